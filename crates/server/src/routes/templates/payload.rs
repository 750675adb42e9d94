//! The payload of a creation or an update: templates in an envelope, checked as the manager's release does.

use serde::Deserialize;
use serde::de::IgnoredAny;
use sesstpl::{
    CheckOptions, Diagnostic, Encoding, LineIndex, Release, Report, Severity, Stored, TemplateKind,
    TemplateReport, check as check_text, emit,
};
use sesstpl_manager_api::{Place, RemoteDiagnostic, RemoteSeverity, RemoteSpan};

use crate::problem::Refusal;

/// The rule about which envelope a release takes, which does not matter here: any will do.
const ENVELOPE: &str = "style/envelope";

/// A template that passed.
#[derive(Debug)]
pub(super) struct Accepted {
    /// Its name.
    pub(super) name: String,
    /// Its normalized form, in JSON.
    pub(super) template: String,
}

/// Checks a payload. Any envelope will do, also those that only other releases take; either all templates pass, or
/// the payload is refused with everything that was found.
pub(super) fn check(payload: &str, release: Release) -> Result<Vec<Accepted>, Refusal> {
    if is_empty_list(payload) {
        return Ok(Vec::new());
    }
    let report = check_text(payload, &CheckOptions { release });
    // A template for a cluster is stored elsewhere.
    let is_for_sessions = report
        .templates
        .iter()
        .all(|template| template.kind == TemplateKind::Session);
    if !report.ok() || !is_for_sessions {
        return Err(Refusal::Template(remote(payload, &report)));
    }
    let names = item_names(payload);
    report
        .templates
        .iter()
        .enumerate()
        .map(|(position, template)| {
            let own_name = names.get(position).cloned().flatten();
            accepted(template, own_name)
        })
        .collect()
}

/// Whether a payload is a list of no templates, which stores nothing.
fn is_empty_list(payload: &str) -> bool {
    serde_json::from_str(payload).is_ok_and(|items: Vec<IgnoredAny>| items.is_empty())
}

fn accepted(template: &TemplateReport, own_name: Option<String>) -> Result<Accepted, Refusal> {
    let missing = || Refusal::internal(&"an accepted template has no stored form");
    let stored: &Stored = template.stored.as_ref().ok_or_else(missing)?;
    Ok(Accepted {
        name: own_name.or_else(|| template.name.clone()).ok_or_else(missing)?,
        template: emit::to_json(stored, false),
    })
}

/// The names that the items of a JSON list give their templates, which go before the templates' own.
fn item_names(payload: &str) -> Vec<Option<String>> {
    #[derive(Deserialize)]
    struct Item {
        name: Option<String>,
    }
    let items: Vec<Item> = serde_json::from_str(payload).unwrap_or_default();
    items.into_iter().map(|item| item.name).collect()
}

fn remote(payload: &str, report: &Report) -> Vec<RemoteDiagnostic> {
    let lines = LineIndex::new(payload);
    let mut found: Vec<&Diagnostic> = report
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code.as_str() != ENVELOPE)
        .collect();
    // What makes the manager refuse stands first.
    found.sort_by_key(|diagnostic| diagnostic.severity);
    found
        .into_iter()
        .map(|diagnostic| RemoteDiagnostic {
            code: diagnostic.code.to_string(),
            severity: severity(diagnostic.severity),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            path: diagnostic.path.to_string(),
            template: diagnostic.template,
            span: RemoteSpan {
                start: place(&lines, diagnostic.span.start),
                end: place(&lines, diagnostic.span.end),
            },
        })
        .collect()
}

fn severity(severity: Severity) -> RemoteSeverity {
    match severity {
        Severity::Error => RemoteSeverity::Error,
        Severity::Launch => RemoteSeverity::Launch,
        Severity::Warning => RemoteSeverity::Warning,
        Severity::Hint => RemoteSeverity::Hint,
    }
}

fn place(lines: &LineIndex<'_>, offset: usize) -> Place {
    let position = lines.position(offset, Encoding::Utf32);
    Place {
        offset: position.offset,
        line: position.line + 1,
        column: position.column + 1,
    }
}
