//! The data: in one `SQLite` file, or in a `PostgreSQL` database. What is answered was written through.

mod database;
mod error;
pub(crate) mod instance;
pub(crate) mod logins;
mod migrations;
pub(crate) mod people;
mod postgres;
pub(crate) mod sessions;
pub(crate) mod signatures;
mod sqlite;
pub(crate) mod templates;
mod value;
pub(crate) mod versions;

use std::fmt;
use std::path::PathBuf;

pub(crate) use database::{Database, Part};
pub use error::StorageError;
pub(crate) use sqlite::backup::Backups;
pub use sqlite::backup::Contents;
pub(crate) use value::{Row, Value, values};

use self::postgres::PostgresStore;
use self::sqlite::SqliteStore;

/// Where the data are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// In this `SQLite` file.
    File(PathBuf),
    /// In the `PostgreSQL` database of this address.
    Server(String),
}

impl fmt::Display for Place {
    /// The file, or the address without what lets one in.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Server(url) => {
                let shown = url.split('?').next().unwrap_or_default();
                f.write_str(shown.rsplit_once('@').map_or(shown, |(_, host)| host))
            }
        }
    }
}

/// The open data. Clones share it.
#[derive(Debug, Clone)]
pub(crate) struct Store {
    engine: Engine,
}

#[derive(Debug, Clone)]
enum Engine {
    Sqlite(SqliteStore),
    Postgres(PostgresStore),
}

impl Store {
    /// Opens the data, makes them when they are not there, and brings them to today's form.
    pub(crate) async fn open(place: Place) -> Result<Self, StorageError> {
        let open = move || match place {
            Place::File(path) => SqliteStore::open(&path).map(Engine::Sqlite),
            Place::Server(url) => PostgresStore::open(&url).map(Engine::Postgres),
        };
        let engine = tokio::task::spawn_blocking(open)
            .await
            .map_err(|_| StorageError::Interrupted)??;
        Ok(Self { engine })
    }

    /// Does work in one transaction, which is kept when the work succeeds and undone when it fails. What it changed is
    /// on the disk when this answers.
    pub(crate) async fn write<T, E, W>(&self, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
        W: FnOnce(&mut dyn Database) -> Result<T, E> + Send + 'static,
    {
        match &self.engine {
            Engine::Sqlite(store) => store.write(work).await,
            Engine::Postgres(store) => store.write(work).await,
        }
    }

    /// Looks something up.
    pub(crate) async fn read<T, W>(&self, work: W) -> Result<T, StorageError>
    where
        T: Send + 'static,
        W: FnOnce(&mut dyn Database) -> Result<T, StorageError> + Send + 'static,
    {
        match &self.engine {
            Engine::Sqlite(store) => store.read(work).await,
            Engine::Postgres(store) => store.write(work).await,
        }
    }

    /// Whether other servers may change the data, too.
    pub(crate) fn is_shared(&self) -> bool {
        matches!(self.engine, Engine::Postgres(_))
    }

    /// The backups of the file; none where there is no file.
    pub(crate) fn backups(&self) -> Option<Backups> {
        match &self.engine {
            Engine::Sqlite(store) => Some(store.backups()),
            Engine::Postgres(_) => None,
        }
    }
}
