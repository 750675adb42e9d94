//! The shape.

use serde::Serialize;
use sesstpl::fix::Applicability;
use sesstpl::{Envelope, Notation, Position, Release, Severity, TemplateKind, Verdict};

/// All that is to be said of a text. `S` is how the caller shows the stored form.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportData<'r, S> {
    /// The worst verdict of the text's templates.
    pub verdict: Verdict,
    /// Whether the manager stores every template of the text.
    pub ok: bool,
    /// The release it was checked against.
    pub release: Release,
    /// How the text was read.
    pub notation: Notation,
    /// How its templates are wrapped.
    pub envelope: Envelope,
    /// Everything found, in the order of the text.
    pub diagnostics: Vec<DiagnosticData<'r>>,
    /// The templates, in the order of the text.
    pub templates: Vec<TemplateData<'r, S>>,
}

/// Something a person should know about a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DiagnosticData<'r> {
    /// The rule's stable name, as `save/unknown-key`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong and what the manager will do.
    pub message: &'r str,
    /// How to mend it.
    pub help: Option<&'r str>,
    /// The place in the template, outermost first; of the whole template or text, empty.
    pub path: Vec<PathSegment<'r>>,
    /// The same place for people, as `spec.agent_list[0]`.
    pub path_text: String,
    /// Which of the report's templates it is about; none for the text as a whole.
    pub template: Option<usize>,
    /// The first character.
    pub start: Position,
    /// After the last character.
    pub end: Position,
    /// Other places that matter.
    pub related: Vec<RelatedData<'r>>,
    /// Its fixes, the best first; none where they were not looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixes: Option<Vec<FixData<'r>>>,
}

/// Edits that mend what a diagnostic is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FixData<'r> {
    /// What is done, as a command.
    pub title: &'r str,
    /// Whether it can be applied without a look at it.
    pub applicability: Applicability,
    /// The edits, in the order of the text; no two overlap.
    pub edits: Vec<EditData<'r>>,
}

/// Text that takes the place of a part of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EditData<'r> {
    /// The first character that goes.
    pub start: Position,
    /// After the last character that goes; the same where text is only put in.
    pub end: Position,
    /// What comes in its place.
    pub text: &'r str,
}

/// One step into a mapping or a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum PathSegment<'r> {
    /// A mapping's key.
    Key(&'r str),
    /// A list's index, from 0.
    Index(usize),
}

/// A second place that explains a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RelatedData<'r> {
    /// What is there.
    pub message: &'r str,
    /// The first character.
    pub start: Position,
    /// After the last character.
    pub end: Position,
}

/// What a manager does with one template.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TemplateData<'r, S> {
    /// Whether it is for a session or for a cluster.
    pub kind: TemplateKind,
    /// `metadata.name`, where it can be read.
    pub name: Option<&'r str>,
    /// The `name` beside `template:`, under which the manager lists the template instead.
    pub listed_as: Option<&'r str>,
    /// What the manager does.
    pub verdict: Verdict,
    /// The normalized template as the release stores it; none unless accepted.
    pub stored: Option<S>,
    /// The first character.
    pub start: Position,
    /// After the last character.
    pub end: Position,
}
