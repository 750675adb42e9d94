//! How an `SQLite` file comes to have today's tables.

use rusqlite::{Connection, TransactionBehavior};

use super::backup::Backups;
use crate::storage::StorageError;
use crate::storage::migrations::{Dialect, MIGRATIONS, newest};

/// Brings a file to today's form; the form's number is `SQLite`'s `user_version`. Before anything is changed in a file
/// that holds data, a backup is made.
pub(super) fn bring_forward(connection: &mut Connection, backups: &Backups) -> Result<(), StorageError> {
    let found = form(connection)?;
    let known = newest();
    if found > known {
        return Err(StorageError::Newer { found, known });
    }
    if found == known {
        return Ok(());
    }
    if found > 0 {
        let made = backups.make(connection, &format!("before-form-{known}"))?;
        tracing::info!(backup = %made.display(), "the database is brought to a new form; it was backed up first");
    }
    // Tables are made anew under their old names: references hold at the end, not at each step.
    connection.pragma_update(None, "foreign_keys", false)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (form, migration) in (1..).zip(MIGRATIONS) {
        if form > found {
            transaction.execute_batch(&Dialect::Sqlite.write(migration))?;
        }
    }
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// The form that a file has; 0 when it holds nothing yet.
pub(super) fn form(connection: &Connection) -> Result<i64, StorageError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    fn backups() -> (tempfile::TempDir, Backups) {
        let folder = tempfile::tempdir().unwrap();
        let backups = Backups::of(&folder.path().join("data.sqlite3"));
        (folder, backups)
    }

    #[test]
    fn forms_are_reached_once() {
        let (_folder, backups) = backups();
        let mut connection = Connection::open_in_memory().unwrap();
        bring_forward(&mut connection, &backups).unwrap();
        bring_forward(&mut connection, &backups).unwrap();
        assert_eq!(form(&connection).unwrap(), newest());
        assert_eq!(backups.newest(), None);
    }

    #[test]
    fn a_file_of_a_newer_program_is_refused() {
        let (_folder, backups) = backups();
        let mut connection = Connection::open_in_memory().unwrap();
        connection
            .pragma_update(None, "user_version", newest() + 1)
            .unwrap();
        let refused = bring_forward(&mut connection, &backups);
        assert!(matches!(refused, Err(StorageError::Newer { .. })), "{refused:?}");
    }

    #[test]
    fn templates_of_the_first_form_are_kept_and_backed_up_first() {
        let (folder, backups) = backups();
        let mut connection = Connection::open(folder.path().join("data.sqlite3")).unwrap();
        connection
            .execute_batch(&Dialect::Sqlite.write(MIGRATIONS[0]))
            .unwrap();
        connection
            .execute_batch(
                "PRAGMA user_version = 1;
                 INSERT INTO projects VALUES (x'01', 'default');
                 INSERT INTO templates VALUES (x'0a', 'kept', x'02', x'01', 5, NULL, '{\"metadata\": {}}');
                 INSERT INTO templates VALUES (x'0b', 'gone', x'02', x'01', 5, 7, '{}');",
            )
            .unwrap();
        bring_forward(&mut connection, &backups).unwrap();
        let kept: (String, i64, i64) = connection
            .query_row(
                "SELECT t.name, t.version, v.at FROM templates t
                 JOIN template_versions v ON v.template = t.id WHERE deleted IS NULL",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .unwrap();
        assert_eq!(kept, ("kept".to_owned(), 1, 5));
        let backup = Connection::open(backups.newest().unwrap()).unwrap();
        assert_eq!(form(&backup).unwrap(), 1);
    }
}
