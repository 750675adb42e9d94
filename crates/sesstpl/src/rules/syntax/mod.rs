//! Rules about texts that cannot be read.

pub(super) mod character;
pub(super) mod nesting;
pub(super) mod reference;
mod repair;
pub(super) mod several_documents;
pub(super) mod structure;
pub(super) mod tag;
pub(super) mod value;

use sesstpl_yaml::{Error, ErrorKind, PythonException};

use super::{Finding, Rule};
use crate::read::ReadError;
use crate::read::json::JsonError;
use crate::{Release, Span, Verdict};

/// What a manager does with a text that cannot be read.
pub(super) fn verdict(error: &ReadError) -> Verdict {
    match error {
        ReadError::TooDeep(_) => Verdict::Crash,
        ReadError::SeveralDocuments(_) => Verdict::Malformed,
        ReadError::Yaml(error) => verdict_of(error),
    }
}

/// Why a text cannot be read.
pub(super) fn explain(
    error: &ReadError,
    json: Option<&JsonError>,
    release: Release,
) -> (&'static Rule, Finding) {
    match error {
        ReadError::TooDeep(error) => {
            let message = format!(
                "this is nested too deeply; {}",
                consequence(Verdict::Crash, release)
            );
            let finding = Finding::new(Span::at(error.offset), message).help("nest it less deeply");
            (&nesting::RULE, finding)
        }
        ReadError::SeveralDocuments(error) => {
            let message = format!(
                "a second document begins here; {}",
                consequence(Verdict::Malformed, release)
            );
            let finding = Finding::new(error.span, message)
                .help("take out the line `---`, or begin each of the documents with `template:`");
            (&several_documents::RULE, finding)
        }
        ReadError::Yaml(error) => {
            let message = format!("{}; {}", error.problem, consequence(verdict_of(error), release));
            let rule = rule_for(error);
            let mut finding = Finding::new(error.span, message);
            if let Some(help) = advice(error) {
                finding = finding.help(help);
            }
            if let Some((context, span)) = &error.context {
                finding = finding.related(*span, context.clone());
            }
            if let Some(json) = json {
                finding = finding.related(
                    Span::at(json.offset),
                    format!("if it is meant to be JSON: {}", json.problem),
                );
            }
            (rule, finding)
        }
    }
}

fn rule_for(error: &Error) -> &'static Rule {
    match error.kind {
        ErrorKind::Reader => &character::RULE,
        ErrorKind::Scanner | ErrorKind::Parser => &structure::RULE,
        ErrorKind::Composer => &reference::RULE,
        ErrorKind::Constructor => &tag::RULE,
        ErrorKind::Python(PythonException::Recursion) | ErrorKind::Limit => &nesting::RULE,
        ErrorKind::Python(_) => &value::RULE,
    }
}

/// How to mend it, where the kind of error says so.
fn advice(error: &Error) -> Option<&'static str> {
    match error.kind {
        ErrorKind::Reader => Some("take the character out"),
        ErrorKind::Composer => Some("put text that begins with `*` or `&` in quotes"),
        ErrorKind::Python(PythonException::Recursion) => Some("nest it less deeply"),
        ErrorKind::Constructor | ErrorKind::Python(_) => Some("put it in quotes if text is meant"),
        ErrorKind::Limit => Some("use fewer merge keys"),
        ErrorKind::Scanner | ErrorKind::Parser => None,
    }
}

fn verdict_of(error: &Error) -> Verdict {
    match error.kind {
        ErrorKind::Python(_) | ErrorKind::Limit => Verdict::Crash,
        _ => Verdict::Malformed,
    }
}

/// What the manager answers to a text that it cannot read.
fn consequence(verdict: Verdict, release: Release) -> String {
    if verdict == Verdict::Malformed && !release.since(23, 9) {
        format!("manager {release} answers HTTP 400 `Malformed payload`")
    } else {
        format!("manager {release} answers HTTP 500 without a reason")
    }
}
