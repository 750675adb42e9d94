//! Who asks.

use std::fmt;

use zeroize::Zeroizing;

/// An access key and its secret.
///
/// The secret is wiped from memory when dropped and never shows in debug output.
#[derive(Clone, PartialEq, Eq)]
pub struct Keypair {
    access_key: String,
    secret_key: Zeroizing<String>,
}

impl Keypair {
    /// A keypair; spaces around either part, as pasting leaves them, are dropped.
    pub fn new(access_key: &str, secret_key: &str) -> Self {
        Self {
            access_key: access_key.trim().to_owned(),
            secret_key: Zeroizing::new(secret_key.trim().to_owned()),
        }
    }

    /// The public part.
    pub fn access_key(&self) -> &str {
        &self.access_key
    }

    /// The secret part; show it to nobody but its owner.
    pub fn secret_key(&self) -> &str {
        &self.secret_key
    }
}

impl fmt::Debug for Keypair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keypair")
            .field("access_key", &self.access_key)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_never_shows_in_debug_output() {
        let keypair = Keypair::new("AKIAEXAMPLE", "hush");
        assert_eq!(
            format!("{keypair:?}"),
            r#"Keypair { access_key: "AKIAEXAMPLE", .. }"#
        );
    }

    #[test]
    fn spaces_around_pasted_keys_are_dropped() {
        assert_eq!(Keypair::new(" AKIA\n", "\thush "), Keypair::new("AKIA", "hush"));
    }
}
