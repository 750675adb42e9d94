//! Managing templates.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::super::output::Format;
use super::ConnectionArguments;
use crate::arguments::Notation;

/// Managing templates.
#[derive(Debug, Subcommand)]
pub(crate) enum TemplateCommand {
    Create(Create),
    Get(Get),
    #[command(visible_alias = "ls")]
    List(List),
    Update(Update),
    #[command(visible_alias = "rm")]
    Delete(Delete),
}

/// Store templates in a cluster
///
/// The text may be in any envelope and hold several templates: it is checked for the cluster's release, and sent as that
/// release takes it. What the manager would refuse or crash on is not sent; the findings say where and why.
#[derive(Debug, Args)]
pub(crate) struct Create {
    /// The file; standard input for - or without it
    #[arg(long, short, value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    /// The domain [default: `BACKEND_DOMAIN`, or default]
    #[arg(long, short, value_name = "DOMAIN")]
    pub(crate) domain: Option<String>,

    /// The project [default: `BACKEND_GROUP`, or default]
    #[arg(long, short, value_name = "GROUP")]
    pub(crate) group: Option<String>,

    #[command(flatten)]
    pub(crate) owner: Owner,

    #[command(flatten)]
    pub(crate) sending: Sending,

    #[command(flatten)]
    pub(crate) connection: ConnectionArguments,
}

/// Print a stored template as a document that can be sent again
#[derive(Debug, Args)]
pub(crate) struct Get {
    #[command(flatten)]
    pub(crate) template: Reference,

    /// The notation of the document
    #[arg(long, short, value_enum, default_value_t, value_name = "NOTATION")]
    pub(crate) format: Notation,

    /// Write into a file instead; a file that says the same stays as it is, with its comments
    #[arg(long, value_name = "FILE")]
    pub(crate) into: Option<PathBuf>,

    /// Write over a file that says something else
    #[arg(long, requires = "into")]
    pub(crate) force: bool,

    /// Print the template alone, without the envelope that the cluster's release takes
    #[arg(long)]
    pub(crate) bare: bool,

    #[command(flatten)]
    pub(crate) owner: Owner,

    #[command(flatten)]
    pub(crate) connection: ConnectionArguments,
}

/// List stored templates
#[derive(Debug, Args)]
pub(crate) struct List {
    /// Taken for compatibility: managers list everybody's templates, whoever asks
    #[arg(long = "list-all", short = 'a', hide = true)]
    pub(crate) all: bool,

    /// Only those whose name, id, owner, project or image holds this text
    #[arg(long, short, value_name = "TEXT")]
    pub(crate) search: Option<String>,

    /// Only your own
    #[arg(long)]
    pub(crate) mine: bool,

    /// In which order
    #[arg(long, value_enum, default_value_t, value_name = "COLUMN")]
    pub(crate) sort: SortKey,

    /// The other way round
    #[arg(long)]
    pub(crate) reverse: bool,

    /// How many on a page; all without it
    #[arg(long, value_name = "NUMBER")]
    pub(crate) limit: Option<usize>,

    /// Which page, from 1
    #[arg(long, value_name = "NUMBER", default_value_t = 1, requires = "limit")]
    pub(crate) page: usize,

    #[command(flatten)]
    pub(crate) connection: ConnectionArguments,

    /// The same as --output
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with = "output")]
    pub(crate) format: Option<Format>,
}

/// What a list is ordered by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum SortKey {
    /// Newest first
    #[default]
    Created,
    /// By name
    Name,
    /// By the owner's e-mail address
    Owner,
    /// By project
    Group,
}

/// Replace a stored template
///
/// Its owner, project and domain stay as they are. If somebody has changed it since you got it with `sesstpl get`, or
/// last stored it, nothing is sent before you have chosen which of the two is to stay.
#[derive(Debug, Args)]
pub(crate) struct Update {
    #[command(flatten)]
    pub(crate) template: Reference,

    /// The file; standard input for - or without it
    #[arg(long, short, value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    /// Replace somebody else's change, too
    #[arg(long)]
    pub(crate) overwrite: bool,

    #[command(flatten)]
    pub(crate) owner: Owner,

    #[command(flatten)]
    pub(crate) sending: Sending,

    #[command(flatten)]
    pub(crate) connection: ConnectionArguments,
}

/// Delete a stored template, after asking
#[derive(Debug, Args)]
pub(crate) struct Delete {
    #[command(flatten)]
    pub(crate) template: Reference,

    /// Do not ask
    #[arg(long, short)]
    pub(crate) force: bool,

    #[command(flatten)]
    pub(crate) owner: Owner,

    #[command(flatten)]
    pub(crate) connection: ConnectionArguments,
}

/// Which template.
#[derive(Debug, Args)]
pub(crate) struct Reference {
    /// Its id, or its name where no other has that name
    #[arg(value_name = "TEMPLATE")]
    pub(crate) reference: String,
}

/// For whom.
#[derive(Debug, Args)]
pub(crate) struct Owner {
    /// The access key of the person for whom it is done; for administrators
    #[arg(
        id = "owner",
        long = "owner",
        alias = "owner-access-key",
        short = 'o',
        value_name = "ACCESS_KEY"
    )]
    pub(crate) access_key: Option<String>,
}

/// How a text is sent.
#[derive(Debug, Args)]
pub(crate) struct Sending {
    /// Send the text as it is, whatever the check finds
    #[arg(long)]
    pub(crate) no_check: bool,
}
