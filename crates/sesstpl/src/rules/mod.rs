//! What is to be said of a document: one rule, one file.
//!
//! A rule's file holds its documentation and its check. [`all`] lists every rule; pages, hover texts and types
//! are made from that list. Programs that must be small are built without the feature `documentation` and load the
//! longer texts when somebody reads them.

mod fixes;
#[cfg(feature = "documentation")]
mod json;
mod mount;
#[cfg(feature = "documentation")]
mod page;
mod registry;
mod rule;

mod launch;
mod save;
mod security;
mod style;
mod syntax;

#[cfg(feature = "documentation")]
pub use json::json;
#[cfg(feature = "documentation")]
pub use launch::example_catalogue;
#[cfg(feature = "documentation")]
pub use page::{index, page};
pub use registry::all;
pub use rule::Rule;

pub(crate) use fixes::{Broken, Change, Fixes, Proposal, Site, Wrapped, leave_out};
use rule::documented;
pub(crate) use rule::{Check, Finding, Findings};

use crate::envelope::Unwrapped;
use crate::read::Source;
use crate::template::problem::{Problem, Stage, stage};
use crate::template::{Examined, Template};
use crate::{Catalogue, Diagnostic, Notation, Release, Severity, TemplateKind, Verdict};

/// Of what the manager does not come to yet.
const LATER: &str = ", once the errors before are mended";

/// The rule with a code.
pub fn find(code: &str) -> Option<&'static Rule> {
    all().iter().copied().find(|rule| rule.code.as_str() == code)
}

/// Says why a text cannot be read, and what the manager does with it.
pub(crate) fn unreadable(source: &Source, release: Release) -> Option<(Verdict, Diagnostic)> {
    let error = source.content.as_ref().err()?;
    let (rule, finding) = syntax::explain(error, source.json_error.as_ref(), release);
    Some((syntax::verdict(error), rule.diagnostic(finding, None)))
}

/// Says everything about one template and why it is not stored.
pub(crate) fn examine(
    template: &Template<'_>,
    problems: &[Problem],
    index: usize,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let stops_at = stage(problems);
    for problem in problems {
        diagnostics.push(explain(
            problem,
            stops_at,
            Some(template),
            template.release,
            index,
        ));
    }
    for rule in all() {
        if let Check::Template(check) = rule.check
            && rule.holds_in(template.release)
        {
            let mut findings = Findings::new(rule, index, diagnostics);
            check(template, &mut findings);
        }
    }
}

/// Says what stands in the way of a launch. Of a template that is not stored, what stands in the way of the rest of it.
pub(crate) fn launch(
    examined: &Examined<'_>,
    catalogue: &Catalogue,
    index: usize,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let template = &examined.template;
    if template.kind == TemplateKind::Cluster {
        return;
    }
    let rest;
    let stored = match &examined.stored {
        Some(stored) => stored,
        None => match examined.stored_without_problems() {
            Some(stored) => {
                rest = stored;
                &rest
            }
            None => return,
        },
    };
    let has_problem = |field| {
        let problems = &examined.problems;
        problems.iter().any(|problem| problem.field == Some(field))
    };
    for obstacle in crate::launch::obstacles(stored, template.release, catalogue) {
        let Some(rule) = find(obstacle.code).filter(|_| !has_problem(obstacle.field)) else {
            continue;
        };
        let (span, path) = launch::place(template, obstacle.field, obstacle.key.as_deref());
        let finding = Finding::new(span, obstacle.message).at(path).help(obstacle.help);
        let mut diagnostic = rule.diagnostic(finding, Some(index));
        if !examined.problems.is_empty() {
            diagnostic.message.push_str(LATER);
        }
        diagnostics.push(diagnostic);
    }
}

/// Says why something that stands where a template is expected is none.
pub(crate) fn broken_item(problem: &Problem, release: Release, index: usize) -> Diagnostic {
    explain(problem, Some(problem.kind.stage()), None, release, index)
}

/// Whether a diagnostic is about a problem of a template.
pub(crate) fn explains(diagnostic: &Diagnostic, problem: &Problem, template: &Template<'_>) -> bool {
    save::rule_for(problem, Some(template)).code == diagnostic.code
        && problem.span == diagnostic.span
        && problem.path == diagnostic.path
}

/// Says what the release makes of the envelope.
pub(crate) fn envelope(
    unwrapped: &Unwrapped<'_>,
    notation: Notation,
    release: Release,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for rule in all() {
        if let Check::Envelope(check) = rule.check
            && let Some(finding) = check(unwrapped, notation, release)
        {
            diagnostics.push(rule.diagnostic(finding, None));
        }
    }
}

fn explain(
    problem: &Problem,
    stops_at: Option<Stage>,
    template: Option<&Template<'_>>,
    release: Release,
    index: usize,
) -> Diagnostic {
    let rule = save::rule_for(problem, template);
    let finding = match rule.check {
        Check::Problem(explain) => explain(problem, template, release),
        _ => Finding::new(problem.span, rule.summary),
    };
    let mut diagnostic = rule.diagnostic(finding.at(problem.path.clone()), Some(index));
    if stops_at.is_some_and(|stage| stage < problem.kind.stage()) {
        // The manager stops before this step, so that this is none of its reasons yet.
        diagnostic.severity = Severity::Warning;
        diagnostic.message.push_str(LATER);
    }
    diagnostic
}
