//! What can go wrong with the database.

/// What can go wrong with the database.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The database engine refuses.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// The file is of a later version of this program.
    #[error(
        "it was written by a newer sesstpl (form {found}, this one knows up to {known}); update sesstpl, or choose \
         another data folder with `--data`"
    )]
    Newer {
        /// The file's form.
        found: u32,
        /// The newest form that this program knows.
        known: u32,
    },
    /// Something in it is not as this program writes it.
    #[error("{what} in it cannot be read: {detail}; the file may be damaged")]
    Damaged {
        /// What it is.
        what: &'static str,
        /// What is wrong with it.
        detail: String,
    },
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
}
