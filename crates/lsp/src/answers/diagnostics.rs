//! What is wrong with a document.

use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString,
    Uri,
};
use sesstpl::{CheckOptions, Severity, check};

use crate::document::{Document, Places};

/// Every finding of the check.
pub(crate) fn of(document: &Document, uri: &Uri, options: CheckOptions) -> Vec<Diagnostic> {
    let places = document.places();
    let found = check(&document.text, &options).diagnostics.into_iter();
    found
        .map(|diagnostic| worded(&diagnostic, &places, uri))
        .collect()
}

/// A finding in the protocol's words.
pub(super) fn worded(diagnostic: &sesstpl::Diagnostic, places: &Places<'_>, uri: &Uri) -> Diagnostic {
    let severity = match diagnostic.severity {
        Severity::Error | Severity::Launch => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Hint => DiagnosticSeverity::INFORMATION,
    };
    let help = diagnostic.help.as_deref().map(|help| format!("\nHelp: {help}"));
    let related = diagnostic
        .related
        .iter()
        .map(|related| DiagnosticRelatedInformation {
            location: Location::new(uri.clone(), places.range(related.span)),
            message: related.message.clone(),
        });
    let page = diagnostic.code.page();
    Diagnostic {
        range: places.range(diagnostic.span),
        severity: Some(severity),
        code: Some(NumberOrString::String(diagnostic.code.to_string())),
        code_description: page.parse().ok().map(|href| CodeDescription { href }),
        source: Some("sesstpl".to_owned()),
        message: format!("{}{}", diagnostic.message, help.unwrap_or_default()),
        related_information: Some(related.collect()),
        ..Diagnostic::default()
    }
}
