//! What a rule is.

use super::Fixes;
use crate::envelope::Unwrapped;
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Diagnostic, Notation, Path, Related, Release, Series, Severity, Span};

/// Something that can be said of a document, and its documentation.
#[derive(Debug)]
pub struct Rule {
    /// The stable name.
    pub code: Code,
    /// How bad it is where it is found.
    pub severity: Severity,
    /// The first series of releases that it holds for.
    pub since: Series,
    /// The first series that it does not hold for any more.
    pub until: Option<Series>,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Why that matters: what the manager does. Empty without the feature `documentation`.
    pub why: &'static str,
    /// A document in which it finds something. Empty without the feature `documentation`.
    pub example: &'static str,
    /// The same document, mended. Empty without the feature `documentation`.
    pub mended: &'static str,
    pub(crate) check: Check,
    /// None where only the author knows what is meant.
    pub(crate) fix: Option<Fixes>,
}

/// A text that explains a rule, which programs that load [`json`](super::json) do without.
pub(super) const fn documented(text: &'static str) -> &'static str {
    if cfg!(feature = "documentation") { text } else { "" }
}

/// How a rule looks at a document.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Check {
    /// Explains why a text cannot be read.
    Syntax,
    /// Explains why a template is not stored.
    Problem(fn(&Problem, Option<&Template<'_>>, Release) -> Finding),
    /// Looks at a template's fields.
    Template(fn(&Template<'_>, &mut Findings<'_>)),
    /// Explains an obstacle of the template's launch, which [`LaunchPlan::obstacles`](crate::launch::LaunchPlan::obstacles)
    /// finds and describes.
    Launch,
    /// Looks at what the templates are wrapped in.
    Envelope(fn(&Unwrapped<'_>, Notation, Release) -> Option<Finding>),
}

/// What a rule has to say at one place.
#[derive(Debug)]
pub(crate) struct Finding {
    span: Span,
    path: Path,
    message: String,
    help: Option<String>,
    related: Vec<Related>,
}

impl Finding {
    pub(crate) fn new(span: Span, message: impl Into<String>) -> Self {
        Self {
            span,
            path: Path::default(),
            message: message.into(),
            help: None,
            related: Vec::new(),
        }
    }

    pub(crate) fn at(mut self, path: Path) -> Self {
        self.path = path;
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related {
            message: message.into(),
            span,
        });
        self
    }
}

/// Takes a rule's findings in one template.
pub(crate) struct Findings<'f> {
    rule: &'static Rule,
    template: usize,
    diagnostics: &'f mut Vec<Diagnostic>,
}

impl<'f> Findings<'f> {
    pub(super) fn new(rule: &'static Rule, template: usize, diagnostics: &'f mut Vec<Diagnostic>) -> Self {
        Self {
            rule,
            template,
            diagnostics,
        }
    }

    pub(crate) fn add(&mut self, finding: Finding) {
        self.diagnostics
            .push(self.rule.diagnostic(finding, Some(self.template)));
    }
}

impl Rule {
    /// Whether it holds for a release.
    pub fn holds_in(&self, release: Release) -> bool {
        release.series() >= self.since && self.until.is_none_or(|until| release.series() < until)
    }

    /// Whether it can offer fixes. Whether it does depends on what it finds.
    pub fn has_fix(&self) -> bool {
        self.fix.is_some()
    }

    /// How much has to be mended before this matters: least of a text that cannot be read.
    pub(crate) fn gravity(&self) -> (bool, Severity) {
        (!matches!(self.check, Check::Syntax), self.severity)
    }

    pub(super) fn diagnostic(&self, finding: Finding, template: Option<usize>) -> Diagnostic {
        Diagnostic {
            code: self.code,
            severity: self.severity,
            message: finding.message,
            help: finding.help,
            span: finding.span,
            path: finding.path,
            template,
            related: finding.related,
        }
    }
}
