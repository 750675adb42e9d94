//! What the code editor asks the core while somebody writes.

use serde::{Deserialize, Serialize};
use sesstpl::fix::{Applicability, Fixer};
use sesstpl::language::{
    Completion, CompletionKind, CompletionOptions, HostValues, complete, folding, hover,
};
use sesstpl::{Catalogue, CheckOptions, LineIndex, Release, Span, check_with};

use super::marks;
use super::offsets::{Change, bytes, changes, units};
use crate::messages;
use crate::state::{Checked, Fixes};

/// `Question` in `web/codemirror/core.ts`. Offsets are JavaScript's.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(tag = "question", rename_all = "lowercase")]
pub(super) enum Question {
    /// What may be written here?
    Complete { offset: usize },
    /// What is this?
    Hover { offset: usize },
    /// What can be folded away?
    Folds,
    /// What is there to say of a finding, by its number?
    Finding { index: usize },
    /// What can be mended between these places?
    Fixes { from: usize, to: usize },
}

/// `Proposal` in `web/codemirror/core.ts`.
#[derive(Serialize)]
struct Proposal {
    label: String,
    kind: &'static str,
    detail: String,
    documentation: String,
    required: bool,
    from: usize,
    to: usize,
    insert: String,
    /// Pairs of offsets in `insert`.
    stops: Vec<[usize; 2]>,
}

/// `Tip` in `web/codemirror/core.ts`.
#[derive(Serialize)]
struct Tip {
    from: usize,
    to: usize,
    markdown: String,
}

/// `Remedy` in `web/codemirror/core.ts`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Remedy {
    pub(super) title: String,
    pub(super) safe: bool,
    pub(super) changes: Vec<Change>,
}

/// What is known beside the text.
pub(super) struct Known<'k> {
    pub(super) release: Release,
    pub(super) host: &'k HostValues,
    pub(super) catalogue: &'k Catalogue,
    pub(super) checked: &'k Checked,
    pub(super) fixes: Option<&'k Fixes>,
}

/// Answers a question about a text, as JSON.
pub(super) fn answer(question: Question, text: &str, known: &Known<'_>) -> String {
    let release = known.release;
    let answer = match question {
        Question::Complete { offset } => serde_json::to_string(&proposals(text, offset, release, known.host)),
        Question::Hover { offset } => serde_json::to_string(&tip(text, offset, release)),
        Question::Folds => serde_json::to_string(&folds(text)),
        Question::Finding { index } => {
            serde_json::to_string(&marks::words(index, text, known.checked, known.fixes))
        }
        Question::Fixes { from, to } => {
            serde_json::to_string(&remedies(text, from, to, release, known.catalogue))
        }
    };
    // Texts and numbers always have a JSON form.
    answer.unwrap_or_else(|_| "null".to_owned())
}

fn proposals(text: &str, offset: usize, release: Release, host: &HostValues) -> Vec<Proposal> {
    let lines = LineIndex::new(text);
    let found = complete(text, bytes(text, offset), &CompletionOptions { release, host });
    found
        .into_iter()
        .map(|completion| proposal(&lines, completion))
        .collect()
}

fn proposal(lines: &LineIndex<'_>, completion: Completion) -> Proposal {
    let inserted = LineIndex::new(&completion.text);
    let stops = completion
        .stops
        .iter()
        .map(|stop| [units(&inserted, stop.start), units(&inserted, stop.end)])
        .collect();
    Proposal {
        from: units(lines, completion.span.start),
        to: units(lines, completion.span.end),
        stops,
        label: completion.label,
        kind: kind(completion.kind),
        detail: completion.detail,
        documentation: messages::markdown(completion.documentation),
        required: completion.required,
        insert: completion.text,
    }
}

fn kind(kind: CompletionKind) -> &'static str {
    match kind {
        CompletionKind::Field | CompletionKind::Envelope => "field",
        CompletionKind::Template => "template",
        CompletionKind::Word => "word",
        CompletionKind::Host => "host",
    }
}

fn tip(text: &str, offset: usize, release: Release) -> Option<Tip> {
    let lines = LineIndex::new(text);
    let found = hover(text, bytes(text, offset), release)?;
    Some(Tip {
        from: units(&lines, found.span.start),
        to: units(&lines, found.span.end),
        markdown: messages::markdown(found.markdown),
    })
}

