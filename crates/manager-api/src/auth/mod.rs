//! Signatures: how a manager knows who sends a request.
//!
//! The text that is signed holds the method, the path with its query, the date, the host, the content type and
//! the protocol version, but not the body. The key is derived from the secret, the day and the host.

mod sign;
mod text;
mod verify;

pub use sign::{DateHeader, sign};
pub use verify::{Authorization, ReceivedRequest, VerifyError, verify};

/// The protocol version that every release from 20.3 to 26.9 takes.
pub const API_VERSION: &str = "v6.20200815";

/// The header that holds the protocol version.
pub const VERSION_HEADER: &str = "X-BackendAI-Version";

/// The header that stands in for `Date` where that cannot be set, as in browsers.
pub const DATE_HEADER: &str = "X-BackendAI-Date";

/// The content type that is signed when a request has none.
pub const DEFAULT_CONTENT_TYPE: &str = "application/octet-stream";

/// Seconds that a request's date may be off, exclusive.
pub const CLOCK_TOLERANCE: i64 = 15 * 60;
