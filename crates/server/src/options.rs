//! What the person who starts the server asks for.

use std::net::IpAddr;
use std::path::PathBuf;

use serde::Deserialize;
use sesstpl::Release;

/// The port that is tried first when none is asked for.
pub const DEFAULT_PORT: u16 = 8090;

/// A certificate and its key, in PEM.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TlsFiles {
    /// The file of the certificate, with those that lead to one that clients trust.
    pub certificate: PathBuf,
    /// The file of its private key.
    pub key: PathBuf,
}

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
    /// The certificate and key to encrypt with; none: the configuration file's, or else no encryption.
    pub tls: Option<TlsFiles>,
    /// Whether others may reach the server without encryption; so they may, too, when the configuration file says so.
    pub plain_http: bool,
    /// The address to listen on; none: the configuration file's, or else 127.0.0.1.
    pub address: Option<IpAddr>,
    /// The port to listen on, 0 for any free one; none: the configuration file's, or else [`DEFAULT_PORT`] or the
    /// first free one of the nine after it.
    pub port: Option<u16>,
    /// The folder of the built editor, with its `index.html`; none: a page says how to get the editor.
    pub editor_dir: Option<PathBuf>,
}
