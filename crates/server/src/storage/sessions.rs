//! Sessions and their history.

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use serde::de::DeserializeOwned;
use sesstpl_manager_api::Timestamp;
use uuid::Uuid;

use super::{StorageError, moment};
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
    transaction: &Transaction<'_>,
    session: &Session,
    owner: Uuid,
    project: Uuid,
) -> Result<(), StorageError> {
    transaction.execute(
        "INSERT INTO sessions (id, number, name, owner, project, request, slots, status, reason, created)
         SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? FROM sessions",
        params![
            session.id.as_bytes(),
            session.name,
            owner.as_bytes(),
            project.as_bytes(),
            json(&session.request)?,
            json(&session.slots)?,
            session.phase.as_str(),
            session.reason,
            session.created.unix_millis(),
        ],
    )?;
    remember(transaction, session, session.created)
}

/// Keeps where a session has come to.
pub(crate) fn save(
    transaction: &Transaction<'_>,
    session: &Session,
    now: Timestamp,
) -> Result<(), StorageError> {
    transaction.execute(
        "UPDATE sessions SET status = ?, reason = ?, due = ?, ended = ? WHERE id = ?",
        params![
            session.phase.as_str(),
            session.reason,
            session.due.map(Timestamp::unix_millis),
            session.ended.map(Timestamp::unix_millis),
            session.id.as_bytes(),
        ],
    )?;
    remember(transaction, session, now)
}

fn remember(transaction: &Transaction<'_>, session: &Session, now: Timestamp) -> Result<(), StorageError> {
    transaction.execute(
        "INSERT INTO session_steps (session, status, reason, at) VALUES (?, ?, ?, ?)",
        params![
            session.id.as_bytes(),
            session.phase.as_str(),
            session.reason,
            now.unix_millis()
        ],
    )?;
    Ok(())
}

/// All sessions that have not ended, oldest first.
pub(crate) fn live(connection: &Connection) -> Result<Vec<Session>, StorageError> {
    let mut statement =
        connection.prepare_cached(&format!("{SELECT} WHERE ended IS NULL ORDER BY number"))?;
    let rows = statement.query_map([], |row| Ok(read(row)))?;
    rows.map(|row| row?.map(|row| row.session)).collect()
}

/// A user's session by id or name: of several of one name, the one that has not ended, or else the newest.
pub(crate) fn find(
    connection: &Connection,
    owner: Uuid,
    key: &str,
) -> Result<Option<SessionRow>, StorageError> {
    let id = Uuid::try_parse(key).unwrap_or_default();
    connection
        .prepare_cached(&format!(
            "{SELECT} WHERE owner = ? AND (id = ? OR name = ?) ORDER BY ended IS NULL DESC, number DESC LIMIT 1"
        ))?
        .query_row(params![owner.as_bytes(), id.as_bytes(), key], |row| Ok(read(row)))
        .optional()?
        .transpose()
}

/// A user's sessions that have not ended and whose name or id starts with a text; if one has it as its name or id,
/// only that one.
pub(crate) fn starting_with(
    connection: &Connection,
    owner: Uuid,
    prefix: &str,
) -> Result<Vec<SessionRow>, StorageError> {
    let mut statement = connection.prepare_cached(&format!(
        "{SELECT} WHERE owner = ? AND ended IS NULL ORDER BY number"
    ))?;
    let rows = statement.query_map([owner.as_bytes()], |row| Ok(read(row)))?;
    let mut found = Vec::new();
    for row in rows {
        let row = row??;
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
pub(crate) fn history(connection: &Connection, id: Uuid) -> Result<Vec<Step>, StorageError> {
    let mut statement = connection
        .prepare_cached("SELECT status, reason, at FROM session_steps WHERE session = ? ORDER BY rowid")?;
    let rows = statement.query_map([id.as_bytes()], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, i64>(2)?,
        ))
    })?;
    rows.map(|row| {
        let (status, reason, at) = row?;
        Ok(Step {
            phase: phase(&status)?,
            reason,
            at: moment(at),
        })
    })
    .collect()
}

fn read(row: &Row<'_>) -> Result<SessionRow, StorageError> {
    let session = Session {
        id: super::id(row, 0)?,
        name: row.get(1)?,
        request: from_json(
            "a session's request",
            row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?,
        )?,
        slots: from_json(
            "a session's slots",
            row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?,
        )?,
        phase: phase(row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?)?,
        reason: row.get(5)?,
        created: moment(row.get(6)?),
        due: row.get::<_, Option<i64>>(7)?.map(moment),
        ended: row.get::<_, Option<i64>>(8)?.map(moment),
    };
    Ok(SessionRow {
        session,
        owner: super::id(row, 9)?,
        project: super::id(row, 10)?,
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
