//! Every version that a template has had.

use serde_json::value::RawValue;
use sesstpl_manager_api::Timestamp;
use uuid::Uuid;

use super::templates::NewTemplate;
use super::{Database, Row, StorageError, values};

/// A version of a template.
#[derive(Debug)]
pub(crate) struct VersionRow {
    /// Counts from 1.
    pub(crate) version: i64,
    /// The template's name in it.
    pub(crate) name: String,
    /// Its project in it.
    pub(crate) project: Uuid,
    /// Who made it.
    pub(crate) author: Uuid,
    /// When.
    pub(crate) at: Timestamp,
    /// The template, as normalized.
    pub(crate) template: Box<RawValue>,
}

/// Keeps a version.
pub(super) fn insert(
    database: &mut dyn Database,
    template: Uuid,
    version: i64,
    new: &NewTemplate,
    now: Timestamp,
) -> Result<(), StorageError> {
    database.execute(
        "INSERT INTO template_versions (template, version, name, project, author, at, content)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        values![
            template,
            version,
            &new.name,
            new.project,
            new.author,
            now,
            &new.template
        ],
    )?;
    Ok(())
}

/// All versions of a template, also of a deleted one, newest first.
pub(crate) fn list(database: &mut dyn Database, template: Uuid) -> Result<Vec<VersionRow>, StorageError> {
    let rows = database.query(
        "SELECT version, name, project, author, at, content FROM template_versions
         WHERE template = $1 ORDER BY version DESC",
        values![template],
    )?;
    rows.into_iter().map(read).collect()
}

/// One version of a template.
pub(crate) fn get(
    database: &mut dyn Database,
    template: Uuid,
    version: i64,
) -> Result<Option<VersionRow>, StorageError> {
    let row = database.query_one(
        "SELECT version, name, project, author, at, content FROM template_versions
         WHERE template = $1 AND version = $2",
        values![template, version],
    )?;
    row.map(read).transpose()
}

fn read(mut row: Row) -> Result<VersionRow, StorageError> {
    Ok(VersionRow {
        version: row.integer()?,
        name: row.text()?,
        project: row.id()?,
        author: row.id()?,
        at: row.moment()?,
        template: RawValue::from_string(row.text()?)
            .map_err(|error| StorageError::damaged("a template", error.to_string()))?,
    })
}
