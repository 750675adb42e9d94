//! Findings as the report of a test run in `JUnit`'s notation, which every pipeline can show: each file is a test.

use std::fmt::Write as _;
use std::io::Write;

use sesstpl::{Diagnostic, Encoding, LineIndex, Report, Severity};

use crate::error::Error;
use crate::input::Document;

/// Prints the report.
pub(crate) fn print(output: &mut impl Write, reports: &[(Document, Report)]) -> Result<(), Error> {
    let failed = reports.iter().filter(|(_, report)| crate::check::stops(report));
    writeln!(output, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(
        output,
        r#"<testsuites><testsuite name="sesstpl check" tests="{}" failures="{}" errors="0">"#,
        reports.len(),
        failed.count()
    )?;
    for (document, report) in reports {
        writeln!(output, "{}", case(document, report))?;
    }
    writeln!(output, "</testsuite></testsuites>")?;
    Ok(())
}

fn case(document: &Document, report: &Report) -> String {
    let lines = LineIndex::new(&document.text);
    let (failures, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) = report
        .diagnostics
        .iter()
        .partition(|diagnostic| diagnostic.severity <= Severity::Launch);
    let told = |diagnostics: &[&Diagnostic]| {
        let told: Vec<String> = diagnostics
            .iter()
            .map(|diagnostic| line(document, &lines, diagnostic))
            .collect();
        escaped(&told.join("\n"))
    };
    let name = escaped(&document.name);
    let mut case = format!(r#"<testcase classname="sesstpl" name="{name}">"#);
    // Writing to a text cannot fail.
    if let Some(first) = failures.first() {
        let _ = write!(
            case,
            r#"<failure type="{}" message="{}">{}</failure>"#,
            first.code,
            escaped(&first.message),
            told(&failures)
        );
    }
    if !others.is_empty() {
        let _ = write!(case, "<system-out>{}</system-out>", told(&others));
    }
    case.push_str("</testcase>");
    case
}

/// As `job.yaml:3:5: save/not-text: …`.
fn line(document: &Document, lines: &LineIndex<'_>, diagnostic: &Diagnostic) -> String {
    let position = lines.position(diagnostic.span.start, Encoding::Utf32);
    let help = diagnostic.help.as_deref().map(|help| format!(" ({help})"));
    format!(
        "{}:{}:{}: {}: {}{}",
        document.name,
        position.line + 1,
        position.column + 1,
        diagnostic.code,
        diagnostic.message,
        help.unwrap_or_default()
    )
}

/// Text for an element or an attribute. XML has no sign for most control characters.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            '\t' => escaped.push_str("&#9;"),
            '\u{FFFE}' | '\u{FFFF}' => escaped.push(char::REPLACEMENT_CHARACTER),
            control if control.is_ascii_control() => escaped.push(char::REPLACEMENT_CHARACTER),
            other => escaped.push(other),
        }
    }
    escaped
}
