//! The tables, and how older files come to have them.

use rusqlite::Connection;

use super::StorageError;

/// Each brings the file one form further; the form's number is `SQLite`'s `user_version`. Never change one that was
/// released: add another.
///
/// Times are milliseconds since 1970; ids are 16 bytes.
const MIGRATIONS: [&str; 1] = ["
    CREATE TABLE instance (
        -- One row: this installation and its one user.
        only INTEGER PRIMARY KEY CHECK (only = 1),
        id BLOB NOT NULL,
        user BLOB NOT NULL
    ) STRICT;
    CREATE TABLE projects (
        id BLOB PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE templates (
        id BLOB PRIMARY KEY,
        name TEXT NOT NULL,
        owner BLOB NOT NULL,
        project BLOB NOT NULL REFERENCES projects (id),
        created INTEGER NOT NULL,
        -- A template that is removed from all lists stays here.
        deleted INTEGER,
        -- JSON, exactly as normalized.
        template TEXT NOT NULL
    ) STRICT;
    CREATE INDEX templates_in_order ON templates (created) WHERE deleted IS NULL;
    CREATE TABLE sessions (
        id BLOB PRIMARY KEY,
        -- The order in which sessions were asked for.
        number INTEGER NOT NULL UNIQUE,
        name TEXT NOT NULL,
        owner BLOB NOT NULL,
        project BLOB NOT NULL REFERENCES projects (id),
        request TEXT NOT NULL,
        slots TEXT NOT NULL,
        status TEXT NOT NULL,
        reason TEXT NOT NULL,
        created INTEGER NOT NULL,
        due INTEGER,
        ended INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX one_live_session_per_name ON sessions (owner, name) WHERE ended IS NULL;
    CREATE TABLE session_steps (
        session BLOB NOT NULL REFERENCES sessions (id),
        status TEXT NOT NULL,
        reason TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX steps_of_session ON session_steps (session);
    CREATE TABLE logins (
        -- SHA-256 of the cookie.
        digest BLOB PRIMARY KEY,
        expires INTEGER NOT NULL
    ) STRICT;
"];

/// Brings a database file to today's form.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StorageError> {
    let transaction = connection.transaction()?;
    let found: u32 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let mut form = 0;
    for migration in MIGRATIONS {
        form += 1;
        if form > found {
            transaction.execute_batch(migration)?;
        }
    }
    if found > form {
        return Err(StorageError::Newer { found, known: form });
    }
    transaction.pragma_update(None, "user_version", form)?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_a_newer_program_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        let error = migrate(&mut connection).unwrap_err();
        assert!(
            matches!(error, StorageError::Newer { found: 99, known: 1 }),
            "{error}"
        );
    }

    #[test]
    fn migrating_twice_changes_nothing() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        migrate(&mut connection).unwrap();
        let form: u32 = connection
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .unwrap();
        assert_eq!(form, 1);
    }
}
