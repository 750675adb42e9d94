//! What templates are wrapped in.

use sesstpl_yaml::{Document, NodeId, Value};

use crate::template::measure::MAX_NAME_LENGTH;
use crate::template::problem::{Kind, Problem};
use crate::template::text_of;
use crate::{Envelope, Path, Segment, Span, Target};

/// The templates of a text.
pub(crate) struct Unwrapped<'d> {
    pub(crate) envelope: Envelope,
    /// The place of what makes it that envelope.
    pub(crate) span: Span,
    pub(crate) items: Vec<Item<'d>>,
}

/// A template, or something that stands where one is expected.
pub(crate) struct Item<'d> {
    pub(crate) document: &'d Document,
    pub(crate) content: Content,
    /// The name under which it is to be listed, where the envelope gives one.
    pub(crate) listed_as: Option<String>,
    /// The mapping that holds it, where it is wrapped.
    pub(crate) wrapped_in: Option<NodeId>,
}

pub(crate) enum Content {
    /// A template's root; none in an empty document.
    Template(Option<NodeId>),
    /// No template.
    Broken(Problem),
}

/// The keys of a template's top level: a mapping with one of them is a template and no envelope, whatever else it
/// holds.
const TEMPLATE_KEYS: [&str; 5] = ["api_version", "apiVersion", "kind", "metadata", "spec"];

/// Takes the templates out of what they are wrapped in.
pub(crate) fn unwrap(documents: &[Document]) -> Unwrapped<'_> {
    match documents {
        [document] => one(document),
        several => Unwrapped {
            envelope: Envelope::Documents,
            span: several.first().map_or(Span::at(0), whole),
            items: several
                .iter()
                .filter_map(|document| Some(item(document, document.root()?)))
                .collect(),
        },
    }
}

fn one(document: &Document) -> Unwrapped<'_> {
    let wrapped = document.root().and_then(|root| match document.value(root) {
        Value::Dict(_) if looks_like_template(document, root) => None,
        Value::Dict(_) => {
            if let Some((key, list)) = member(document, root, "session_templates") {
                return Some(Unwrapped {
                    envelope: Envelope::SessionTemplates,
                    span: document.node(key).span,
                    items: session_templates(document, list),
                });
            }
            let (key, _) = member(document, root, "template")?;
            Some(Unwrapped {
                envelope: Envelope::Documents,
                span: document.node(key).span,
                items: vec![item(document, root)],
            })
        }
        Value::List(items)
            if items
                .iter()
                .any(|&item| member(document, item, "template").is_some()) =>
        {
            Some(Unwrapped {
                envelope: Envelope::List,
                span: document.node(root).span,
                items: items.iter().map(|&node| item(document, node)).collect(),
            })
        }
        _ => None,
    });
    wrapped.unwrap_or_else(|| Unwrapped {
        envelope: Envelope::Bare,
        span: whole(document),
        items: vec![Item {
            document,
            content: Content::Template(document.root()),
            listed_as: None,
            wrapped_in: None,
        }],
    })
}

fn session_templates(document: &Document, list: NodeId) -> Vec<Item<'_>> {
    match document.value(list) {
        Value::List(items) => items.iter().map(|&node| item(document, node)).collect(),
        _ => vec![broken(document, Kind::NoTemplateList, list)],
    }
}

fn item(document: &Document, node: NodeId) -> Item<'_> {
    let Some((_, template)) = member(document, node, "template") else {
        return broken(document, Kind::NoTemplate, node);
    };
    let name = member(document, node, "name").map(|(_, name)| name);
    let listed_as = name.and_then(|name| text_of(document.value(name)));
    Item {
        document,
        content: Content::Template(Some(template)),
        listed_as: listed_as.map(str::to_owned),
        wrapped_in: Some(node),
    }
}

impl Item<'_> {
    /// What is wrong with the name under which it is to be listed.
    pub(crate) fn name_problem(&self) -> Option<Problem> {
        let name = self.listed_as.as_ref()?;
        if name.len() <= MAX_NAME_LENGTH || name.chars().count() <= MAX_NAME_LENGTH {
            return None;
        }
        let (_, node) = member(self.document, self.wrapped_in?, "name")?;
        Some(Problem {
            kind: Kind::NameTooLong,
            path: Path::default(),
            span: self.document.node(node).span,
            field: None,
            node: Some(node),
        })
    }

    /// What stands beside `template`.
    pub(crate) fn beside(&self) -> impl Iterator<Item = (NodeId, NodeId)> {
        let entries = match self.wrapped_in.map(|node| self.document.value(node)) {
            Some(Value::Dict(entries)) => entries.as_slice(),
            _ => &[],
        };
        let is_template = |key| is_one_of(self.document, key, &["template"]);
        entries.iter().copied().filter(move |&(key, _)| !is_template(key))
    }
}

fn broken(document: &Document, kind: Kind, node: NodeId) -> Item<'_> {
    let (name, target) = match kind {
        Kind::NoTemplateList => ("session_templates", Target::Value),
        _ => ("template", Target::Key),
    };
    Item {
        document,
        content: Content::Broken(Problem {
            kind,
            path: Path {
                segments: vec![Segment::Key(name.to_owned())],
                target,
            },
            span: document.node(node).span,
            field: None,
            node: Some(node),
        }),
        listed_as: None,
        wrapped_in: None,
    }
}

/// Whether it is a mapping with a key of a template's top level.
pub(crate) fn looks_like_template(document: &Document, node: NodeId) -> bool {
    match document.value(node) {
        Value::Dict(entries) => entries
            .iter()
            .any(|&(key, _)| is_one_of(document, key, &TEMPLATE_KEYS)),
        _ => false,
    }
}

/// The key and the value of a mapping's entry.
fn member(document: &Document, node: NodeId, name: &str) -> Option<(NodeId, NodeId)> {
    match document.value(node) {
        Value::Dict(entries) => entries
            .iter()
            .copied()
            .find(|&(key, _)| is_one_of(document, key, &[name])),
        _ => None,
    }
}

fn is_one_of(document: &Document, key: NodeId, names: &[&str]) -> bool {
    text_of(document.value(key)).is_some_and(|key| names.contains(&key))
}

fn whole(document: &Document) -> Span {
    document
        .root()
        .map_or(Span::at(0), |root| document.node(root).span)
}
