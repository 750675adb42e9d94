//! What may be written at the cursor.

mod context;
mod keys;
mod rank;
mod scalar;
mod snippet;
mod values;

use context::Context;

use crate::{Release, Span};

/// What completions are made for.
#[derive(Debug, Clone, Copy)]
pub struct CompletionOptions<'h> {
    /// The manager release that the template is for.
    pub release: Release,
    /// What the cluster has.
    pub host: &'h HostValues,
}

/// What a cluster has to offer: values that no table can know. Each list is offered in its own order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HostValues {
    /// Images by their full names.
    pub images: Vec<HostValue>,
    /// Storage folders by name.
    pub folders: Vec<HostValue>,
    /// Scaling groups by name.
    pub scaling_groups: Vec<HostValue>,
    /// Resource slots beside `cpu` and `mem`, as `cuda.device`.
    pub slots: Vec<HostValue>,
    /// Projects by identifier.
    pub projects: Vec<HostValue>,
    /// Agents by identifier.
    pub agents: Vec<HostValue>,
}

/// Something that a cluster has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HostValue {
    /// What is written in a template.
    pub text: String,
    /// What it is, for people: a project's name, how much of a slot is free.
    pub detail: String,
}

impl HostValue {
    /// A value about which there is nothing more to say.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            detail: String::new(),
        }
    }
}

/// Something that may be written at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What is shown: the field's first name, the word, the value.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A line about it: a field's [`signature`](super::signature()).
    pub detail: String,
    /// What it means, in plain words; may be empty.
    pub documentation: String,
    /// Other names under which it should be found as well.
    pub aliases: Vec<&'static str>,
    /// Whether the template is refused without it.
    pub required: bool,
    /// The part of the document that is replaced.
    pub span: Span,
    /// What is put there.
    pub text: String,
    /// The parts of [`text`](Self::text) that are to be filled in, in order. They may be empty, or hold a proposal.
    pub stops: Vec<Span>,
}

/// What a completion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompletionKind {
    /// A field.
    Field,
    /// A key of what templates are wrapped in.
    Envelope,
    /// A whole template with all that it needs.
    Template,
    /// A word that a field takes.
    Word,
    /// A name or value that the cluster supplies, or that follows from one.
    Host,
}

/// What may be written at an offset, best first.
///
/// What does not go with the word before the cursor is left out. An offset past the end is the end.
///
/// ```
/// use sesstpl::language::{CompletionOptions, HostValues, complete};
/// use sesstpl::Release;
///
/// let options = CompletionOptions { release: Release::LATEST, host: &HostValues::default() };
/// let found = complete("spec:\n  ker", 11, &options);
/// assert_eq!(found[0].label, "kernel");
/// assert_eq!(found[0].text, "kernel:\n    image: ");
/// ```
pub fn complete(text: &str, offset: usize, options: &CompletionOptions<'_>) -> Vec<Completion> {
    Context::at(text, offset, options)
        .map(|context| context.completions())
        .unwrap_or_default()
}
