//! Rules about what other people can read or misuse.

pub(super) mod credential;
