//! Findings.

use std::fmt;

use serde::Serialize;

use crate::{Path, Span};

/// Something a person should know about a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong and what the manager will do.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// The place in the text.
    pub span: Span,
    /// The place in the template; of the whole text, empty.
    pub path: Path,
    /// Which of the report's templates it is about; none for the text as a whole.
    pub template: Option<usize>,
    /// Other places that matter.
    pub related: Vec<Related>,
}

/// A second place that explains a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// What is there.
    pub message: String,
    /// The place in the text.
    pub span: Span,
}

/// A rule's stable name, as `save/unknown-key`: its group, then what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Code(&'static str);

impl Code {
    /// A code; for the declarations of rules.
    pub(crate) const fn new(code: &'static str) -> Self {
        Self(code)
    }

    /// The code as text.
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// The address of the page that explains the rule.
    pub fn page(self) -> String {
        format!("{}/blob/main/docs/rules/{self}.md", env!("CARGO_PKG_REPOSITORY"))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// How bad a finding is, from worst to mildest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The manager refuses the template or crashes on it.
    Error,
    /// The manager stores it, but it cannot launch, or does something else than written.
    Launch,
    /// Probably not what is meant.
    Warning,
    /// Could be better.
    Hint,
}
