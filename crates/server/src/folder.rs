//! The data folder: who may read it, and that only one server uses it.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// A data folder that is ours alone as long as this value lives.
#[derive(Debug)]
pub(crate) struct DataFolder {
    path: PathBuf,
    /// Holds the lock.
    _lock: File,
}

/// Why a data folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The platform names no data folder, as where there is no home folder.
    #[error("this platform names no folder for data; say with `--data` where to keep it")]
    Unknown,
    /// It cannot be made, read or written.
    #[error("the data folder cannot be used: {path}: {source}; choose another with `--data`", path = path.display())]
    Access {
        /// The folder, or a file in it.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Another server uses it.
    #[error(
        "another `sesstpl serve` uses the data folder {path}; stop it, or choose another folder with `--data`",
        path = path.display()
    )]
    InUse {
        /// The folder.
        path: PathBuf,
    },
}

impl DataFolder {
    /// Opens a data folder, the platform's when none is named, and makes it when it is not there.
    pub(crate) fn open(path: Option<PathBuf>) -> Result<Self, FolderError> {
        let path = Self::place(path)?;
        let access = |source| FolderError::Access {
            path: path.clone(),
            source,
        };
        make_private_folder(&path).map_err(access)?;
        let lock = private_file()
            .write(true)
            .create(true)
            .open(path.join("lock"))
            .map_err(access)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path, _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(FolderError::InUse { path }),
            Err(TryLockError::Error(source)) => Err(access(source)),
        }
    }

    /// Where a data folder is: the one that is named, or else the platform's.
    pub(crate) fn place(named: Option<PathBuf>) -> Result<PathBuf, FolderError> {
        named.or_else(platform_folder).ok_or(FolderError::Unknown)
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// A file in it.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Makes a file that only its owner can read, unless it is there.
    pub(crate) fn ensure_private(&self, name: &str) -> Result<PathBuf, FolderError> {
        let path = self.file(name);
        private_file()
            .append(true)
            .create(true)
            .open(&path)
            .map(drop)
            .map_err(|source| FolderError::Access {
                path: path.clone(),
                source,
            })?;
        Ok(path)
    }

    /// Writes a file that only its owner can read; whole or not at all.
    pub(crate) fn write_private(&self, name: &str, content: &str) -> Result<(), FolderError> {
        let path = self.file(name);
        let draft = self.file(&format!("{name}.new"));
        write_and_sync(&draft, content)
            .and_then(|()| fs::rename(&draft, &path))
            .map_err(|source| FolderError::Access { path, source })
    }

    /// Reads a file, if it is there.
    pub(crate) fn read(&self, name: &str) -> Result<Option<String>, FolderError> {
        let path = self.file(name);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(FolderError::Access { path, source }),
        }
    }
}

fn platform_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "sesstpl").map(|folders| folders.data_dir().to_owned())
}

fn write_and_sync(path: &Path, content: &str) -> io::Result<()> {
    use io::Write as _;

    let mut file = private_file()
        .write(true)
        .create(true)
        .truncate(true)
        .open(path)?;
    file.write_all(content.as_bytes())?;
    file.sync_all()
}

pub(crate) fn make_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// How to open a file that only its owner can read when this makes it.
fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
