//! The arguments of `serve` and `admin`.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Start the editor with a manager behind it
///
/// The manager speaks the HTTP interface of a Backend.AI manager for templates and sessions and keeps them in a
/// folder. Its sessions are a dry run: they are scheduled and pass through their states, but no container is ever
/// started. It answers only this machine unless --bind says otherwise. Ctrl-C stops it.
#[derive(Debug, Args)]
pub(crate) struct ServeArguments {
    #[command(flatten)]
    pub(crate) data: DataArguments,

    /// The address to listen on [default: 127.0.0.1, this machine only]
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) bind: Option<IpAddr>,

    /// The port to listen on, 0 for any free one [default: 8090, or the next free one]
    #[arg(long, value_name = "PORT")]
    pub(crate) port: Option<u16>,

    /// The folder of the built editor; the folder `editor` beside the program unless said
    #[arg(long, value_name = "DIR")]
    pub(crate) editor: Option<PathBuf>,

    /// Open the editor in the browser
    #[arg(long)]
    pub(crate) open: bool,
}

/// Where the data of an embedded manager are.
#[derive(Debug, Args)]
pub(crate) struct DataArguments {
    /// A configuration file (YAML): slots, images, folders, scaling groups and what the options below say
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// Where templates, sessions and the keypair are kept [default: the platform's data folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,

    /// A database server in place of a file in that folder: `postgresql://USER:PASSWORD@HOST/DATABASE`; a password is
    /// better given in the environment, as `SESSTPL_DATABASE_URL`
    #[arg(long, value_name = "URL")]
    pub(crate) database_url: Option<String>,
}

/// Look after the data of the embedded manager
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sesstpl admin backup                  a backup in the data folder, also while the manager is at work
  sesstpl admin backup templates.bak    a backup in a file of this name
  sesstpl admin check                   whether the database is sound
  sesstpl admin restore templates.bak   back to what the backup holds; stop the manager first
Exit code: 0 done, 2 not done")]
pub(crate) struct AdminArguments {
    #[command(subcommand)]
    pub(crate) command: AdminCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AdminCommand {
    /// Make a backup, also while the manager is at work
    Backup {
        #[command(flatten)]
        data: DataArguments,
        /// The file to make [default: a new one in the folder `backups` of the data folder]
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Go back to what a backup holds; the replaced database is kept among the backups
    Restore {
        #[command(flatten)]
        data: DataArguments,
        /// The backup
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Look whether the database is sound in all its parts, and say what it holds
    Check {
        #[command(flatten)]
        data: DataArguments,
    },
}
