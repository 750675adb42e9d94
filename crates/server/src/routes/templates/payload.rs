//! The payload of a creation or an update: templates in an envelope, checked as the manager's release does.

use serde::Deserialize;
use serde::de::IgnoredAny;
use sesstpl::wire::Wrapping;
use sesstpl::{
    CheckOptions, Diagnostic, Encoding, Envelope, LineIndex, Notation, Release, Report, Severity, Stored,
    TemplateKind, TemplateReport, Verdict, check as check_text, emit,
};
use sesstpl_manager_api::{Place, RemoteDiagnostic, RemoteSeverity, RemoteSpan};

use crate::problem::{Refusal, Rejected};

/// The rule about which envelope a release takes, which does not matter here: any will do.
const ENVELOPE: &str = "style/envelope";

/// The rule about mounts at places that are kept for the system.
const RESERVED: &str = "save/reserved-mount";

/// Which envelopes are taken.
#[derive(Debug, Clone, Copy)]
pub(super) enum Taken {
    /// Any that some release takes.
    Any,
    /// Those that this release takes for this.
    By(Release, For),
}

/// What a payload is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// New templates.
    Creation,
    /// A template in place of another.
    Update,
}

impl Taken {
    fn includes(self, report: &Report) -> bool {
        let Self::By(release, purpose) = self else {
            return true;
        };
        let is_json = report.notation == Notation::Json;
        match (Wrapping::of(release), report.envelope) {
            (Wrapping::None, Envelope::Bare) | (Wrapping::SessionTemplates, Envelope::SessionTemplates) => {
                true
            }
            (Wrapping::ListOrDocuments, Envelope::List) => is_json || purpose == For::Update,
            (Wrapping::ListOrDocuments, Envelope::Documents) => !is_json && purpose == For::Creation,
            _ => false,
        }
    }
}

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
pub(super) fn check(payload: &str, release: Release, taken: Taken) -> Result<Vec<Accepted>, Refusal> {
    if is_empty_list(payload) {
        return match taken {
            Taken::Any => Ok(Vec::new()),
            Taken::By(release, _) if release.since(23, 9) => Ok(Vec::new()),
            Taken::By(..) => Err(Refusal::Envelope),
        };
    }
    let report = check_text(payload, &CheckOptions { release });
    if report.verdict != Verdict::Malformed && !taken.includes(&report) {
        return Err(Refusal::Envelope);
    }
    // A template for a cluster is stored elsewhere.
    let is_for_sessions = report
        .templates
        .iter()
        .all(|template| template.kind == TemplateKind::Session);
    if !report.ok() || !is_for_sessions {
        return Err(Refusal::Template(Box::new(rejected(payload, &report))));
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

fn rejected(payload: &str, report: &Report) -> Rejected {
    let errors = report
        .diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error);
    let is_reserved = |found: &&Diagnostic| found.code.as_str() == RESERVED;
    let reserved = match report.verdict {
        Verdict::Reject if errors.clone().all(|found| is_reserved(&found)) => errors.clone().next(),
        _ => None,
    };
    let written = |found: &Diagnostic| {
        let text = payload.get(found.span.start..found.span.end).unwrap_or_default();
        serde_json::from_str(text).unwrap_or_else(|_| text.to_owned())
    };
    Rejected {
        diagnostics: remote(payload, report),
        is_malformed: report.verdict == Verdict::Malformed,
        reserved: reserved.map(written),
    }
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
