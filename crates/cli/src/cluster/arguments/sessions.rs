//! Looking at sessions and ending them.

use clap::{Args, Subcommand};

use super::{ConnectionArguments, LaunchArguments};

/// What can be done with sessions.
#[derive(Debug, Subcommand)]
pub(crate) enum SessionCommand {
    /// Launch a session from a template; the same as `sesstpl launch`
    #[command(visible_aliases = ["start-from-template", "start-template", "launch"])]
    CreateFromTemplate(Box<LaunchArguments>),

    /// Show a session
    #[command(visible_alias = "info")]
    Get(OneSession),

    Watch(Watch),

    /// Print what a session's container has written
    Logs(OneSession),

    /// List the application services of a session
    Apps(OneSession),

    /// End sessions
    #[command(visible_aliases = ["destroy", "rm", "kill"])]
    Terminate(Terminate),
}

/// One session.
#[derive(Debug, Args)]
pub(crate) struct OneSession {
    /// Its name or id
    #[arg(value_name = "SESSION")]
    pub(crate) session: String,

    #[command(flatten)]
    pub(crate) connection: ConnectionArguments,
}

/// Follow a session until it runs or has ended
#[derive(Debug, Args)]
pub(crate) struct Watch {
    #[command(flatten)]
    pub(crate) one: OneSession,

    /// Seconds to wait at most; 0 for as long as it takes
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    pub(crate) max_wait: u64,
}

/// Ending sessions.
#[derive(Debug, Args)]
pub(crate) struct Terminate {
    /// Their names or ids
    #[arg(value_name = "SESSIONS", required = true)]
    pub(crate) sessions: Vec<String>,

    /// End them even if their machine does not answer
    #[arg(long, short)]
    pub(crate) forced: bool,

    /// The access key of the person whose they are; for administrators
    #[arg(long, alias = "owner-access-key", short, value_name = "ACCESS_KEY")]
    pub(crate) owner: Option<String>,

    #[command(flatten)]
    pub(crate) connection: ConnectionArguments,
}
