//! Documents that are to be sent.

use std::path::{Path, PathBuf};

use sesstpl::{CheckOptions, Release, Report, Severity, check};
use sesstpl_manager_api::ApiError;

use super::super::failure::Failure;
use crate::check::print_findings;
use crate::input::{self, Document};
use crate::text::counted;

/// A document, and what a release makes of it.
pub(crate) struct Checked {
    pub(crate) document: Document,
    pub(crate) report: Report,
}

impl Checked {
    /// Reads a file, or standard input without one, and checks it.
    pub(crate) fn read(file: Option<&Path>, release: Release) -> Result<Self, Failure> {
        let standard_input = PathBuf::from("-");
        let file = file.unwrap_or(&standard_input);
        let document = input::read_one(file).map_err(|error| {
            Failure::because("there is nothing to send", error, "name a file that can be read")
        })?;
        let report = check(&document.text, &CheckOptions { release });
        Ok(Self { document, report })
    }

    /// That the release stores every template of the document; otherwise the findings are printed.
    pub(crate) fn require_storable(&self, what: &str) -> Result<(), Failure> {
        if self.report.ok() {
            return Ok(());
        }
        self.print(&[Severity::Error])?;
        Err(Failure::because(
            what,
            format!("manager {} would refuse the template", self.report.release),
            "mend what is found above; --no-check sends it anyway",
        ))
    }

    /// What to say when the manager refused what had been sent. Managers give no reasons: the check does.
    pub(crate) fn refused(&self, what: &str, error: &ApiError) -> Failure {
        let is_refusal = matches!(error, ApiError::TemplateFailed | ApiError::Refused { .. });
        if is_refusal && !self.report.ok() && self.print(&[Severity::Error]).is_ok() {
            return Failure::because(what, error.reason(), "mend what is found above");
        }
        Failure::api(what, error)
    }

    fn print(&self, severities: &[Severity]) -> Result<(), Failure> {
        let mut output = anstream::stderr().lock();
        print_findings(&mut output, &self.document, &self.report, |severity| {
            severities.contains(&severity)
        })
        .map_err(|error| Failure::because("the findings cannot be printed", error, "check standard error"))
    }
}

/// How many problems there will be at launch, for a note.
pub(crate) fn findings(report: &Report) -> Option<String> {
    let count = report
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Launch)
        .count();
    (count > 0).then(|| {
        format!(
            "{} found; `sesstpl check` shows what sessions will miss",
            counted(count, "launch problem")
        )
    })
}
