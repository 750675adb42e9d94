//! Stored templates.

use serde_json::value::RawValue;
use sesstpl_manager_api::Timestamp;
use uuid::Uuid;

use super::{Database, Row, StorageError, Value, values, versions};

/// A stored template.
#[derive(Debug)]
pub(crate) struct TemplateRow {
    /// Its place in lists.
    pub(crate) number: i64,
    /// Its id.
    pub(crate) id: Uuid,
    /// Counts its changes, from 1.
    pub(crate) version: i64,
    /// Its name.
    pub(crate) name: String,
    /// The user who owns it.
    pub(crate) owner: Uuid,
    /// Its project.
    pub(crate) project: Uuid,
    /// The name of its project.
    pub(crate) project_name: String,
    /// The e-mail address of the user who owns it.
    pub(crate) owner_email: String,
    /// The domain of the user who owns it.
    pub(crate) domain: String,
    /// When it was stored.
    pub(crate) created: Timestamp,
    /// The template, as normalized.
    pub(crate) template: Box<RawValue>,
}

/// What a template to be stored consists of.
#[derive(Debug, Clone)]
pub(crate) struct NewTemplate {
    /// Its name.
    pub(crate) name: String,
    /// The user who stores it.
    pub(crate) author: Uuid,
    /// Its project.
    pub(crate) project: Uuid,
    /// The template, as normalized, in JSON.
    pub(crate) template: String,
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Changed {
    /// It was made; the template has this version now.
    To(i64),
    /// There is no such template.
    Missing,
    /// The template has this version, and another was expected.
    Otherwise(i64),
}

/// Which templates to list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wanted {
    /// Only those after this place.
    pub(crate) after: Option<i64>,
    /// At most so many.
    pub(crate) limit: Option<i64>,
    /// Only those that hold these words in name, image or tag, in small or capital letters.
    pub(crate) words: Vec<String>,
    /// Only those of this user.
    pub(crate) owner: Option<Uuid>,
    /// Only those of users of this domain.
    pub(crate) domain: Option<String>,
    /// Only those of this name.
    pub(crate) name: Option<String>,
    /// Those that were deleted, in place of those that were not.
    pub(crate) deleted: bool,
}

const SELECT: &str = "
    SELECT number, templates.id, version, templates.name, owner, project, projects.name, email, domain,
        templates.created, template
    FROM templates JOIN projects ON projects.id = project JOIN users ON users.id = owner";

/// Stores a template; gives its id.
pub(crate) fn insert(
    database: &mut dyn Database,
    new: &NewTemplate,
    now: Timestamp,
) -> Result<Uuid, StorageError> {
    let id = Uuid::new_v4();
    database.execute(
        "INSERT INTO templates (id, version, name, words, owner, project, created, modified, template)
         VALUES ($1, 1, $2, $3, $4, $5, $6, $6, $7)",
        values![
            id,
            &new.name,
            words(new),
            new.author,
            new.project,
            now,
            &new.template
        ],
    )?;
    versions::insert(database, id, 1, new, now)?;
    Ok(id)
}

/// One template, also a deleted one.
pub(crate) fn get_any(database: &mut dyn Database, id: Uuid) -> Result<Option<TemplateRow>, StorageError> {
    let row = database.query_one(&format!("{SELECT} WHERE templates.id = $1"), values![id])?;
    row.map(read).transpose()
}

/// Templates in the order in which they were stored.
pub(crate) fn list(database: &mut dyn Database, wanted: &Wanted) -> Result<Vec<TemplateRow>, StorageError> {
    let mut sql = format!(
        "{SELECT} WHERE deleted IS {}NULL",
        if wanted.deleted { "NOT " } else { "" }
    );
    let mut values: Vec<Value> = Vec::new();
    let mut and = |condition: &str, value: Value| {
        values.push(value);
        sql.push_str(&condition.replace('$', &format!("${}", values.len())));
    };
    if let Some(after) = wanted.after {
        and(" AND number > $", after.into());
    }
    if let Some(owner) = wanted.owner {
        and(" AND owner = $", owner.into());
    }
    if let Some(domain) = &wanted.domain {
        and(" AND domain = $", domain.into());
    }
    if let Some(name) = &wanted.name {
        and(" AND templates.name = $", name.into());
    }
    for word in &wanted.words {
        and(" AND words LIKE $ ESCAPE '\\'", pattern(word).into());
    }
    // As many as there are when none is said.
    and(
        " ORDER BY number LIMIT $",
        wanted.limit.unwrap_or(i64::MAX).into(),
    );
    database.query(&sql, &values)?.into_iter().map(read).collect()
}

