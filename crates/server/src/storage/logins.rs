//! Browsers that are logged in.

use sesstpl_manager_api::Timestamp;

use super::{Database, StorageError, values};

/// Keeps a login, and forgets those that have ended.
pub(crate) fn insert(
    database: &mut dyn Database,
    digest: [u8; 32],
    expires: Timestamp,
    now: Timestamp,
) -> Result<(), StorageError> {
    database.execute("DELETE FROM logins WHERE expires <= $1", values![now])?;
    database.execute(
        "INSERT INTO logins (digest, expires) VALUES ($1, $2)",
        values![digest, expires],
    )?;
    Ok(())
}

/// Whether there is such a login.
pub(crate) fn exists(
    database: &mut dyn Database,
    digest: [u8; 32],
    now: Timestamp,
) -> Result<bool, StorageError> {
    let found = database.query_one(
        "SELECT expires FROM logins WHERE digest = $1 AND expires > $2",
        values![digest, now],
    )?;
    Ok(found.is_some())
}

/// Ends a login.
pub(crate) fn delete(database: &mut dyn Database, digest: [u8; 32]) -> Result<(), StorageError> {
    database.execute("DELETE FROM logins WHERE digest = $1", values![digest])?;
    Ok(())
}
