//! Browsers that are logged in.

use rusqlite::{Connection, Transaction, params};
use sesstpl_manager_api::Timestamp;

use super::StorageError;

/// Keeps a login, and forgets those that have ended.
pub(crate) fn insert(
    transaction: &Transaction<'_>,
    digest: [u8; 32],
    expires: Timestamp,
    now: Timestamp,
) -> Result<(), StorageError> {
    transaction.execute("DELETE FROM logins WHERE expires <= ?", [now.unix_millis()])?;
    transaction.execute(
        "INSERT INTO logins (digest, expires) VALUES (?, ?)",
        params![digest, expires.unix_millis()],
    )?;
    Ok(())
}

/// Whether there is such a login.
pub(crate) fn exists(
    connection: &Connection,
    digest: [u8; 32],
    now: Timestamp,
) -> Result<bool, StorageError> {
    let exists = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM logins WHERE digest = ? AND expires > ?)",
        params![digest, now.unix_millis()],
        |row| row.get(0),
    )?;
    Ok(exists)
}

/// Ends a login.
pub(crate) fn delete(transaction: &Transaction<'_>, digest: [u8; 32]) -> Result<(), StorageError> {
    transaction.execute("DELETE FROM logins WHERE digest = ?", [digest])?;
    Ok(())
}
