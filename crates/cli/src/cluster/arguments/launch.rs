//! Launching a session from a template.

use clap::Args;

use super::ConnectionArguments;
use crate::arguments::SessionArguments;

/// Launch a session from a template
///
/// The template, from a file or stored in the cluster, is expanded into one request for a new session: that works in
/// every release, while the manager's own launch from a template loses much of what the template says. Then the session
/// is followed until it runs or has ended. Ctrl-C ends the following, not the session.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code: 0 the session runs (or is enqueued, with --enqueue-only), 1 it was not started or has failed,
2 the command line is wrong, 3 it does not run yet and --max-wait is over, 4 an argument cannot be used")]
pub(crate) struct LaunchArguments {
    /// A file, standard input for -, or the id or name of a stored template
    #[arg(value_name = "TEMPLATE")]
    pub(crate) template: String,

    /// Which of several templates of the file, from 1
    #[arg(long = "template", value_name = "NUMBER")]
    pub(crate) number: Option<usize>,

    #[command(flatten)]
    pub(crate) session: SessionArguments,

    /// How long a batch session may run, as 3600, 30m, 12h or 1d
    #[arg(long, alias = "batch-timeout", value_name = "TIME", help_heading = "Session")]
    pub(crate) timeout: Option<String>,

    /// The id of a network for the session
    #[arg(long, value_name = "NETWORK", help_heading = "Session")]
    pub(crate) network: Option<String>,

    /// Do not follow the session
    #[arg(long)]
    pub(crate) enqueue_only: bool,

    /// Seconds to follow the session at most; 0 for as long as it takes
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    pub(crate) max_wait: u64,

    /// Fail if there is a session of this name already, instead of following that one
    #[arg(long)]
    pub(crate) no_reuse: bool,

    /// Let the manager expand the stored template, with what that loses
    #[arg(long)]
    pub(crate) via_template: bool,

    #[command(flatten)]
    pub(crate) connection: ConnectionArguments,
}
