//! The commands that give documents a new text.

use std::path::PathBuf;

use clap::Args;

use super::InputArguments;

/// Mend what can be mended, and change nothing else
///
/// Files are changed in place; a template from standard input goes to standard output. Comments, order, quotes and line
/// ends stay. Without --unsafe only such fixes are made that mean the same to the manager or are all that can have been
/// meant. What was done and what is left is said on standard error.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code: 0 no error and no launch finding is left, 1 such findings are left, 2 something could not be read or written
With --diff: 0 nothing would change, 1 something would, 2 something could not be read")]
pub(crate) struct FixArguments {
    #[command(flatten)]
    pub(crate) input: InputArguments,

    /// Also make fixes that may not be what was meant
    #[arg(long = "unsafe")]
    pub(crate) include_unsafe: bool,

    /// What the cluster has, as `sesstpl catalogue --output json` prints it: images and folders that it lacks are mended, too
    #[arg(long, value_name = "FILE")]
    pub(crate) catalogue: Option<PathBuf>,

    /// Print what would change, for people or for patch, and change nothing
    #[arg(long)]
    pub(crate) diff: bool,
}

/// Give templates the usual layout
///
/// Files are changed in place; a template from standard input goes to standard output. Only space changes: values,
/// comments, quotes and order stay.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code: 0 done, 2 something could not be read, laid out or written
With --check or --diff: 0 nothing would change, 1 something would, 2 something could not be read or laid out")]
pub(crate) struct FmtArguments {
    #[command(flatten)]
    pub(crate) input: InputArguments,

    /// Print the names of files that would change, and change nothing
    #[arg(long, conflicts_with = "diff")]
    pub(crate) check: bool,

    /// Print what would change, for people or for patch, and change nothing
    #[arg(long)]
    pub(crate) diff: bool,
}
