//! Documents with a new text: in their files, on standard output, or as a diff.

use std::io::{self, Write};
use std::path::Path;

use crate::error::Error;
use crate::input::Document;
use crate::{diff, write};

/// What is done with a new text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// It takes the place of the file's; that of standard input goes to standard output.
    Write,
    /// Its difference is printed.
    Diff,
    /// The names of documents that would change are printed.
    Check,
}

/// Puts a new text where it belongs; returns whether it is another one.
///
/// # Errors
///
/// [`Error::Output`] where there is no sense in going on, [`Error::Write`] where the file keeps its old text.
pub(crate) fn revise(document: &Document, text: &str, manner: Manner) -> Result<bool, Error> {
    let differs = document.text != text;
    match manner {
        Manner::Write if document.is_standard_input => {
            let mut stdout = io::stdout().lock();
            stdout.write_all(text.as_bytes())?;
            stdout.flush()?;
        }
        Manner::Write if differs => {
            write::replace(Path::new(&document.name), text).map_err(|source| Error::Write {
                name: document.name.clone(),
                source,
            })?;
        }
        Manner::Diff if differs => diff::print(&document.name, &document.text, text)?,
        Manner::Check if differs => writeln!(io::stdout(), "{}", document.name)?,
        Manner::Write | Manner::Diff | Manner::Check => {}
    }
    Ok(differs)
}
