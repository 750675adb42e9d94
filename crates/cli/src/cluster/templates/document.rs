//! Documents that are to be sent.

use std::path::{Path, PathBuf};

use sesstpl::{Catalogue, CheckOptions, Release, Report, Severity, check_with};
use sesstpl_manager_api::ApiError;

use super::super::failure::{Failure, warn};
use crate::check::print_findings;
use crate::input::{self, Document};

/// A document, and what a release makes of it.
pub(crate) struct Checked {
    pub(crate) document: Document,
    pub(crate) report: Report,
}

impl Checked {
    /// Reads a file, or standard input without one, and checks it against a release and what the cluster has.
    pub(crate) fn read(
        file: Option<&Path>,
        release: Release,
        catalogue: &Catalogue,
    ) -> Result<Self, Failure> {
        let standard_input = PathBuf::from("-");
        let file = file.unwrap_or(&standard_input);
        let document = input::read_one(file).map_err(|error| {
            Failure::because("there is nothing to send", error, "name a file that can be read")
        })?;
        let report = check_with(&document.text, &CheckOptions { release }, catalogue);
        Ok(Self { document, report })
    }

    /// The templates of the document, one by one.
    pub(crate) fn each(&self) -> impl Iterator<Item = Self> {
        self.report.templates.iter().map(|template| Self {
            document: self.document.clone(),
            report: Report {
                templates: vec![template.clone()],
                diagnostics: Vec::new(),
                ..self.report.clone()
            },
        })
    }

    /// The name under which the first template of the document is listed.
    pub(crate) fn name(&self) -> Option<&str> {
        let template = self.report.templates.first()?;
        template.listed_as.as_deref().or(template.name.as_deref())
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

    /// Notes what sessions from the templates will miss.
    pub(crate) fn note_launch_problems(&self) {
        for diagnostic in &self.report.diagnostics {
            if diagnostic.severity == Severity::Launch {
                warn(&diagnostic.message);
            }
        }
    }

    fn print(&self, severities: &[Severity]) -> Result<(), Failure> {
        let mut output = anstream::stderr().lock();
        print_findings(&mut output, &self.document, &self.report, |severity| {
            severities.contains(&severity)
        })
        .map_err(|error| Failure::because("the findings cannot be printed", error, "check standard error"))
    }
}
