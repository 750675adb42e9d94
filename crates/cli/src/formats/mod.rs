//! The findings of a check in the notations that programs read. One notation, one file.

pub(crate) mod github;
pub(crate) mod json;
pub(crate) mod junit;
pub(crate) mod sarif;
