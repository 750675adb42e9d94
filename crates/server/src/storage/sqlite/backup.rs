//! Backups of an `SQLite` file, in the folder `backups` beside it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::connection::open_to_read;
use super::{schema, sound};
use crate::clock;
use crate::folder::make_private_folder;
use crate::storage::StorageError;
use crate::storage::migrations::newest;

/// How many backups that were made by themselves are kept.
const KEPT: usize = 7;

/// How backups that are made by themselves every day are called.
const DAILY: &str = "daily";

/// The backups of one file.
#[derive(Debug, Clone)]
pub(crate) struct Backups {
    database: PathBuf,
    folder: PathBuf,
}

impl Backups {
    /// The backups of a database file.
    pub(crate) fn of(database: &Path) -> Self {
        Self {
            database: database.to_owned(),
            folder: database.with_file_name("backups"),
        }
    }

    /// The newest backup.
    pub(crate) fn newest(&self) -> Option<PathBuf> {
        self.all().pop()
    }

    /// All backups, oldest first: their names begin with the time in order.
    fn all(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut found: Vec<PathBuf> = entries
            .map(|entry| entry.path())
            .filter(|path| path.extension() == Some(OsStr::new("sqlite3")))
            .filter(|path| !name(path).contains("-replaced"))
            .collect();
        found.sort();
        found
    }

    /// Makes a backup in the folder, beside a server at work; gives the file.
    pub(crate) fn make_now(&self, why: &str) -> Result<PathBuf, StorageError> {
        self.make(&open_to_read(&self.database)?, why)
    }

    /// Makes a backup as a file of this name, which must not be there yet.
    pub(crate) fn make_as(&self, file: &Path) -> Result<(), StorageError> {
        copy(&open_to_read(&self.database)?, file)
    }

    /// Makes the day's backup unless it is there, and removes old ones of other days.
    pub(crate) fn make_daily(&self) -> Result<(), StorageError> {
        let today = clock::now().to_string();
        let today = today.split('T').next().unwrap_or_default().replace('-', "");
        let daily: Vec<PathBuf> = self
            .all()
            .into_iter()
            .filter(|path| name(path).ends_with(DAILY))
            .collect();
        if daily.iter().any(|path| name(path).starts_with(&today)) {
            return Ok(());
        }
        let made = self.make_now(DAILY)?;
        tracing::info!(backup = %made.display(), "the day's backup was made");
        for old in daily.iter().rev().skip(KEPT - 1) {
            // It is tried again tomorrow.
            let _ = fs::remove_file(old);
        }
        Ok(())
    }

    /// Makes a backup of what a connection sees.
    pub(super) fn make(&self, connection: &Connection, why: &str) -> Result<PathBuf, StorageError> {
        let file = self.new_file(why)?;
        copy(connection, &file)?;
        Ok(file)
    }

    /// Puts a backup in the database's place; gives where the replaced file went, if there was one. No server may be
    /// at work.
    pub(crate) fn restore(&self, backup: &Path) -> Result<Option<PathBuf>, StorageError> {
        let wrong = |error: StorageError| StorageError::Backup {
            path: backup.to_owned(),
            detail: error.to_string(),
        };
        let source = Connection::open_with_flags(backup, OpenFlags::SQLITE_OPEN_READ_ONLY)
            .map_err(|error| wrong(error.into()))?;
        let found = sound(&source, "integrity_check(1)")
            .and_then(|()| schema::form(&source))
            .map_err(wrong)?;
        if found == 0 {
            return Err(wrong(StorageError::damaged(
                "the database",
                "it holds none of our tables",
            )));
        }
        if found > newest() {
            return Err(wrong(StorageError::Newer {
                found,
                known: newest(),
            }));
        }
        let draft = self.database.with_extension("restored");
        // A restoration that was cut short may have left one.
        let _ = fs::remove_file(&draft);
        copy(&source, &draft)?;
        let replaced = self.put_aside()?;
        fs::rename(&draft, &self.database)
            .and_then(|()| sync_folder(&self.database))
            .map_err(|error| unusable(&self.database, &error))?;
        Ok(replaced)
    }

