//! What a launch says, while it is being filled in.

mod draft;

pub(crate) use draft::{Draft, Row};