fn folds(text: &str) -> Vec<[usize; 2]> {
    let lines = LineIndex::new(text);
    folding(text)
        .iter()
        .map(|range| [units(&lines, range.span.start), units(&lines, range.span.end)])
        .collect()
}

fn remedies(text: &str, from: usize, to: usize, release: Release, catalogue: &Catalogue) -> Vec<Remedy> {
    let options = CheckOptions { release };
    let report = check_with(text, &options, catalogue);
    let fixer = Fixer::new(text, &options).with_catalogue(catalogue);
    let lines = LineIndex::new(text);
    let asked = Span::new(bytes(text, from), bytes(text, to));
    let mut touched: Vec<_> = report
        .diagnostics
        .iter()
        .filter(|found| found.span.start <= asked.end && asked.start <= found.span.end)
        .collect();
    // What matters most comes first.
    touched.sort_by_key(|found| found.severity);
    let mut remedies: Vec<Remedy> = Vec::new();
    for fix in touched.into_iter().flat_map(|found| fixer.fixes(found)) {
        let remedy = Remedy {
            changes: changes(&lines, &fix.edits),
            safe: fix.applicability == Applicability::Safe,
            title: messages::of_core(&fix.title),
        };
        if !remedies.contains(&remedy) {
            remedies.push(remedy);
        }
    }
    remedies
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use sesstpl::catalogue::ScalingGroup;
    use sesstpl::language::HostValue;

    use super::*;

    fn ask(question: Question, text: &str, host: &HostValues) -> Value {
        let catalogue = Catalogue::default();
        let known = Known {
            release: Release::LATEST,
            host,
            catalogue: &catalogue,
            checked: &Checked::of(text, Release::LATEST, &catalogue),
            fixes: None,
        };
        let json = answer(question, text, &known);
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn completion_counts_as_javascript_does_behind_characters_outside_the_basic_plane() {
        let text = "metadata: {name: 🚀}\nspec:\n  ker";
        let offset = text.encode_utf16().count();
        let found = ask(Question::Complete { offset }, text, &HostValues::default());
        assert_eq!(found[0]["label"], "kernel", "{found:#}");
        assert_eq!(found[0]["from"], offset - 3, "{found:#}");
        assert_eq!(found[0]["to"], offset, "{found:#}");
    }

    #[test]
    fn values_of_the_cluster_are_offered() {
        let host = HostValues {
            images: vec![HostValue::new("cr.example/python:3.9")],
            ..HostValues::default()
        };
        let text = "spec:\n  kernel:\n    image: ";
        let found = ask(Question::Complete { offset: text.len() }, text, &host);
        assert_eq!(found[0]["label"], "cr.example/python:3.9", "{found:#}");
    }

    #[test]
    fn a_fix_is_offered_where_its_finding_is_and_nowhere_else() {
        let text = "api_version: 6\nkind: taskTemplate\nmetadata: {name: a}\nspec: {kernel: {image: b/c}}\n";
        let host = HostValues::default();
        let here = ask(Question::Fixes { from: 14, to: 14 }, text, &host);
        assert_eq!(here[0]["title"], "Put `6` in quotes", "{here:#}");
        assert_eq!(here[0]["changes"][0]["insert"], "'6'", "{here:#}");
        let elsewhere = ask(Question::Fixes { from: 20, to: 20 }, text, &host);
        assert_eq!(elsewhere, Value::Array(Vec::new()));
    }

    #[test]
    fn a_fix_names_what_the_cluster_has() {
        let text = "api_version: v1\nkind: taskTemplate\nmetadata: {name: a}\nspec:\n  kernel: {image: 'cr.a/b:1'}\n  \
                    scaling_group: defautl\n";
        let group = ScalingGroup {
            name: "default".to_owned(),
            is_allowed: true,
        };
        let catalogue = Catalogue {
            scaling_groups: Some(vec![group]),
            ..Catalogue::default()
        };
        let remedies = remedies(text, 0, text.len(), Release::LATEST, &catalogue);
        assert!(
            remedies.iter().any(|remedy| remedy.title.contains("default")),
            "{remedies:#?}"
        );
    }

    #[test]
    fn folds_begin_after_the_key_that_stays() {
        let found = ask(
            Question::Folds,
            "spec:\n  kernel:\n    image: a\n",
            &HostValues::default(),
        );
        assert_eq!(found[0][0], 5, "{found:#}");
    }
}
