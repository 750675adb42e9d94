//! Templates in files and in the cluster.

use std::path::PathBuf;

use clap::Args;

use super::ConnectionArguments;
use super::templates::Reference;

/// Show how a stored template differs from a file
///
/// Compared is what the cluster's release stores: layout, comments and other spellings of the same do not count.
#[derive(Debug, Args)]
#[command(after_help = "Exit code: 0 they are the same, 1 they differ, or cannot be compared")]
pub(crate) struct Diff {
    #[command(flatten)]
    pub(crate) template: Reference,

    /// The file; standard input for -
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    #[command(flatten)]
    pub(crate) connection: ConnectionArguments,
}

/// Make the cluster's templates what files say
///
/// A template whose name none of yours has is created; one whose name one of yours has is updated if it differs.
#[derive(Debug, Args)]
pub(crate) struct Apply {
    /// Files, each with one template or several; standard input for -
    #[arg(value_name = "FILES", required = true)]
    pub(crate) files: Vec<PathBuf>,

    /// Only say what would be done
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Replace somebody else's change, too
    #[arg(long)]
    pub(crate) overwrite: bool,

    /// The project for new templates [default: `BACKEND_GROUP`, or default]
    #[arg(long, short, value_name = "GROUP")]
    pub(crate) group: Option<String>,

    #[command(flatten)]
    pub(crate) connection: ConnectionArguments,
}

/// Write stored templates into files, one folder for each project
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The folder; it must be new or empty
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,

    /// Everybody's templates, not only yours
    #[arg(long)]
    pub(crate) all: bool,

    #[command(flatten)]
    pub(crate) connection: ConnectionArguments,
}

/// Store the templates that `sesstpl export` has written
///
/// What you have in the cluster already, the same in the same project, is left alone; nothing is replaced.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The folder, with a folder for each project
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,

    /// Only say what would be done
    #[arg(long)]
    pub(crate) dry_run: bool,

    #[command(flatten)]
    pub(crate) connection: ConnectionArguments,
}
