//! `sesstpl check`.

use std::io::Write;

use sesstpl::{CheckOptions, LineIndex, Report, Severity, check_with};

use crate::arguments::{CheckArguments, CheckFormat};
use crate::error::Error;
use crate::fixable::Fixable;
use crate::formats::{github, json, junit, sarif};
use crate::input::{self, Document};
use crate::outcome::Outcome;
use crate::text::counted;
use crate::{error, text};

/// Checks every document and prints what was found.
pub(crate) fn run(arguments: &CheckArguments) -> Result<Outcome, Error> {
    let release = arguments.input.release;
    let catalogue = input::catalogue(arguments.catalogue.as_deref())?;
    let (documents, failures) = input::read(&arguments.input.files);
    let reports: Vec<(Document, Report)> = documents
        .into_iter()
        .map(|document| {
            let report = check_with(&document.text, &CheckOptions { release }, &catalogue);
            (document, report)
        })
        .collect();
    let mut output = anstream::stdout().lock();
    match arguments.format {
        CheckFormat::Json => json::print(&mut output, release, &reports)?,
        CheckFormat::Sarif => sarif::print(&mut output, &reports)?,
        CheckFormat::Github => github::print(&mut output, &reports)?,
        CheckFormat::Junit => junit::print(&mut output, &reports)?,
        CheckFormat::Text => {
            for (document, report) in &reports {
                print_findings(&mut output, document, report, |_| true)?;
            }
            if !reports.is_empty() {
                writeln!(output, "{}", summary(&reports, &release.to_string()))?;
                if let Some(advice) = Fixable::of(&reports).advice() {
                    writeln!(output, "{advice}")?;
                }
            }
        }
    }
    for failure in &failures {
        error::tell(failure);
    }
    Ok(if !failures.is_empty() {
        Outcome::Usage
    } else if reports.iter().any(|(_, report)| stops(report)) {
        Outcome::Findings
    } else {
        Outcome::Valid
    })
}

/// Prints the findings of one document whose severity is wanted.
pub(crate) fn print_findings(
    output: &mut impl Write,
    document: &Document,
    report: &Report,
    wanted: impl Fn(Severity) -> bool,
) -> Result<(), Error> {
    let lines = LineIndex::new(&document.text);
    for diagnostic in report
        .diagnostics
        .iter()
        .filter(|diagnostic| wanted(diagnostic.severity))
    {
        writeln!(output, "{}\n", text::finding(document, &lines, diagnostic))?;
    }
    Ok(())
}

/// Whether a template of the document cannot be stored or not be launched as written.
pub(crate) fn stops(report: &Report) -> bool {
    !report.ok()
        || report
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity <= Severity::Launch)
}

/// As `2 templates in 1 file, manager 26.9.6: 1 error, 2 warnings`.
fn summary(reports: &[(Document, Report)], release: &str) -> String {
    let templates = reports.iter().map(|(_, report)| report.templates.len()).sum();
    let found = |severity| {
        let diagnostics = reports.iter().flat_map(|(_, report)| &report.diagnostics);
        diagnostics
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    };
    let templates = counted(templates, "template");
    let files = counted(reports.len(), "file");
    format!("{templates} in {files}, manager {release}: {}", tally(found))
}

/// As `1 error, 2 warnings`.
pub(crate) fn tally(found: impl Fn(Severity) -> usize) -> String {
    let counts: Vec<String> = [
        (Severity::Error, "error"),
        (Severity::Launch, "launch problem"),
        (Severity::Warning, "warning"),
        (Severity::Hint, "hint"),
    ]
    .into_iter()
    .map(|(severity, name)| (found(severity), name))
    .filter(|(count, _)| *count > 0)
    .map(|(count, name)| counted(count, name))
    .collect();
    if counts.is_empty() {
        "no findings".to_owned()
    } else {
        counts.join(", ")
    }
}
