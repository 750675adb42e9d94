//! Why the server does not start.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use crate::{ConfigError, FolderError, StorageError};

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The configuration file cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The data folder cannot be used.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The database cannot be used.
    #[error("the database {place} cannot be used: {source}")]
    Storage {
        /// The database file, or the host and name of a database.
        place: String,
        /// What is wrong with it.
        source: StorageError,
    },
    /// Another program has the port.
    #[error(
        "another program listens on {address} already, perhaps another `sesstpl serve`; stop it, choose another \
         port with `--port`, or let a free one be chosen with `--port 0`"
    )]
    PortTaken {
        /// The address that was asked for.
        address: SocketAddr,
    },
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {source}; choose an address of this machine, such as 127.0.0.1")]
    Listen {
        /// The address that was asked for.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// Others could reach the server without encryption, and nobody has said that they may.
    #[error(
        "others can reach {address}, and nothing would be encrypted; give a certificate with `--tls-certificate` and \
         `--tls-key`, or, on a network that you trust or behind a server with HTTPS, say `--plain-http`"
    )]
    Exposed {
        /// The address that was asked for.
        address: IpAddr,
    },
    /// The certificate or its key cannot be used.
    #[error("{path} cannot be used to encrypt: {detail}; it must be in PEM", path = path.display())]
    Tls {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        detail: String,
    },
    /// The editor's folder holds no page.
    #[error("{path} holds no index.html, so it is not the built editor; build it with `cargo xtask build`", path = path.display())]
    Editor {
        /// The folder that was asked for.
        path: PathBuf,
    },
    /// The system gives no random bytes.
    #[error("the system gives no random bytes for a new keypair: {0}")]
    Random(#[from] getrandom::Error),
}
