//! This installation: its id, its user, its projects.

use rusqlite::{OptionalExtension as _, Transaction, params};
use uuid::Uuid;

use super::StorageError;

/// The ids of this installation and its one user, made at first.
pub(crate) fn ensure(transaction: &Transaction<'_>) -> Result<(Uuid, Uuid), StorageError> {
    let known = transaction
        .query_row("SELECT id, user FROM instance", [], |row| {
            Ok((super::id(row, 0)?, super::id(row, 1)?))
        })
        .optional()?;
    if let Some(known) = known {
        return Ok(known);
    }
    let (id, user) = (Uuid::new_v4(), Uuid::new_v4());
    transaction.execute(
        "INSERT INTO instance (only, id, user) VALUES (1, ?, ?)",
        params![id.as_bytes(), user.as_bytes()],
    )?;
    Ok((id, user))
}

/// The id of the project of this name, made at first.
pub(crate) fn ensure_project(transaction: &Transaction<'_>, name: &str) -> Result<Uuid, StorageError> {
    transaction.execute(
        "INSERT INTO projects (id, name) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
        params![Uuid::new_v4().as_bytes(), name],
    )?;
    let id = transaction.query_row("SELECT id FROM projects WHERE name = ?", [name], |row| {
        super::id(row, 0)
    })?;
    Ok(id)
}
