//! A small manager for session templates: the HTTP interface of a Backend.AI manager over one `SQLite` file or a
//! `PostgreSQL` database, with a *dry-run agent*, and the editor's pages.
//!
//! It answers as manager 26.9.6 does, but a bad template is refused with its reasons instead of an empty failure,
//! and launching from a template does what the documentation says. Sessions are scheduled against configured
//! slots and pass through their states, but **no container is ever started**; every answer about a session says so.
//!
//! ```no_run
//! use sesstpl_server::{ServeOptions, Server};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let server = Server::start(ServeOptions::default()).await?;
//! println!("open {}", server.editor_url());
//! server.shutdown().await?;
//! # Ok(())
//! # }
//! ```
//!
//! The configuration file, with everything that it may say:
//!
//! ```yaml
#![doc = include_str!("../serve.example.yaml")]
//! ```
//!
//! Data flows: connection → `request` (host, origin, who asks) → `routes` → `storage`; beside them the
//! `agent` moves sessions on.

mod admin;
mod agent;
mod clock;
mod config;
mod editor;
mod error;
mod folder;
mod identity;
mod metrics;
mod options;
mod people;
mod problem;
mod random;
mod request;
mod routes;
mod server;
mod state;
mod storage;
mod transport;
mod upkeep;

pub use admin::{Admin, Restored};
pub use config::ConfigError;
pub use error::StartError;
pub use folder::FolderError;
pub use identity::{ParseRoleError, Role};
pub use options::{DEFAULT_PORT, ServeOptions, TlsFiles};
pub use people::{NewUser, People, PeopleError, User};
pub use server::{RunningServer, Server, StopError};
pub use storage::{Contents, StorageError};
