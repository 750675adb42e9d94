//! What the cluster has.

use clap::Args;

use super::ConnectionArguments;

/// List what the cluster has: images, kinds of resources, resource groups and your storage folders
#[derive(Debug, Args)]
pub(crate) struct CatalogueArguments {
    /// The project whose resource groups are meant [default: `BACKEND_GROUP`, or default]
    #[arg(long, short, value_name = "GROUP")]
    pub(crate) group: Option<String>,

    #[command(flatten)]
    pub(crate) connection: ConnectionArguments,
}
