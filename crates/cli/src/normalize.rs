//! `sesstpl normalize`.

use std::io::Write;

use sesstpl::{CheckOptions, Report, Severity, Stored, check, emit};

use crate::arguments::{NormalizeArguments, Notation};
use crate::check::print_findings;
use crate::error::{self, Error};
use crate::input;
use crate::outcome::Outcome;

/// Prints every template as it is stored, or else why one is not.
pub(crate) fn run(arguments: &NormalizeArguments) -> Result<Outcome, Error> {
    let options = CheckOptions {
        release: arguments.input.release,
    };
    let (documents, failures) = input::read(&arguments.input.files);
    let reports: Vec<Report> = documents
        .iter()
        .map(|document| check(&document.text, &options))
        .collect();
    let mut refused = false;
    for (document, report) in documents.iter().zip(&reports).filter(|(_, report)| !report.ok()) {
        refused = true;
        print_findings(&mut anstream::stderr().lock(), document, report, |severity| {
            severity == Severity::Error
        })?;
    }
    for failure in &failures {
        error::tell(failure);
    }
    if !failures.is_empty() {
        return Ok(Outcome::Usage);
    }
    if refused {
        return Ok(Outcome::Findings);
    }
    let templates = reports.iter().flat_map(|report| &report.templates);
    let stored: Vec<&Stored> = templates
        .filter_map(|template| template.stored.as_ref())
        .collect();
    let output = match arguments.to {
        Notation::Yaml => yaml(&stored),
        Notation::Json => json(&stored),
    };
    std::io::stdout().lock().write_all(output.as_bytes())?;
    Ok(Outcome::Valid)
}

/// YAML documents.
fn yaml(stored: &[&Stored]) -> String {
    let documents: Vec<String> = stored.iter().map(|stored| emit::to_yaml(stored)).collect();
    documents.join("---\n")
}

/// One object, or a list of several.
fn json(stored: &[&Stored]) -> String {
    let json = match stored {
        [only] => emit::to_json(only, true),
        several => emit::to_json(&Stored::List(several.iter().copied().cloned().collect()), true),
    };
    format!("{json}\n")
}
