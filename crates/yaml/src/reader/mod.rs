//! From text to a cursor over characters that may stand in a stream.

mod characters;
mod cursor;

pub(crate) use characters::{break_length, is_end_of_word};
pub(crate) use cursor::{Cursor, Mark};
