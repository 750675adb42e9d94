//! What the person who starts the server asks for.

use std::net::IpAddr;
use std::path::PathBuf;

use sesstpl::Release;

/// The port that is tried first when none is asked for.
pub const DEFAULT_PORT: u16 = 8090;

/// What to serve, where. Everything has a default; what is given here goes before the configuration file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServeOptions {
    /// The configuration file, YAML; none: defaults for everything.
    pub config: Option<PathBuf>,
    /// Where to keep the database and the keypair; none: the configuration file's, or else the platform's data
    /// folder.
    pub data_dir: Option<PathBuf>,
    /// The `PostgreSQL` database to use in place of a file in the data folder, as
    /// `postgresql://USER:PASSWORD@HOST/DATABASE`; none: the configuration file's, or else the file.
    pub database_url: Option<String>,
    /// The manager release to answer as, in everything; none: the configuration file's, or else as the newest, with
    /// reasons for refusals.
    pub as_release: Option<Release>,
    /// The address to listen on; none: the configuration file's, or else 127.0.0.1.
    pub address: Option<IpAddr>,
    /// The port to listen on, 0 for any free one; none: the configuration file's, or else [`DEFAULT_PORT`] or the
    /// first free one of the nine after it.
    pub port: Option<u16>,
    /// The folder of the built editor, with its `index.html`; none: a page says how to get the editor.
    pub editor_dir: Option<PathBuf>,
}
