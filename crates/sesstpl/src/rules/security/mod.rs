//! Rules about what other people can read or misuse.

pub(super) mod credential;
pub(super) mod mount_escape;
pub(super) mod secret;
pub(super) mod shell_characters;
