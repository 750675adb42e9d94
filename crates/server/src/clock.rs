//! The time of day.

use std::time::{SystemTime, UNIX_EPOCH};

use sesstpl_manager_api::Timestamp;

/// This moment.
pub(crate) fn now() -> Timestamp {
    let millis = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_millis());
    Timestamp::from_unix_millis(i64::try_from(millis).unwrap_or(i64::MAX))
}
