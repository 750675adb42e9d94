//! Data in one `SQLite` file.

pub(super) mod backup;
mod connection;
mod schema;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use tokio::sync::Semaphore;

use self::connection::{open_to_read, open_to_write};
use self::writer::Writer;
use super::StorageError;
use super::database::Database;

pub(super) use self::backup::Backups;

/// How many requests look things up at once.
const READERS: usize = 4;

/// Data in one `SQLite` file. Clones share it.
#[derive(Debug, Clone)]
pub(super) struct SqliteStore {
    writer: Writer,
    readers: Arc<Readers>,
}

#[derive(Debug)]
struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
    free: Semaphore,
}

impl SqliteStore {
    /// Opens a file, makes it when it is not there, looks whether it is sound, and brings it to today's form.
    pub(super) fn open(path: &Path) -> Result<Self, StorageError> {
        let backups = Backups::of(path);
        let open = || {
            let mut connection = open_to_write(path)?;
            sound(&connection, "quick_check(1)")?;
            schema::bring_forward(&mut connection, &backups)?;
            Ok(connection)
        };
        let connection = open().map_err(|error: StorageError| error.with_backup(backups.newest()))?;
        Ok(Self {
            writer: Writer::start(connection)?,
            readers: Arc::new(Readers {
                path: path.to_owned(),
                idle: Mutex::default(),
                free: Semaphore::new(READERS),
            }),
        })
    }

    pub(super) async fn write<T, E, W>(&self, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
        W: FnOnce(&mut dyn Database) -> Result<T, E> + Send + 'static,
    {
        self.writer.write(work).await
    }

    pub(super) async fn read<T, W>(&self, work: W) -> Result<T, StorageError>
    where
        T: Send + 'static,
        W: FnOnce(&mut dyn Database) -> Result<T, StorageError> + Send + 'static,
    {
        let readers = Arc::clone(&self.readers);
        let _turn = self
            .readers
            .free
            .acquire()
            .await
            .map_err(|_| StorageError::Interrupted)?;
        tokio::task::spawn_blocking(move || readers.read(work))
            .await
            .map_err(|_| StorageError::Interrupted)?
    }

    /// The file's backups.
    pub(super) fn backups(&self) -> Backups {
        Backups::of(&self.readers.path)
    }
}

impl Readers {
    fn read<T>(
        &self,
        work: impl FnOnce(&mut dyn Database) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = idle().pop();
        let mut connection = match kept {
            Some(connection) => connection,
            None => open_to_read(&self.path)?,
        };
        // Several statements see one state of the data.
        connection.execute_batch("BEGIN")?;
        let result = work(&mut connection);
        connection.execute_batch("COMMIT")?;
        idle().push(connection);
        result
    }
}

/// Looks whether a file is sound, as one of `SQLite`'s checks has it.
fn sound(connection: &Connection, check: &str) -> Result<(), StorageError> {
    let found: String = connection.query_row(&format!("PRAGMA {check}"), [], |row| row.get(0))?;
    if found == "ok" {
        return Ok(());
    }
    Err(StorageError::Corrupt {
        detail: found,
        backup: None,
    })
}
