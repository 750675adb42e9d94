//! The database: one `SQLite` file, written through before an answer is given.

mod error;
pub(crate) mod instance;
pub(crate) mod logins;
mod migrations;
pub(crate) mod sessions;
pub(crate) mod templates;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use error::StorageError;

/// How long another process, such as a backup, may keep the database from us.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// The open database. Clones share it.
#[derive(Debug, Clone)]
pub(crate) struct Store {
    connection: Arc<Mutex<Connection>>,
}

impl Store {
    /// Opens a database file, makes it when it is not there, and brings it to today's form.
    pub(crate) fn open(path: &Path) -> Result<Self, StorageError> {
        let mut connection = Connection::open(path)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // What was answered is on the disk, even when the power fails.
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        migrations::migrate(&mut connection)?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
        })
    }

    /// Does work in one transaction, which is kept when the work succeeds and undone when it fails.
    pub(crate) async fn write<T, E, W>(&self, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
        W: FnOnce(&Transaction<'_>) -> Result<T, E> + Send + 'static,
    {
        let store = self.clone();
        tokio::task::spawn_blocking(move || store.write_now(work))
            .await
            .map_err(|_| StorageError::Interrupted)?
    }

    /// [`write`](Self::write), on this thread.
    pub(crate) fn write_now<T, E: From<StorageError>>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        // A transaction that a panic cut short was rolled back, so the connection is fit to go on.
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StorageError::from)?;
        let result = work(&transaction)?;
        transaction.commit().map_err(StorageError::from)?;
        Ok(result)
    }

    /// Looks something up.
    pub(crate) async fn read<T, W>(&self, work: W) -> Result<T, StorageError>
    where
        T: Send + 'static,
        W: FnOnce(&Connection) -> Result<T, StorageError> + Send + 'static,
    {
        let store = self.clone();
        tokio::task::spawn_blocking(move || {
            let connection = store.connection.lock().unwrap_or_else(PoisonError::into_inner);
            work(&connection)
        })
        .await
        .map_err(|_| StorageError::Interrupted)?
    }
}

/// An id of a row.
fn id(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<uuid::Uuid> {
    row.get(column).map(uuid::Uuid::from_bytes)
}

/// A time of a row.
fn moment(millis: i64) -> sesstpl_manager_api::Timestamp {
    sesstpl_manager_api::Timestamp::from_unix_millis(millis)
}
