//! Findings as commands of a GitHub Actions workflow, which shows them beside the lines of a change.

use std::borrow::Cow;
use std::io::Write;

use sesstpl::{Diagnostic, Encoding, LineIndex, Report, Severity};

use crate::error::Error;
use crate::input::Document;

/// Prints a command for each finding.
pub(crate) fn print(output: &mut impl Write, reports: &[(Document, Report)]) -> Result<(), Error> {
    for (document, report) in reports {
        let lines = LineIndex::new(&document.text);
        for diagnostic in &report.diagnostics {
            writeln!(output, "{}", command(document, &lines, diagnostic))?;
        }
    }
    Ok(())
}

fn command(document: &Document, lines: &LineIndex<'_>, diagnostic: &Diagnostic) -> String {
    let name = match diagnostic.severity {
        Severity::Error | Severity::Launch => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let start = lines.position(diagnostic.span.start, Encoding::Utf32);
    let end = lines.position(diagnostic.span.end, Encoding::Utf32);
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column + 1, end.column + 1)
    } else {
        // They are understood within one line only.
        String::new()
    };
    let place = format!(
        "file={},line={},endLine={}{columns}",
        property(&document.name),
        start.line + 1,
        end.line + 1
    );
    let help = diagnostic.help.as_deref().map(|help| format!("\nHelp: {help}"));
    let message = format!("{}{}", diagnostic.message, help.unwrap_or_default());
    let title = property(diagnostic.code.as_str()).into_owned();
    format!("::{name} {place},title={title}::{}", data(&message))
}

/// A command's text, which ends at the end of the line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value, which ends at a colon or a comma, too.
fn property(text: &str) -> Cow<'_, str> {
    if text.contains(['%', '\r', '\n', ':', ',']) {
        data(text).replace(':', "%3A").replace(',', "%2C").into()
    } else {
        text.into()
    }
}
