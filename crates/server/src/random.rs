//! Secrets that nobody can guess.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// Letters and digits that are hard to confuse; 32 of them, so that every byte's low five bits choose evenly.
const KEY_ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// 256 random bits as 43 characters that may stand in an address.
pub(crate) fn token() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

/// A new access key: `AKIA` and 16 random capitals and digits, as managers make them.
pub(crate) fn access_key() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    let letters = bytes
        .iter()
        .filter_map(|byte| KEY_ALPHABET.get(usize::from(byte % 32)));
    Ok("AKIA"
        .chars()
        .chain(letters.map(|&letter| char::from(letter)))
        .collect())
}

/// A new secret key: 240 random bits as 40 characters, as managers make them.
pub(crate) fn secret_key() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 30];
    getrandom::fill(&mut bytes)?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

/// A secret's digest, to keep or compare instead of the secret itself.
pub(crate) fn digest(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}
