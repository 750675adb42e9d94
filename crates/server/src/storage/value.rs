//! What goes into a statement and what comes out of a row, whichever engine keeps it.

use std::vec::IntoIter;

use sesstpl_manager_api::Timestamp;
use uuid::Uuid;

use super::StorageError;

/// A value in a statement or a row. These four are all that the tables hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// Nothing.
    Null,
    /// A number, or a time in milliseconds since 1970.
    Integer(i64),
    /// A text.
    Text(String),
    /// Bytes, such as an id or a digest.
    Bytes(Vec<u8>),
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<Uuid> for Value {
    fn from(id: Uuid) -> Self {
        Self::Bytes(id.into_bytes().to_vec())
    }
}

impl From<[u8; 32]> for Value {
    fn from(digest: [u8; 32]) -> Self {
        Self::Bytes(digest.to_vec())
    }
}

impl From<Timestamp> for Value {
    fn from(moment: Timestamp) -> Self {
        Self::Integer(moment.unix_millis())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// The values for a statement's `$1`, `$2` and so on.
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::storage::Value::from($value)),*] };
}
pub(crate) use values;

/// A row, read from its first column to its last.
#[derive(Debug)]
pub(crate) struct Row {
    values: IntoIter<Value>,
}

impl Row {
    pub(super) fn new(values: Vec<Value>) -> Self {
        Self {
            values: values.into_iter(),
        }
    }

    /// The next column's text.
    pub(crate) fn text(&mut self) -> Result<String, StorageError> {
        match self.values.next() {
            Some(Value::Text(text)) => Ok(text),
            other => Err(unexpected("a text", other.as_ref())),
        }
    }

    /// The next column's number.
    pub(crate) fn integer(&mut self) -> Result<i64, StorageError> {
        match self.values.next() {
            Some(Value::Integer(number)) => Ok(number),
            other => Err(unexpected("a number", other.as_ref())),
        }
    }

    /// The next column's bytes.
    pub(crate) fn bytes(&mut self) -> Result<Vec<u8>, StorageError> {
        match self.values.next() {
            Some(Value::Bytes(bytes)) => Ok(bytes),
            other => Err(unexpected("bytes", other.as_ref())),
        }
    }

    /// The next column's id.
    pub(crate) fn id(&mut self) -> Result<Uuid, StorageError> {
        Uuid::from_slice(&self.bytes()?).map_err(|error| StorageError::damaged("an id", error.to_string()))
    }

    /// The next column's time.
    pub(crate) fn moment(&mut self) -> Result<Timestamp, StorageError> {
        self.integer().map(Timestamp::from_unix_millis)
    }

    /// The next column's time, if it has one.
    pub(crate) fn moment_if_any(&mut self) -> Result<Option<Timestamp>, StorageError> {
        match self.values.next() {
            Some(Value::Null) => Ok(None),
            Some(Value::Integer(millis)) => Ok(Some(Timestamp::from_unix_millis(millis))),
            other => Err(unexpected("a time", other.as_ref())),
        }
    }
}

fn unexpected(wanted: &str, found: Option<&Value>) -> StorageError {
    let found = match found {
        None => "no column",
        Some(Value::Null) => "null",
        Some(Value::Integer(_)) => "a number",
        Some(Value::Text(_)) => "a text",
        Some(Value::Bytes(_)) => "bytes",
    };
    StorageError::damaged("a row", format!("{found} in place of {wanted}"))
}
