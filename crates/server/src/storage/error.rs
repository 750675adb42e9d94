//! What can go wrong with the database.

use std::path::PathBuf;

/// What can go wrong with the database.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StorageError {
    /// There is no room for what is to be kept, or the disk fails.
    #[error("the disk is full or fails; nothing was stored; make room and try again")]
    Full,
    /// The file or its folder cannot be written.
    #[error(
        "it cannot be written ({detail}); give this program the right to write the data folder, or choose another with `--data`"
    )]
    ReadOnly {
        /// What the engine says.
        detail: String,
    },
    /// The file is not what it was, as after a fault of the disk.
    #[error("the file is damaged ({detail}){}", advice(.backup.as_ref()))]
    Corrupt {
        /// What the engine says.
        detail: String,
        /// The newest backup, when there is one.
        backup: Option<PathBuf>,
    },
    /// Another program keeps the file to itself.
    #[error("another program keeps it to itself; try again, or end that program")]
    Busy,
    /// The database server does not answer, or does not let us in.
    #[error("the database server cannot be used: {detail}; check `--database-url` and that the server runs")]
    Unreachable {
        /// What is wrong, without the password.
        detail: String,
    },
    /// The address of a database is none.
    #[error(
        "`--database-url` is not the address of a PostgreSQL database ({detail}); write it as \
         postgresql://USER:PASSWORD@HOST/DATABASE"
    )]
    Address {
        /// What is wrong.
        detail: String,
    },
    /// The engine refuses for another reason.
    #[error("{0}")]
    Engine(String),
    /// The file is of a later version of this program.
    #[error(
        "it was written by a newer sesstpl (form {found}, this one knows up to {known}); update sesstpl, or choose \
         another data folder with `--data`"
    )]
    Newer {
        /// The file's form.
        found: i64,
        /// The newest form that this program knows.
        known: i64,
    },
    /// Something in it is not as this program writes it.
    #[error("{what} in it cannot be read: {detail}; the file may be damaged: run `sesstpl admin check`")]
    Damaged {
        /// What it is.
        what: &'static str,
        /// What is wrong with it.
        detail: String,
    },
    /// A backup cannot be made or read.
    #[error("the backup {path} cannot be used: {detail}", path = path.display())]
    Backup {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        detail: String,
    },
    /// It is about a file, and the data are in `PostgreSQL`.
    #[error(
        "the data are in PostgreSQL, which has programs of its own for this: pg_dump, pg_restore, pg_amcheck"
    )]
    NoFile,
    /// The work was cut short.
    #[error("the work on it was cut short")]
    Interrupted,
}

impl StorageError {
    /// Something in the database is not as this program writes it.
    pub(super) fn damaged(what: &'static str, detail: impl Into<String>) -> Self {
        Self::Damaged {
            what,
            detail: detail.into(),
        }
    }

    /// Names the backup to go back to when the file is damaged.
    pub(super) fn with_backup(self, newest: Option<PathBuf>) -> Self {
        match self {
            Self::Corrupt { detail, backup: None } => Self::Corrupt {
                detail,
                backup: newest,
            },
            other => other,
        }
    }
}

fn advice(backup: Option<&PathBuf>) -> String {
    match backup {
        Some(path) => format!(
            "; its newest backup is {path}: stop the server and run `sesstpl admin restore {path}`",
            path = path.display()
        ),
        None => "; there is no backup of it in the data folder; if you have one elsewhere, run \
                 `sesstpl admin restore FILE`"
            .to_owned(),
    }
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;

        let detail = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::ReadOnly { detail }
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Corrupt { detail, backup: None }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            _ => Self::Engine(detail),
        }
    }
}

impl From<postgres::Error> for StorageError {
    fn from(error: postgres::Error) -> Self {
        use postgres::error::SqlState;

        match error.as_db_error() {
            Some(refusal) if *refusal.code() == SqlState::DISK_FULL => Self::Full,
            Some(refusal) if *refusal.code() == SqlState::READ_ONLY_SQL_TRANSACTION => Self::ReadOnly {
                detail: refusal.message().to_owned(),
            },
            // Class 28 is about who may log in, class 3D about databases that are not there.
            Some(refusal)
                if refusal.code().code().starts_with("28") || refusal.code().code().starts_with("3D") =>
            {
                Self::Unreachable {
                    detail: refusal.message().to_owned(),
                }
            }
            Some(refusal) => Self::Engine(format!("{} ({})", refusal.message(), refusal.code().code())),
            None => {
                let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}"));
                Self::Unreachable {
                    detail: format!("{error}{}", cause.unwrap_or_default()),
                }
            }
        }
    }
}
