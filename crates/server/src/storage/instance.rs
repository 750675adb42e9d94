//! This installation: its id, its user, its projects.

use uuid::Uuid;

use super::{Database, Part, StorageError, values};

/// The ids of this installation and its one user, made at first.
pub(crate) fn ensure(database: &mut dyn Database) -> Result<(Uuid, Uuid), StorageError> {
    database.lock(Part::Schema)?;
    let known = database.query_one("SELECT id, \"user\" FROM instance", &[])?;
    if let Some(mut known) = known {
        return Ok((known.id()?, known.id()?));
    }
    let (id, user) = (Uuid::new_v4(), Uuid::new_v4());
    database.execute(
        "INSERT INTO instance (\"only\", id, \"user\") VALUES (1, $1, $2)",
        values![id, user],
    )?;
    Ok((id, user))
}

/// The id of the project of this name, made at first.
pub(crate) fn ensure_project(database: &mut dyn Database, name: &str) -> Result<Uuid, StorageError> {
    database.execute(
        "INSERT INTO projects (id, name) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
        values![Uuid::new_v4(), name],
    )?;
    let found = database.query_one("SELECT id FROM projects WHERE name = $1", values![name])?;
    found
        .ok_or_else(|| StorageError::damaged("a project", "it is not there after it was stored"))?
        .id()
}
