//! What `sesstpl admin` does to the data of a server: backups, restoring them, checking.

use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::folder::DataFolder;
use crate::server::DATABASE;
use crate::storage::{Backups, Contents, Place, StorageError};
use crate::{ServeOptions, StartError};

/// The data of a server, which may be at work meanwhile.
///
/// ```no_run
/// use sesstpl_server::{Admin, ServeOptions};
///
/// # fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let backup = Admin::of(&ServeOptions::default())?.back_up(None)?;
/// println!("the backup is {}", backup.display());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Admin {
    folder: PathBuf,
    is_file: bool,
}

/// What became of a restoration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the replaced database went, if there was one.
    pub replaced: Option<PathBuf>,
    /// What the restored one holds.
    pub contents: Contents,
}

impl Admin {
    /// The data that a server with these options would use.
    pub fn of(options: &ServeOptions) -> Result<Self, StartError> {
        let config = Config::load(options.config.as_deref())?;
        let folder = DataFolder::place(options.data_dir.clone().or(config.data_dir))?;
        let is_file = options.database_url.is_none() && config.database_url.is_none();
        Ok(Self { folder, is_file })
    }

    /// Makes a backup, also while a server is at work; gives its file. Without a name it goes into the folder
    /// `backups` of the data folder. A file that is there is not overwritten.
    pub fn back_up(&self, file: Option<&Path>) -> Result<PathBuf, StartError> {
        let backups = self.backups()?;
        let made = match file {
            Some(file) => backups.make_as(file).map(|()| file.to_owned()),
            None => backups.make_now("made"),
        };
        made.map_err(|source| self.failed(source))
    }

    /// Puts a backup in the database's place. The replaced database is kept among the backups. No server may be at
    /// work with the data folder.
    pub fn restore(&self, backup: &Path) -> Result<Restored, StartError> {
        let backups = self.backups()?;
        let _alone = DataFolder::open(Some(self.folder.clone()))?;
        let restore = || {
            let replaced = backups.restore(backup)?;
            let contents = backups.check()?;
            Ok(Restored { replaced, contents })
        };
        restore().map_err(|source| self.failed(source))
    }

    /// Looks whether the database is sound in all its parts, also while a server is at work.
    pub fn check(&self) -> Result<Contents, StartError> {
        self.backups()?.check().map_err(|source| self.failed(source))
    }

    fn backups(&self) -> Result<Backups, StartError> {
        if self.is_file {
            Ok(Backups::of(&self.folder.join(DATABASE)))
        } else {
            Err(self.failed(StorageError::NoFile))
        }
    }

    fn failed(&self, source: StorageError) -> StartError {
        StartError::Storage {
            place: Place::File(self.folder.join(DATABASE)).to_string(),
            source,
        }
    }
}
