//! The signatures of requests that changed something.

use sesstpl_manager_api::Timestamp;

use super::{Database, StorageError, values};

/// How long a signature is kept, in milliseconds: longer than one is taken.
const KEPT: i64 = 2 * 15 * 60 * 1000;

/// Keeps a signature that was not seen yet, and forgets old ones; gives when it was first seen.
pub(crate) fn see(
    database: &mut dyn Database,
    digest: [u8; 32],
    now: Timestamp,
) -> Result<Timestamp, StorageError> {
    let old = Timestamp::from_unix_millis(now.unix_millis().saturating_sub(KEPT));
    database.execute("DELETE FROM signatures WHERE seen < $1", values![old])?;
    let row = database.query_one(
        "INSERT INTO signatures (digest, seen) VALUES ($1, $2)
         ON CONFLICT (digest) DO UPDATE SET seen = signatures.seen RETURNING seen",
        values![digest, now],
    )?;
    row.map_or(Ok(now), |mut row| row.moment())
}
