//! Findings as SARIF 2.1.0, the notation in which code scanning services take the results of analyses.

use std::io::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use sesstpl::fix::Fix;
use sesstpl::{Diagnostic, Encoding, LineIndex, Report, Severity, Span, rules};

use crate::error::Error;
use crate::fixable::fixes;
use crate::input::Document;

/// Prints the log of one run.
pub(crate) fn print(output: &mut impl Write, reports: &[(Document, Report)]) -> Result<(), Error> {
    let results: Vec<Value> = reports.iter().flat_map(results).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "sesstpl",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules::all().iter().map(|rule| described(rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer(&mut *output, &log).map_err(std::io::Error::from)?;
    writeln!(output)?;
    Ok(())
}

fn described(rule: &rules::Rule) -> Value {
    json!({
        "id": rule.code,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.why },
        "helpUri": rule.code.page(),
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error | Severity::Launch => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn results((document, report): &(Document, Report)) -> Vec<Value> {
    let places = Places {
        uri: uri(&document.name),
        lines: LineIndex::new(&document.text),
    };
    let mended = fixes(document, report).unwrap_or_default();
    let fixes = mended.into_iter().chain(std::iter::repeat(Vec::new()));
    let diagnostics = report.diagnostics.iter().zip(fixes);
    diagnostics
        .map(|(diagnostic, fixes)| places.result(diagnostic, &fixes))
        .collect()
}

/// Where things are in a document.
struct Places<'d> {
    uri: String,
    lines: LineIndex<'d>,
}

impl Places<'_> {
    fn result(&self, diagnostic: &Diagnostic, fixes: &[Fix]) -> Value {
        let help = diagnostic.help.as_deref().map(|help| format!(" Help: {help}."));
        let related = diagnostic.related.iter().map(|related| {
            let mut location = self.location(related.span);
            location["message"] = json!({ "text": related.message });
            location
        });
        json!({
            "ruleId": diagnostic.code,
            "level": level(diagnostic.severity),
            "message": { "text": format!("{}.{}", diagnostic.message, help.unwrap_or_default()) },
            "locations": [self.location(diagnostic.span)],
            "relatedLocations": related.collect::<Vec<_>>(),
            "fixes": fixes.iter().map(|fix| self.fix(fix)).collect::<Vec<_>>(),
        })
    }

    fn fix(&self, fix: &Fix) -> Value {
        let replacements = fix.edits.iter().map(|edit| {
            json!({
                "deletedRegion": self.region(edit.span),
                "insertedContent": { "text": edit.replacement },
            })
        });
        json!({
            "description": { "text": fix.title },
            "artifactChanges": [{
                "artifactLocation": { "uri": self.uri },
                "replacements": replacements.collect::<Vec<_>>(),
            }],
        })
    }

    fn location(&self, span: Span) -> Value {
        json!({ "physicalLocation": {
            "artifactLocation": { "uri": self.uri },
            "region": self.region(span),
        } })
    }

    fn region(&self, span: Span) -> Value {
        let start = self.lines.position(span.start, Encoding::Utf32);
        let end = self.lines.position(span.end, Encoding::Utf32);
        json!({
            "startLine": start.line + 1,
            "startColumn": start.column + 1,
            "endLine": end.line + 1,
            "endColumn": end.column + 1,
        })
    }
}

/// What may stand in the path of an address as it is.
const PLAIN: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// A path as part of an address, relative to the folder that the command runs in.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    utf8_percent_encode(&path, &PLAIN).to_string()
}
