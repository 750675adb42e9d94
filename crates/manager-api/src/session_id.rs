//! A login at a cluster's web server.

use std::fmt;

use zeroize::Zeroizing;

/// The header in which a web server gives the id of a login and takes it again; it works where cookies do not.
pub const SESSION_ID_HEADER: &str = "X-BackendAI-SessionID";

/// The id of a login at a cluster's web server. Whoever has it acts as who logged in, so it never shows in debug
/// output and is wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionId(Zeroizing<String>);

impl SessionId {
    /// The id that a header holds.
    pub fn new(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }

    /// The id, for the header or for safe keeping.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionId(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_never_shows_in_debug_output() {
        assert_eq!(format!("{:?}", SessionId::new("fbb9dfdc")), "SessionId(..)");
    }
}
