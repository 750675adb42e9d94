//! The command line of what works with a cluster. Names and letters are those of the cluster's own client.

mod catalogue;
mod connection;
mod files;
mod launch;
mod sessions;
mod templates;

use clap::Subcommand;

pub(crate) use catalogue::CatalogueArguments;
pub(crate) use connection::{ConnectionArguments, EndpointType};
pub(crate) use files::{Apply, Diff, Export, Import};
pub(crate) use launch::LaunchArguments;
pub(crate) use sessions::{OneSession, SessionCommand, Terminate, Watch};
pub(crate) use templates::{Create, Delete, Get, List, SortKey, TemplateCommand, Update};

/// What can be done with a cluster.
#[derive(Debug, Subcommand)]
pub(crate) enum ClusterCommand {
    #[command(flatten)]
    Templates(TemplateCommand),

    /// Manage templates; the same commands as `sesstpl create` and so on
    #[command(visible_alias = "sesstpl")]
    SessionTemplate {
        #[command(subcommand)]
        command: TemplateCommand,
    },

    Diff(Diff),
    Apply(Apply),
    Export(Export),
    Import(Import),

    #[command(visible_aliases = ["create-from-template", "start-from-template", "start-template"])]
    Launch(Box<LaunchArguments>),

    /// Look at sessions and end them
    Session {
        #[command(subcommand)]
        command: SessionCommand,
    },

    Watch(Watch),

    #[command(visible_alias = "catalog")]
    Catalogue(CatalogueArguments),

    /// Log in at the cluster's web server
    ///
    /// For endpoints of the type `session`. The password is asked for and kept nowhere; what proves the login is kept
    /// in a file that only you can read, until `sesstpl logout`.
    Login(ConnectionArguments),

    /// End the login at the cluster's web server
    Logout(ConnectionArguments),
}
