//! Which cluster, and how its answers are printed.

use clap::{Args, ValueEnum};

use super::super::output::Format;

/// Which cluster, and how its answers are printed.
///
/// There is no option for keys: other users of the machine could read them from the list of processes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Cluster")]
pub(crate) struct ConnectionArguments {
    /// The address of the manager, or of the cluster's web server [default: `BACKEND_ENDPOINT`, or ~/.backend.ai]
    #[arg(long, value_name = "URL")]
    pub(crate) endpoint: Option<String>,

    /// What the address is of [default: `BACKEND_ENDPOINT_TYPE`, or ~/.backend.ai, or api]
    #[arg(long, value_name = "TYPE")]
    pub(crate) endpoint_type: Option<EndpointType>,

    /// Take any certificate [default: `BACKEND_SKIP_SSLCERT_VALIDATION`]
    #[arg(long)]
    pub(crate) skip_sslcert_validation: bool,

    /// How to print results
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(crate) output: Format,
}

/// What an endpoint is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum EndpointType {
    /// A manager: requests are signed with a keypair
    Api,
    /// A cluster's web server: requests go by a login
    Session,
}
