//! What a call says beside the text.

mod catalogue;
mod operation;
mod session;

use serde::Deserialize;
use serde_json::Value;
use sesstpl::{Encoding, Release, Stored, byte_offset};

use crate::error::Error;

/// A call's options: a JSON object, or null for none.
pub(crate) struct Options(Value);

impl Options {
    /// Reads what JavaScript hands over.
    pub(crate) fn read(json: &str) -> Result<Self, Error> {
        if json.is_empty() {
            return Ok(Self(Value::Null));
        }
        // JavaScript writes no other JSON than what can be read, unless it is nested more deeply.
        serde_json::from_str(json)
            .map(Self)
            .map_err(|_| invalid("options", "values nested in at most 120 levels"))
    }

    /// `release`, the newest unless given.
    pub(crate) fn release(&self) -> Result<Release, Error> {
        match self.text("release")? {
            Some(release) => Ok(release.parse()?),
            None => Ok(Release::LATEST),
        }
    }

    /// `encoding`, the unit of offsets and columns.
    pub(crate) fn encoding(&self) -> Result<Encoding, Error> {
        match self.text("encoding")?.as_deref() {
            None | Some("utf-16") => Ok(Encoding::Utf16),
            Some("utf-8") => Ok(Encoding::Utf8),
            Some(_) => Err(invalid("options.encoding", "\"utf-16\" or \"utf-8\"")),
        }
    }

    /// An offset in a text, in bytes.
    pub(crate) fn offset(&self, name: &str, text: &str) -> Result<Option<usize>, Error> {
        let Some(offset) = self.number(name)? else {
            return Ok(None);
        };
        Ok(Some(byte_offset(text, offset, self.encoding()?)))
    }

    /// A whole number from 0.
    pub(crate) fn number(&self, name: &str) -> Result<Option<usize>, Error> {
        let number = |value: &Value| value.as_u64().and_then(|number| usize::try_from(number).ok());
        self.member(name, "a whole number from 0", number)
    }

    pub(crate) fn text(&self, name: &str) -> Result<Option<String>, Error> {
        self.member(name, "a string", |value| value.as_str().map(str::to_owned))
    }

    pub(crate) fn flag(&self, name: &str) -> Result<bool, Error> {
        let flag = self.member(name, "a boolean", Value::as_bool)?;
        Ok(flag.unwrap_or_default())
    }

    /// A value that JSON can hold.
    pub(crate) fn stored(&self, name: &str) -> Result<Stored, Error> {
        let stored = self.member(name, "a value that JSON can hold", stored)?;
        Ok(stored.unwrap_or(Stored::Null))
    }

    fn member<T>(
        &self,
        name: &str,
        wanted: &'static str,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> Result<Option<T>, Error> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => match read(value) {
                Some(value) => Ok(Some(value)),
                None => Err(invalid(&format!("options.{name}"), wanted)),
            },
        }
    }
}

fn stored(value: &Value) -> Option<Stored> {
    Stored::deserialize(value).ok()
}

/// A member of an object that is a text.
fn text_of(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::to_owned)
}

/// The texts of a list.
fn texts(value: &Value) -> Option<Vec<String>> {
    let items = value.as_array()?.iter();
    items.map(|item| item.as_str().map(str::to_owned)).collect()
}

fn invalid(name: &str, wanted: &'static str) -> Error {
    Error::InvalidOption {
        name: name.to_owned(),
        wanted,
    }
}
