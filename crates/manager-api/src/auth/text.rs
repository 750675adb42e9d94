//! What is signed, and with which key.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// SHA-256 of nothing, which stands where older protocol versions hashed the body.
const EMPTY_BODY_HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The parts of a request that are signed.
#[derive(Debug, Clone, Copy)]
pub(super) struct SignedParts<'r> {
    pub(super) method: &'r str,
    pub(super) raw_path: &'r str,
    pub(super) date: &'r str,
    pub(super) day: &'r str,
    pub(super) host: &'r str,
    pub(super) content_type: &'r str,
    pub(super) api_version: &'r str,
}

impl SignedParts<'_> {
    /// The signature's code, ready to be written or compared.
    pub(super) fn mac(&self, secret: &str) -> Hmac<Sha256> {
        let day_key = mac(secret.as_bytes(), self.day).finalize().into_bytes();
        let host_key = mac(&day_key, self.host).finalize().into_bytes();
        mac(&host_key, &self.text())
    }

    fn text(&self) -> String {
        let Self {
            method,
            raw_path,
            date,
            host,
            content_type,
            api_version,
            ..
        } = self;
        format!(
            "{method}\n{raw_path}\n{date}\nhost:{host}\ncontent-type:{content_type}\n\
             x-backendai-version:{api_version}\n{EMPTY_BODY_HASH}"
        )
    }
}

fn mac(key: &[u8], text: &str) -> Hmac<Sha256> {
    #[allow(
        clippy::expect_used,
        reason = "HMAC takes keys of any length; the error exists for other codes"
    )]
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(text.as_bytes());
    mac
}
