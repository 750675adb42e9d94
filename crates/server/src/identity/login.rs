//! How a browser on this machine is let in without a keypair.

use crate::random;

/// The secret in the address that is printed at start; who has it may log in as long as this server runs.
#[derive(Debug)]
pub(crate) struct LoginToken {
    digest: [u8; 32],
}

impl LoginToken {
    /// A new token, and its text for the address.
    pub(crate) fn new() -> Result<(Self, String), getrandom::Error> {
        let text = random::token()?;
        let digest = random::digest(&text);
        Ok((Self { digest }, text))
    }

    /// Whether this is the token. The digests are compared, so the time it takes tells nothing about the token.
    pub(crate) fn is(&self, text: &str) -> bool {
        random::digest(text) == self.digest
    }
}
