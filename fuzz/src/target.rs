//! What is fed, and what must hold of its results.

use sesstpl::{CheckOptions, Release, check};
use sesstpl_yaml::{Document, Error, NodeId, NodeKind, Span, Value, load, load_all};

#[derive(Debug, Clone, Copy)]
pub(crate) enum Target {
    Reader,
    Check,
}

impl Target {
    /// Feeds a text. What became of it, in short; panics if the result contradicts itself.
    pub(crate) fn run(self, text: &str) -> String {
        match self {
            Self::Reader => read(text),
            Self::Check => checked(text),
        }
    }
}

fn read(text: &str) -> String {
    let stream = load_all(text);
    for document in &stream.documents {
        assert_sound(text, document);
    }
    if let Some(error) = &stream.error {
        assert_error(text, error);
    }
    match load(text) {
        Ok(document) => {
            assert!(stream.error.is_none() && stream.documents.len() <= 1);
            let nodes = document.nodes().take(40).count();
            format!("{nodes} nodes, {} comments", document.comments().len().min(5))
        }
        Err(error) => {
            assert_error(text, &error);
            format!(
                "{:?} {} after {}",
                error.kind,
                error.problem,
                stream.documents.len().min(3)
            )
        }
    }
}

/// The part of the text at a span; panics if there is none.
fn part(text: &str, span: Span) -> &str {
    text.get(span.start..span.end)
        .expect("a span is a part of the text")
}

fn assert_error(text: &str, error: &Error) {
    part(text, error.span);
    if let Some((context, span)) = &error.context {
        part(text, *span);
        assert!(!context.is_empty());
    }
    assert!(!error.problem.is_empty());
}

fn assert_sound(text: &str, document: &Document) {
    let exists = |id: NodeId| {
        let _node = document.node(id);
    };
    for (_, node) in document.nodes() {
        part(text, node.span);
        if let Some(properties) = &node.properties {
            part(text, properties.span);
            assert!(properties.span.end <= node.span.start);
        }
        match &node.kind {
            NodeKind::Scalar { text, .. } => {
                let _text = text.to_str_lossy();
            }
            NodeKind::Sequence { items, .. } => items.iter().copied().for_each(exists),
            NodeKind::Mapping { entries, .. } => entries
                .iter()
                .flat_map(|&(key, value)| [key, value])
                .for_each(exists),
        }
        match &node.value {
            Value::List(items) | Value::Set(items) => items.iter().copied().for_each(exists),
            Value::Dict(entries) | Value::Pairs(entries) => {
                entries
                    .iter()
                    .flat_map(|&(key, value)| [key, value])
                    .for_each(exists);
            }
            _ => {}
        }
    }
    for alias in document.aliases() {
        assert!(part(text, alias.span).starts_with('*'));
        assert!(document.node(alias.target).anchor().is_some());
    }
    for comment in document.comments() {
        assert!(part(text, comment.span).starts_with('#'));
    }
}

fn checked(text: &str) -> String {
    let releases: Vec<Release> = Release::all().collect();
    let release = releases[text.len() % releases.len()];
    let report = check(text, &CheckOptions { release });
    for diagnostic in &report.diagnostics {
        part(text, diagnostic.span);
        assert!(!diagnostic.message.is_empty());
    }
    let mut codes: Vec<String> = report
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.code.to_string())
        .collect();
    codes.dedup();
    codes.truncate(8);
    format!("{:?} {}", report.verdict, codes.join(" "))
}
