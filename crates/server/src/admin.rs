//! What `sesstpl admin` does to the data of a server: backups, restoring them, checking.

use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::folder::DataFolder;
use crate::identity::Vault;
use crate::server::DATABASE;
use crate::storage::{Backups, Contents, Place, StorageError, Store};
use crate::{People, ServeOptions, StartError};

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
    database_url: Option<String>,
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
        let database_url = options.database_url.clone().or(config.database_url);
        Ok(Self { folder, database_url })
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

    /// The users of the server; opens its data. Must be called within a Tokio runtime.
    pub async fn people(&self) -> Result<People, StartError> {
        let vault = Vault::of(&self.folder)?;
        let place = self.place();
        let store = Store::open(place.clone())
            .await
            .map_err(|source| StartError::Storage {
                place: place.to_string(),
                source,
            })?;
        Ok(People::new(store, vault, place.to_string()))
    }

    fn place(&self) -> Place {
        match &self.database_url {
            Some(url) => Place::Server(url.clone()),
            None => Place::File(self.folder.join(DATABASE)),
        }
    }

    fn backups(&self) -> Result<Backups, StartError> {
        if self.database_url.is_none() {
            Ok(Backups::of(&self.folder.join(DATABASE)))
        } else {
            Err(self.failed(StorageError::NoFile))
        }
    }

    fn failed(&self, source: StorageError) -> StartError {
        StartError::Storage {
            place: self.place().to_string(),
            source,
        }
    }
}
