//! Python's text.

use std::borrow::Cow;

/// A Python `str`: Unicode text that may hold lone surrogates (written as `"\uD800"`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Text {
    /// Text that UTF-8 can hold; so is nearly all of it.
    Unicode(String),
    /// Code points, at least one of which is a surrogate.
    WithSurrogates(Vec<u32>),
}

impl Text {
    /// The text, if UTF-8 can hold it.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Unicode(text) => Some(text),
            Self::WithSurrogates(_) => None,
        }
    }

    /// The text, with U+FFFD for each surrogate.
    pub fn to_str_lossy(&self) -> Cow<'_, str> {
        match self {
            Self::Unicode(text) => Cow::Borrowed(text),
            Self::WithSurrogates(points) => points
                .iter()
                .map(|&point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect::<String>()
                .into(),
        }
    }
}
