//! `sesstpl fix`.

use std::io::Write;

use annotate_snippets::normalize_untrusted_str;
use sesstpl::fix::{self, Applied};
use sesstpl::{CheckOptions, Report, check_with};

use crate::arguments::FixArguments;
use crate::check::{print_findings, stops, tally};
use crate::error::{self, Error};
use crate::fixable::Fixable;
use crate::input::{self, Document};
use crate::outcome::Outcome;
use crate::revise::{Manner, revise};
use crate::text::counted;

/// Mends every document.
pub(crate) fn run(arguments: &FixArguments) -> Result<Outcome, Error> {
    let manner = if arguments.diff {
        Manner::Diff
    } else {
        Manner::Write
    };
    let (documents, failures) = input::read(&arguments.input.files);
    for failure in &failures {
        error::tell(failure);
    }
    let mut summary = Summary {
        has_failed: !failures.is_empty(),
        ..Summary::default()
    };
    let options = CheckOptions {
        release: arguments.input.release,
    };
    let catalogue = input::catalogue(arguments.catalogue.as_deref())?;
    for document in documents {
        let applied = fix::mend_with(&document.text, &options, &catalogue, arguments.include_unsafe);
        match revise(&document, &applied.text, manner) {
            Ok(differs) => {
                tell(&document, &applied, manner)?;
                let report = check_with(&applied.text, &options, &catalogue);
                let mended = Document {
                    text: applied.text,
                    ..document
                };
                summary.changed += usize::from(differs);
                summary.fixes += applied.titles.len();
                summary.left.push((mended, report));
            }
            Err(error @ Error::Output(_)) => return Err(error),
            Err(error) => {
                error::tell(&error);
                summary.has_failed = true;
            }
        }
    }
    summary.print(manner)?;
    Ok(summary.outcome(manner))
}

/// Says which fixes were made.
fn tell(document: &Document, applied: &Applied, manner: Manner) -> Result<(), Error> {
    let mut output = anstream::stderr().lock();
    let done = if manner == Manner::Write {
        "fixed"
    } else {
        "would fix"
    };
    for title in &applied.titles {
        writeln!(
            output,
            "{done} `{}`: {}",
            document.name,
            normalize_untrusted_str(title)
        )?;
    }
    if !applied.is_settled {
        writeln!(
            output,
            "not all fixes of `{}` were made: they undo each other",
            document.name
        )?;
    }
    Ok(())
}

/// What was done to all documents.
#[derive(Default)]
struct Summary {
    changed: usize,
    fixes: usize,
    /// The mended documents, with what is still found in them.
    left: Vec<(Document, Report)>,
    has_failed: bool,
}

impl Summary {
    /// Prints what is left, and what was done.
    fn print(&self, manner: Manner) -> Result<(), Error> {
        if self.left.is_empty() {
            return Ok(());
        }
        let mut output = anstream::stderr().lock();
        if manner == Manner::Write {
            for (document, report) in &self.left {
                print_findings(&mut output, document, report, |_| true)?;
            }
        }
        let found = |severity| {
            let diagnostics = self.left.iter().flat_map(|(_, report)| &report.diagnostics);
            diagnostics
                .filter(|diagnostic| diagnostic.severity == severity)
                .count()
        };
        let would = if manner == Manner::Write {
            ""
        } else {
            " would be made"
        };
        writeln!(
            output,
            "{}{would} in {} of {}, left: {}",
            if self.fixes == 1 {
                "1 fix".to_owned()
            } else {
                format!("{} fixes", self.fixes)
            },
            self.changed,
            counted(self.left.len(), "file"),
            tally(found)
        )?;
        if let Some(advice) = Fixable::of(&self.left).advice() {
            writeln!(output, "{advice}")?;
        }
        Ok(())
    }

    fn outcome(&self, manner: Manner) -> Outcome {
        let is_findings = match manner {
            Manner::Write => self.left.iter().any(|(_, report)| stops(report)),
            Manner::Diff | Manner::Check => self.changed > 0,
        };
        if self.has_failed {
            Outcome::Usage
        } else if is_findings {
            Outcome::Findings
        } else {
            Outcome::Valid
        }
    }
}
