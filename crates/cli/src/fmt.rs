//! `sesstpl fmt`.

use sesstpl::Release;

use crate::arguments::FmtArguments;
use crate::error::{self, Error};
use crate::input::{self, Document};
use crate::outcome::Outcome;
use crate::revise::{Manner, revise};
use crate::text::counted;

/// Gives every document the usual layout.
pub(crate) fn run(arguments: &FmtArguments) -> Result<Outcome, Error> {
    let manner = match arguments {
        FmtArguments { diff: true, .. } => Manner::Diff,
        FmtArguments { check: true, .. } => Manner::Check,
        _ => Manner::Write,
    };
    let (documents, failures) = input::read(&arguments.input.files);
    for failure in &failures {
        error::tell(failure);
    }
    let (mut changed, mut failed) = (0, failures.len());
    for document in &documents {
        match lay_out(document, arguments.input.release, manner) {
            Ok(differs) => changed += usize::from(differs),
            Err(error @ Error::Output(_)) => return Err(error),
            Err(error) => {
                error::tell(&error);
                failed += 1;
            }
        }
    }
    let would = if manner == Manner::Write { "" } else { "would be " };
    if !documents.is_empty() {
        anstream::eprintln!(
            "{changed} of {} {would}laid out anew",
            counted(documents.len(), "file")
        );
    }
    Ok(if failed > 0 {
        Outcome::Usage
    } else if changed > 0 && manner != Manner::Write {
        Outcome::Findings
    } else {
        Outcome::Valid
    })
}

/// Returns whether the usual layout is another than the document's.
fn lay_out(document: &Document, release: Release, manner: Manner) -> Result<bool, Error> {
    let edits = sesstpl::format(&document.text, release).map_err(|source| Error::Layout {
        name: document.name.clone(),
        source,
    })?;
    revise(document, &edits.apply(&document.text), manner)
}