    /// Moves the database and its journals among the backups, under a name that says so.
    fn put_aside(&self) -> Result<Option<PathBuf>, StorageError> {
        if !self.database.exists() {
            return Ok(None);
        }
        let aside = self.new_file("replaced")?;
        for end in ["-wal", "-shm", ""] {
            let (from, to) = (with_end(&self.database, end), with_end(&aside, end));
            match fs::rename(&from, &to) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(unusable(&from, &error)),
                _ => {}
            }
        }
        Ok(Some(aside))
    }

    /// Looks whether the database is sound in all its parts; gives how many templates and sessions it holds.
    pub(crate) fn check(&self) -> Result<Contents, StorageError> {
        let look = || {
            let connection = open_to_read(&self.database)?;
            sound(&connection, "integrity_check(1)")?;
            let strays: i64 =
                connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
                    row.get(0)
                })?;
            if strays > 0 {
                return Err(StorageError::damaged(
                    "a row",
                    format!("{strays} rows refer to rows that are gone"),
                ));
            }
            let count = |sql: &str| connection.query_row(sql, [], |row| row.get(0));
            Ok(Contents {
                form: schema::form(&connection)?,
                templates: count("SELECT count(*) FROM templates WHERE deleted IS NULL")?,
                deleted: count("SELECT count(*) FROM templates WHERE deleted IS NOT NULL")?,
                sessions: count("SELECT count(*) FROM sessions")?,
            })
        };
        look().map_err(|error: StorageError| error.with_backup(self.newest()))
    }

    fn new_file(&self, why: &str) -> Result<PathBuf, StorageError> {
        make_private_folder(&self.folder).map_err(|error| unusable(&self.folder, &error))?;
        let now: String = clock::now()
            .to_string()
            .chars()
            .take_while(|c| *c != 'Z' && *c != '+')
            .filter(char::is_ascii_alphanumeric)
            .collect();
        let free = (0..).map(|number: u32| {
            let number = if number == 0 {
                String::new()
            } else {
                format!("-{number}")
            };
            self.folder.join(format!("{now}{number}-{why}.sqlite3"))
        });
        let mut free = free.filter(|path| !path.exists());
        free.next().ok_or(StorageError::Interrupted)
    }
}

/// What a database holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// The form of its tables.
    pub form: i64,
    /// How many templates can be listed.
    pub templates: i64,
    /// How many templates were deleted and can be restored.
    pub deleted: i64,
    /// How many sessions it remembers, also ended ones.
    pub sessions: i64,
}

/// Writes all that a connection sees to a new file; the file has its name only once it is whole and on the disk.
fn copy(connection: &Connection, file: &Path) -> Result<(), StorageError> {
    let failed = |detail: String| StorageError::Backup {
        path: file.to_owned(),
        detail,
    };
    if file.exists() {
        return Err(failed("there is a file of this name already".to_owned()));
    }
    let draft = with_end(file, ".new");
    // A backup that was cut short may have left one.
    let _ = fs::remove_file(&draft);
    // It does not change what it reads, but is not taken for a query.
    connection.pragma_update(None, "query_only", false)?;
    let made = connection
        .execute("VACUUM INTO ?", [draft.to_string_lossy()])
        .map_err(|error| failed(error.to_string()))
        .and_then(|_| {
            make_private_file(&draft)
                .and_then(|()| File::open(&draft)?.sync_all())
                .and_then(|()| fs::rename(&draft, file))
                .and_then(|()| sync_folder(file))
                .map_err(|error| failed(error.to_string()))
        });
    if made.is_err() {
        // The first failure is the one to tell.
        let _ = fs::remove_file(&draft);
    }
    made
}

fn name(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn unusable(path: &Path, error: &io::Error) -> StorageError {
    StorageError::Backup {
        path: path.to_owned(),
        detail: error.to_string(),
    }
}

#[cfg(unix)]
fn make_private_file(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;

    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn make_private_file(_: &Path) -> io::Result<()> {
    Ok(())
}

/// A file's name is on the disk once its folder is.
#[cfg(unix)]
fn sync_folder(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
