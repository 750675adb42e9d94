//! Stored templates.

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use serde_json::value::RawValue;
use sesstpl_manager_api::Timestamp;
use uuid::Uuid;

use super::{StorageError, moment};

/// A stored template.
#[derive(Debug)]
pub(crate) struct TemplateRow {
    /// Its id.
    pub(crate) id: Uuid,
    /// Its name.
    pub(crate) name: String,
    /// The user who owns it.
    pub(crate) owner: Uuid,
    /// Its project.
    pub(crate) project: Uuid,
    /// The name of its project.
    pub(crate) project_name: String,
    /// When it was stored.
    pub(crate) created: Timestamp,
    /// The template, as normalized.
    pub(crate) template: Box<RawValue>,
}

/// What a template to be stored consists of.
#[derive(Debug)]
pub(crate) struct NewTemplate {
    /// Its name.
    pub(crate) name: String,
    /// The user who owns it.
    pub(crate) owner: Uuid,
    /// Its project.
    pub(crate) project: Uuid,
    /// The template, as normalized, in JSON.
    pub(crate) template: String,
}

const SELECT: &str = "
    SELECT templates.id, templates.name, owner, project, projects.name, created, template
    FROM templates JOIN projects ON projects.id = project
    WHERE deleted IS NULL";

/// Stores a template; gives its id.
pub(crate) fn insert(
    transaction: &Transaction<'_>,
    new: &NewTemplate,
    now: Timestamp,
) -> Result<Uuid, StorageError> {
    let id = Uuid::new_v4();
    transaction.execute(
        "INSERT INTO templates (id, name, owner, project, created, template) VALUES (?, ?, ?, ?, ?, ?)",
        params![
            id.as_bytes(),
            new.name,
            new.owner.as_bytes(),
            new.project.as_bytes(),
            now.unix_millis(),
            new.template
        ],
    )?;
    Ok(id)
}

/// All templates, oldest first.
pub(crate) fn list(connection: &Connection) -> Result<Vec<TemplateRow>, StorageError> {
    let mut statement = connection.prepare_cached(&format!("{SELECT} ORDER BY created, templates.rowid"))?;
    let rows = statement.query_map([], |row| Ok(read(row)))?;
    rows.map(|row| row?).collect()
}

/// One template.
pub(crate) fn get(connection: &Connection, id: Uuid) -> Result<Option<TemplateRow>, StorageError> {
    connection
        .prepare_cached(&format!("{SELECT} AND templates.id = ?"))?
        .query_row([id.as_bytes()], |row| Ok(read(row)))
        .optional()?
        .transpose()
}

/// Replaces a template; whether there was one.
pub(crate) fn update(
    transaction: &Transaction<'_>,
    id: Uuid,
    new: &NewTemplate,
) -> Result<bool, StorageError> {
    let changed = transaction.execute(
        "UPDATE templates SET name = ?, owner = ?, project = ?, template = ? WHERE id = ? AND deleted IS NULL",
        params![
            new.name,
            new.owner.as_bytes(),
            new.project.as_bytes(),
            new.template,
            id.as_bytes()
        ],
    )?;
    Ok(changed > 0)
}

/// Removes a template from all lists; whether there was one.
pub(crate) fn delete(transaction: &Transaction<'_>, id: Uuid, now: Timestamp) -> Result<bool, StorageError> {
    let changed = transaction.execute(
        "UPDATE templates SET deleted = ? WHERE id = ? AND deleted IS NULL",
        params![now.unix_millis(), id.as_bytes()],
    )?;
    Ok(changed > 0)
}

fn read(row: &Row<'_>) -> Result<TemplateRow, StorageError> {
    Ok(TemplateRow {
        id: super::id(row, 0)?,
        name: row.get(1)?,
        owner: super::id(row, 2)?,
        project: super::id(row, 3)?,
        project_name: row.get(4)?,
        created: moment(row.get(5)?),
        template: RawValue::from_string(row.get(6)?)
            .map_err(|error| StorageError::damaged("a template", error.to_string()))?,
    })
}
