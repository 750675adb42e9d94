//! `sesstpl man`.

use std::fs;

use clap::CommandFactory;

use crate::arguments::{Arguments, ManArguments};
use crate::error::Error;
use crate::outcome::Outcome;

/// Writes the pages.
pub(crate) fn run(arguments: &ManArguments) -> Result<Outcome, Error> {
    let folder = &arguments.folder;
    fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(Arguments::command(), folder))
        .map_err(|source| Error::Write {
            name: folder.display().to_string(),
            source,
        })?;
    Ok(Outcome::Valid)
}
