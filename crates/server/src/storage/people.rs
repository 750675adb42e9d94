//! Users, their keypairs and their projects.

use sesstpl_manager_api::Timestamp;
use uuid::Uuid;

use super::{Database, Row, StorageError, values};
use crate::identity::{Person, Project};

/// A user as listed.
#[derive(Debug)]
pub(crate) struct UserRow {
    /// The user, without projects.
    pub(crate) person: Person,
    /// Whether the user may come in.
    pub(crate) is_active: bool,
}

const SELECT: &str = "SELECT users.id, email, domain, role, users.active FROM users";

/// Keeps who the server's own user is, as the configuration says.
pub(crate) fn keep_own(
    database: &mut dyn Database,
    person: &Person,
    now: Timestamp,
) -> Result<(), StorageError> {
    insert(
        database,
        person,
        "(id) DO UPDATE SET email = $2, domain = $3, role = $4",
        now,
    )?;
    Ok(())
}

/// Adds a user; whether there was none of this address.
pub(crate) fn add(
    database: &mut dyn Database,
    person: &Person,
    now: Timestamp,
) -> Result<bool, StorageError> {
    let added = insert(database, person, "(email) DO NOTHING", now)?;
    for project in &person.projects {
        join(database, person.id, project.id)?;
    }
    Ok(added > 0)
}

/// Keeps a user, and does so much where there is one; gives how many rows that changed.
fn insert(
    database: &mut dyn Database,
    person: &Person,
    on_conflict: &str,
    now: Timestamp,
) -> Result<u64, StorageError> {
    database.execute(
        &format!(
            "INSERT INTO users (id, email, domain, role, active, created) VALUES ($1, $2, $3, $4, 1, $5)
             ON CONFLICT {on_conflict}"
        ),
        values![
            person.id,
            &person.email,
            &person.domain,
            person.role.as_str(),
            now
        ],
    )
}

/// Puts a user into a project.
pub(crate) fn join(database: &mut dyn Database, member: Uuid, project: Uuid) -> Result<(), StorageError> {
    database.execute(
        "INSERT INTO members (member, project) VALUES ($1, $2) ON CONFLICT (member, project) DO NOTHING",
        values![member, project],
    )?;
    Ok(())
}

/// All users by their addresses.
pub(crate) fn list(database: &mut dyn Database) -> Result<Vec<UserRow>, StorageError> {
    let rows = database.query(&format!("{SELECT} ORDER BY email"), &[])?;
    rows.into_iter().map(|mut row| read(&mut row)).collect()
}

/// The user of this address.
pub(crate) fn find(database: &mut dyn Database, email: &str) -> Result<Option<UserRow>, StorageError> {
    let row = database.query_one(&format!("{SELECT} WHERE email = $1"), values![email])?;
    row.map(|mut row| read(&mut row)).transpose()
}

/// Lets a user come in, or not any more; whether there is one of this address.
pub(crate) fn set_active(
    database: &mut dyn Database,
    email: &str,
    is_active: bool,
) -> Result<bool, StorageError> {
    let changed = database.execute(
        "UPDATE users SET active = $2 WHERE email = $1",
        values![email, i64::from(is_active)],
    )?;
    Ok(changed > 0)
}

/// Keeps a keypair, whose secret is encrypted.
pub(crate) fn add_keypair(
    database: &mut dyn Database,
    access_key: &str,
    secret: Vec<u8>,
    owner: Uuid,
    now: Timestamp,
) -> Result<(), StorageError> {
    database.execute(
        "INSERT INTO keypairs (access_key, owner, secret, active, created) VALUES ($1, $2, $3, 1, $4)",
        values![access_key, owner, secret, now],
    )?;
    Ok(())
}

/// Takes a keypair out of use; whether there was one in use.
pub(crate) fn revoke(database: &mut dyn Database, access_key: &str) -> Result<bool, StorageError> {
    let changed = database.execute(
        "UPDATE keypairs SET active = 0 WHERE access_key = $1 AND active = 1",
        values![access_key],
    )?;
    Ok(changed > 0)
}

/// Who has this keypair, if both may be used, and its encrypted secret.
pub(crate) fn holder(
    database: &mut dyn Database,
    access_key: &str,
) -> Result<Option<(Person, Vec<u8>)>, StorageError> {
    let row = database.query_one(
        "SELECT users.id, email, domain, role, users.active, secret
         FROM keypairs JOIN users ON users.id = owner
         WHERE access_key = $1 AND keypairs.active = 1 AND users.active = 1",
        values![access_key],
    )?;
    let Some(mut row) = row else {
        return Ok(None);
    };
    let mut person = read(&mut row)?.person;
    person.projects = projects(database, person.id)?;
    Ok(Some((person, row.bytes()?)))
}

/// A user's projects by their names.
fn projects(database: &mut dyn Database, member: Uuid) -> Result<Vec<Project>, StorageError> {
    let rows = database.query(
        "SELECT id, name FROM projects JOIN members ON project = id WHERE member = $1 ORDER BY name",
        values![member],
    )?;
    rows.into_iter()
        .map(|mut row| {
            Ok(Project {
                id: row.id()?,
                name: row.text()?,
            })
        })
        .collect()
}

/// The project of this name.
pub(crate) fn project(database: &mut dyn Database, name: &str) -> Result<Option<Uuid>, StorageError> {
    let row = database.query_one("SELECT id FROM projects WHERE name = $1", values![name])?;
    row.map(|mut row| row.id()).transpose()
}

fn read(row: &mut Row) -> Result<UserRow, StorageError> {
    let (id, email, domain, role) = (row.id()?, row.text()?, row.text()?, row.text()?);
    let role = role
        .parse()
        .map_err(|_| StorageError::damaged("a user's role", &role))?;
    Ok(UserRow {
        person: Person {
            id,
            email,
            domain,
            role,
            projects: Vec::new(),
        },
        is_active: row.integer()? != 0,
    })
}
