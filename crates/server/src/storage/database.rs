//! What a transaction can do, whichever engine keeps the data.

use super::{Row, StorageError, Value};

/// A connection to the data within a transaction.
///
/// Statements are written once, in what `SQLite` and `PostgreSQL` have in common, with `$1`, `$2` for values.
pub(crate) trait Database {
    /// Changes rows; gives how many.
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, StorageError>;

    /// Looks rows up.
    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, StorageError>;

    /// Keeps other transactions from a part of the data until this one ends, also those of other servers.
    fn lock(&mut self, part: Part) -> Result<(), StorageError>;

    /// Looks one row up.
    fn query_one(&mut self, sql: &str, values: &[Value]) -> Result<Option<Row>, StorageError> {
        Ok(self.query(sql, values)?.into_iter().next())
    }
}

/// A part of the data that is changed by one at a time where a row's own lock does not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The tables themselves, while they are made.
    Schema = 1,
    /// Sessions: names are taken, places are given.
    Sessions = 2,
}
