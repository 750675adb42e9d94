//! Sessions and their history.

use serde::de::DeserializeOwned;
use sesstpl_manager_api::Timestamp;
use uuid::Uuid;

use super::{Database, Row, StorageError, values};
use crate::agent::{Phase, Session, Step};

/// A session and whose it is.
#[derive(Debug)]
pub(crate) struct SessionRow {
    /// The session.
    pub(crate) session: Session,
    /// The user who owns it.
    pub(crate) owner: Uuid,
    /// Its project.
    pub(crate) project: Uuid,
}

const SELECT: &str =
    "SELECT id, name, request, slots, status, reason, created, due, ended, owner, project FROM sessions";

/// Keeps a new session.
pub(crate) fn insert(
    database: &mut dyn Database,
    session: &Session,
    owner: Uuid,
    project: Uuid,
) -> Result<(), StorageError> {
    database.execute(
        "INSERT INTO sessions (id, number, name, owner, project, request, slots, status, reason, created)
         SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9 FROM sessions",
        values![
            session.id,
            &session.name,
            owner,
            project,
            json(&session.request)?,
            json(&session.slots)?,
            session.phase.as_str(),
            &session.reason,
            session.created,
        ],
    )?;
    remember(database, session, session.created)
}

/// Keeps where a session has come to.
pub(crate) fn save(
    database: &mut dyn Database,
    session: &Session,
    now: Timestamp,
) -> Result<(), StorageError> {
    database.execute(
        "UPDATE sessions SET status = $2, reason = $3, due = $4, ended = $5 WHERE id = $1",
        values![
            session.id,
            session.phase.as_str(),
            &session.reason,
            session.due,
            session.ended,
        ],
    )?;
    remember(database, session, now)
}

fn remember(database: &mut dyn Database, session: &Session, now: Timestamp) -> Result<(), StorageError> {
    database.execute(
        "INSERT INTO session_steps (session, status, reason, at) VALUES ($1, $2, $3, $4)",
        values![session.id, session.phase.as_str(), &session.reason, now],
    )?;
    Ok(())
}

/// All sessions that have not ended, oldest first.
pub(crate) fn live(database: &mut dyn Database) -> Result<Vec<Session>, StorageError> {
    let rows = database.query(&format!("{SELECT} WHERE ended IS NULL ORDER BY number"), &[])?;
    rows.into_iter()
        .map(|row| read(row).map(|row| row.session))
        .collect()
}

/// A user's session by id or name: of several of one name, the one that has not ended, or else the newest.
pub(crate) fn find(
    database: &mut dyn Database,
    owner: Uuid,
    key: &str,
) -> Result<Option<SessionRow>, StorageError> {
    let id = Uuid::try_parse(key).unwrap_or_default();
    let row = database.query_one(
        &format!(
            "{SELECT} WHERE owner = $1 AND (id = $2 OR name = $3) ORDER BY ended IS NULL DESC, number DESC LIMIT 1"
        ),
        values![owner, id, key],
    )?;
    row.map(read).transpose()
}

/// A user's sessions that have not ended and whose name or id starts with a text; if one has it as its name or id,
/// only that one.
pub(crate) fn starting_with(
    database: &mut dyn Database,
    owner: Uuid,
    prefix: &str,
) -> Result<Vec<SessionRow>, StorageError> {
    let rows = database.query(
        &format!("{SELECT} WHERE owner = $1 AND ended IS NULL ORDER BY number"),
        values![owner],
    )?;
    let mut found = Vec::new();
    for row in rows {
        let row = read(row)?;
        let id = row.session.id.to_string();
        if row.session.name == prefix || id == prefix {
            return Ok(vec![row]);
        }
        if row.session.name.starts_with(prefix) || id.starts_with(prefix) {
            found.push(row);
        }
    }
    Ok(found)
}

/// What a session has been through, oldest first.
pub(crate) fn history(database: &mut dyn Database, id: Uuid) -> Result<Vec<Step>, StorageError> {
    let rows = database.query(
        "SELECT status, reason, at FROM session_steps WHERE session = $1 ORDER BY number",
        values![id],
    )?;
    rows.into_iter()
        .map(|mut row| {
            Ok(Step {
                phase: phase(&row.text()?)?,
                reason: row.text()?,
                at: row.moment()?,
            })
        })
        .collect()
}

fn read(mut row: Row) -> Result<SessionRow, StorageError> {
    let session = Session {
        id: row.id()?,
        name: row.text()?,
        request: from_json("a session's request", &row.text()?)?,
        slots: from_json("a session's slots", &row.text()?)?,
        phase: phase(&row.text()?)?,
        reason: row.text()?,
        created: row.moment()?,
        due: row.moment_if_any()?,
        ended: row.moment_if_any()?,
    };
    Ok(SessionRow {
        session,
        owner: row.id()?,
        project: row.id()?,
    })
}

fn phase(name: &str) -> Result<Phase, StorageError> {
    Phase::from_name(name).ok_or_else(|| StorageError::damaged("a session's status", name))
}

fn json(value: &impl serde::Serialize) -> Result<String, StorageError> {
    serde_json::to_string(value).map_err(|error| StorageError::damaged("a new session", error.to_string()))
}

fn from_json<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T, StorageError> {
    serde_json::from_str(text).map_err(|error| StorageError::damaged(what, error.to_string()))
}
