//! The arguments of `serve` and `admin`.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use sesstpl::Release;
use sesstpl_server::Role;

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

    /// A certificate (PEM), with those that lead to a trusted one, to encrypt with
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub(crate) tls_certificate: Option<PathBuf>,

    /// The certificate's private key (PEM)
    #[arg(long, value_name = "FILE", requires = "tls_certificate")]
    pub(crate) tls_key: Option<PathBuf>,

    /// Let others reach the manager without encryption, on a network that you trust or behind a server with HTTPS
    #[arg(long)]
    pub(crate) plain_http: bool,

    /// How to write the log, which goes to standard error
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) log_format: LogFormat,

    /// What to log: errors and warnings (warn), every request (info), more (debug)
    #[arg(long, default_value = "warn", value_name = "LEVEL")]
    pub(crate) log: tracing::Level,

    /// The folder of the built editor; the folder `editor` beside the program unless said
    #[arg(long, value_name = "DIR")]
    pub(crate) editor: Option<PathBuf>,

    /// Answer as a manager of this release does in everything, to try clients with: 23.9, 26.9.6, … [default: as the
    /// newest, with reasons for refusals]
    #[arg(long, value_name = "RELEASE")]
    pub(crate) as_release: Option<Release>,

    /// Open the editor in the browser
    #[arg(long)]
    pub(crate) open: bool,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// For people
    #[default]
    Text,
    /// For programs: one JSON object on each line
    Json,
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
  sesstpl admin user add me@example.com --project default
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
    /// Add users, list them, and keep them out
    User {
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Give users keypairs, and take them away
    Keypair {
        #[command(subcommand)]
        command: KeypairCommand,
    },
    /// Make projects, and put users into them
    Project {
        #[command(subcommand)]
        command: ProjectCommand,
    },
    /// Look whether the database is sound in all its parts, and say what it holds
    Check {
        #[command(flatten)]
        data: DataArguments,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// Add a user, and show the new keypair this once
    Add {
        #[command(flatten)]
        data: DataArguments,
        /// The e-mail address
        email: String,
        /// What the user may do with what is others': nothing (user), everything in the domain (admin), everything
        #[arg(long, default_value_t, value_name = "ROLE")]
        role: Role,
        /// The domain
        #[arg(long, default_value = "default", value_name = "DOMAIN")]
        domain: String,
        /// A project that the user is in; may be given several times
        #[arg(long = "project", default_value = "default", value_name = "PROJECT")]
        projects: Vec<String>,
    },
    /// List all users
    List {
        #[command(flatten)]
        data: DataArguments,
    },
    /// Keep a user out; what is the user's stays
    Disable {
        #[command(flatten)]
        data: DataArguments,
        /// The e-mail address
        email: String,
    },
    /// Let a user in again
    Enable {
        #[command(flatten)]
        data: DataArguments,
        /// The e-mail address
        email: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeypairCommand {
    /// Make another keypair for a user, and show it this once
    Add {
        #[command(flatten)]
        data: DataArguments,
        /// The user's e-mail address
        email: String,
    },
    /// Take a keypair out of use for good
    Revoke {
        #[command(flatten)]
        data: DataArguments,
        /// The access key
        access_key: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ProjectCommand {
    /// Make a project
    Add {
        #[command(flatten)]
        data: DataArguments,
        /// The project's name
        name: String,
    },
    /// Put a user into a project
    Join {
        #[command(flatten)]
        data: DataArguments,
        /// The project's name
        name: String,
        /// The user's e-mail address
        email: String,
    },
}
