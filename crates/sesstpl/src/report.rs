//! What a check finds.

use serde::Serialize;

use crate::{Diagnostic, Release, Stored, TemplateKind};

/// What to check against.
#[derive(Debug, Clone, Copy, Default)]
pub struct CheckOptions {
    /// The manager release whose answer is wanted; the newest by default.
    pub release: Release,
}

/// All that is to be said of a text.
#[derive(Debug, Clone)]
pub struct Report {
    /// The release it was checked against.
    pub release: Release,
    /// The worst verdict of its templates; of a text that cannot be read, the reader's.
    pub verdict: Verdict,
    /// How the text was read.
    pub notation: Notation,
    /// How its templates are wrapped.
    pub envelope: Envelope,
    /// Everything found, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The templates, in the order of the text.
    pub templates: Vec<TemplateReport>,
}

impl Report {
    /// Whether the manager stores every template of the text.
    pub fn ok(&self) -> bool {
        self.verdict == Verdict::Accept
    }
}

/// What a manager does with one template.
#[derive(Debug, Clone)]
pub struct TemplateReport {
    /// What it is for, as its `kind` says.
    pub kind: TemplateKind,
    /// `metadata.name`, where it can be read.
    pub name: Option<String>,
    /// The `name` beside `template:`, under which the template is to be listed instead of its own name.
    pub listed_as: Option<String>,
    /// What the manager does.
    pub verdict: Verdict,
    /// The normalized template exactly as the release stores it; none unless accepted.
    pub stored: Option<Stored>,
    /// Where the template stands in the text.
    pub span: crate::Span,
}

/// What the manager does with a template, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is stored.
    Accept,
    /// The template check refuses it.
    Reject,
    /// The text is neither JSON nor YAML.
    Malformed,
    /// The manager fails with an exception that is no refusal: HTTP 500 without a reason.
    Crash,
}

/// The notation a text was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Notation {
    /// JSON.
    Json,
    /// YAML 1.1, as `PyYAML` reads it.
    Yaml,
}

/// How the templates of a text are wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Envelope {
    /// One template, and nothing around it.
    Bare,
    /// A mapping with `session_templates:`, a list of mappings with `template:`.
    SessionTemplates,
    /// A list of mappings with `template:`.
    List,
    /// YAML documents, each a mapping with `template:`.
    Documents,
}