/// One template.
pub(crate) fn get(database: &mut dyn Database, id: Uuid) -> Result<Option<TemplateRow>, StorageError> {
    let row = database.query_one(
        &format!("{SELECT} WHERE deleted IS NULL AND templates.id = $1"),
        values![id],
    )?;
    row.map(read).transpose()
}

/// Replaces a template, if it has the expected version or none is expected.
pub(crate) fn update(
    database: &mut dyn Database,
    id: Uuid,
    new: &NewTemplate,
    expected: Option<i64>,
    now: Timestamp,
) -> Result<Changed, StorageError> {
    // Others that change the same template wait for this row.
    let changed = database.query_one(
        "UPDATE templates SET version = version + 1, name = $2, words = $3, project = $4,
             modified = $5, template = $6
         WHERE id = $1 AND deleted IS NULL AND version = coalesce($7, version) RETURNING version",
        values![
            id,
            &new.name,
            words(new),
            new.project,
            now,
            &new.template,
            expected
        ],
    )?;
    let changed = outcome(database, id, changed)?;
    if let Changed::To(version) = changed {
        versions::insert(database, id, version, new, now)?;
    }
    Ok(changed)
}

/// Removes a template from all lists, if it has the expected version or none is expected.
pub(crate) fn delete(
    database: &mut dyn Database,
    id: Uuid,
    expected: Option<i64>,
    now: Timestamp,
) -> Result<Changed, StorageError> {
    let changed = database.query_one(
        "UPDATE templates SET deleted = $2
         WHERE id = $1 AND deleted IS NULL AND version = coalesce($3, version) RETURNING version",
        values![id, now, expected],
    )?;
    outcome(database, id, changed)
}

/// Puts a deleted template back into the lists.
pub(crate) fn restore(database: &mut dyn Database, id: Uuid) -> Result<Changed, StorageError> {
    let changed = database.query_one(
        "UPDATE templates SET deleted = NULL WHERE id = $1 AND deleted IS NOT NULL RETURNING version",
        values![id],
    )?;
    match changed {
        Some(mut row) => row.integer().map(Changed::To),
        None => Ok(Changed::Missing),
    }
}

fn outcome(database: &mut dyn Database, id: Uuid, changed: Option<Row>) -> Result<Changed, StorageError> {
    if let Some(mut row) = changed {
        return row.integer().map(Changed::To);
    }
    Ok(match get(database, id)? {
        Some(row) => Changed::Otherwise(row.version),
        None => Changed::Missing,
    })
}

/// What a search looks through: the name, and the image and tag as the template says them.
fn words(new: &NewTemplate) -> String {
    let template: serde_json::Value = serde_json::from_str(&new.template).unwrap_or_default();
    let of = |pointer: &str| {
        let text = template.pointer(pointer).and_then(|value| value.as_str());
        text.unwrap_or_default().to_lowercase()
    };
    [
        new.name.to_lowercase(),
        of("/metadata/name"),
        of("/metadata/tag"),
        of("/spec/kernel/image"),
    ]
    .join("\n")
}

/// What `LIKE` is to look for to find a word anywhere; nothing in the word has a meaning of its own.
fn pattern(word: &str) -> String {
    let word = word.to_lowercase();
    let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

fn read(mut row: Row) -> Result<TemplateRow, StorageError> {
    Ok(TemplateRow {
        number: row.integer()?,
        id: row.id()?,
        version: row.integer()?,
        name: row.text()?,
        owner: row.id()?,
        project: row.id()?,
        project_name: row.text()?,
        owner_email: row.text()?,
        domain: row.text()?,
        created: row.moment()?,
        template: RawValue::from_string(row.text()?)
            .map_err(|error| StorageError::damaged("a template", error.to_string()))?,
    })
}
