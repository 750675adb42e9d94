//! A text as a form: what stands in each field of a template, and the edits of the text for what is filled in.

mod change;
mod reading;

pub(crate) use change::{removal, row_value};
pub(crate) use reading::{Content, Entry, Form, Row, child};

#[cfg(test)]
#[path = "../../../tests/yaml/prng.rs"]
mod prng;
#[cfg(test)]
mod round_trip;
