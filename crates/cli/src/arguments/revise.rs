//! The commands that give documents a new text.

use clap::Args;

use super::InputArguments;

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
