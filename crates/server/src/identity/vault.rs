//! How secret keys are kept: encrypted, with a key in a file that only its owner can read.
//!
//! Checking a signature takes the secret itself, so a digest will not do. With the key in a file of its own, who gets
//! hold of the database or a backup of it has no secret.

use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::StartError;
use crate::folder::{DataFolder, FolderError};

/// The file's name in the data folder.
const FILE: &str = "secrets.key";

/// How many bytes stand before the encrypted secret.
const NONCE: usize = 24;

/// Encrypts and decrypts secret keys.
pub(crate) struct Vault {
    cipher: XChaCha20Poly1305,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").finish_non_exhaustive()
    }
}

/// A secret cannot be encrypted or decrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a secret key cannot be read with the file `secrets.key` of this data folder; is it that of another?"
)]
pub(crate) struct VaultError;

impl Vault {
    /// Takes the key from the data folder, and makes one at first.
    pub(crate) fn open(folder: &DataFolder) -> Result<Self, StartError> {
        if folder.read(FILE)?.is_none() {
            let mut key = Zeroizing::new([0; 32]);
            getrandom::fill(key.as_mut())?;
            let text = Zeroizing::new(BASE64_STANDARD.encode(key.as_ref()));
            folder.write_private(FILE, &text)?;
        }
        Self::of(folder.path())
    }

    /// Takes the key from a data folder that another program may be using.
    pub(crate) fn of(folder: &Path) -> Result<Self, StartError> {
        let path = folder.join(FILE);
        let text = std::fs::read_to_string(&path).map_err(|source| FolderError::Access {
            path: path.clone(),
            source,
        });
        let text = Zeroizing::new(text?);
        let unreadable = || FolderError::Access {
            path: path.clone(),
            source: std::io::Error::other("it must hold 32 bytes in base64; put the right file in its place"),
        };
        let key = Zeroizing::new(BASE64_STANDARD.decode(text.trim()).map_err(|_| unreadable())?);
        let cipher = XChaCha20Poly1305::new_from_slice(&key).map_err(|_| unreadable())?;
        Ok(Self { cipher })
    }

    /// Encrypts the secret of an access key, to which it is bound.
    pub(crate) fn seal(&self, access_key: &str, secret: &str) -> Result<Vec<u8>, VaultError> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| VaultError)?;
        let payload = Payload {
            msg: secret.as_bytes(),
            aad: access_key.as_bytes(),
        };
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| VaultError)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Decrypts the secret of an access key.
    pub(crate) fn unseal(&self, access_key: &str, sealed: &[u8]) -> Result<Zeroizing<String>, VaultError> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(VaultError)?;
        let payload = Payload {
            msg: sealed,
            aad: access_key.as_bytes(),
        };
        let secret = self
            .cipher
            .decrypt(&XNonce::from(*nonce), payload)
            .map_err(|_| VaultError)?;
        String::from_utf8(secret)
            .map(Zeroizing::new)
            .map_err(|_| VaultError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_comes_back_only_for_its_access_key_and_unchanged() {
        let folder = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(Some(folder.path().to_owned())).unwrap();
        let vault = Vault::open(&folder).unwrap();
        let sealed = vault.seal("AKIA1", "secret").unwrap();
        assert!(!sealed.windows(6).any(|bytes| bytes == b"secret"));
        let again = Vault::open(&folder).unwrap();
        assert_eq!(*again.unseal("AKIA1", &sealed).unwrap(), "secret");
        assert_eq!(again.unseal("AKIA2", &sealed).unwrap_err(), VaultError);
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(again.unseal("AKIA1", &changed).unwrap_err(), VaultError);
        assert_eq!(again.unseal("AKIA1", &sealed[..10]).unwrap_err(), VaultError);
    }
}
