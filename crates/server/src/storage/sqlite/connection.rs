//! One connection to an `SQLite` file.

use std::path::Path;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, OpenFlags, ToSql};

use crate::storage::database::{Database, Part};
use crate::storage::{Row, StorageError, Value};

/// How long another process, such as a backup, may keep the database from us.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How many statements stay prepared.
const PREPARED: usize = 64;

/// Opens a file to change it, and makes it when it is not there.
pub(super) fn open_to_write(path: &Path) -> Result<Connection, StorageError> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // What was answered is on the disk, even when the power fails.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// Opens a file that is there, to look things up.
pub(super) fn open_to_read(path: &Path) -> Result<Connection, StorageError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

impl Database for Connection {
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, StorageError> {
        let mut statement = self.prepare_cached(sql)?;
        bind(&mut statement, values)?;
        let changed = statement.raw_execute()?;
        Ok(u64::try_from(changed).unwrap_or(u64::MAX))
    }

    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, StorageError> {
        let mut statement = self.prepare_cached(sql)?;
        let columns = statement.column_count();
        bind(&mut statement, values)?;
        let mut rows = statement.raw_query();
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let values = (0..columns).map(|column| value(row.get_ref(column)?));
            found.push(Row::new(values.collect::<Result<_, StorageError>>()?));
        }
        Ok(found)
    }

    fn lock(&mut self, _: Part) -> Result<(), StorageError> {
        // There is one writing transaction at a time.
        Ok(())
    }
}

/// Gives `$1`, `$2` and so on their values; to `SQLite` these are names.
fn bind(statement: &mut CachedStatement<'_>, values: &[Value]) -> Result<(), StorageError> {
    for (position, value) in values.iter().enumerate() {
        if let Some(index) = statement.parameter_index(&format!("${}", position + 1))? {
            statement.raw_bind_parameter(index, value)?;
        }
    }
    Ok(())
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn value(value: ValueRef<'_>) -> Result<Value, StorageError> {
    match value {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Integer(number)),
        ValueRef::Text(text) => match std::str::from_utf8(text) {
            Ok(text) => Ok(Value::Text(text.to_owned())),
            Err(error) => Err(StorageError::damaged("a text", error.to_string())),
        },
        ValueRef::Blob(bytes) => Ok(Value::Bytes(bytes.to_vec())),
        ValueRef::Real(_) => Err(StorageError::damaged("a row", "a fraction, which no table holds")),
    }
}
