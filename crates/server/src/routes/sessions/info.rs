//! A session as `GET /session/{name}` of manager 26.9.6 tells of it.

use serde_json::{Value, json};
use sesstpl_manager_api::Timestamp;

use crate::state::Shared;
use crate::storage::sessions::SessionRow;

/// Everything that the manager tells of a session. Some amounts are texts that hold JSON, as there.
pub(super) fn of(row: &SessionRow, state: &Shared, now: Timestamp) -> Value {
    let session = &row.session;
    let request = &session.request;
    let requested = json!(session.slots.to_wire()).to_string();
    let occupied = if session.phase.occupies() {
        requested.clone()
    } else {
        json!({}).to_string()
    };
    json!({
        "age": now.unix_millis() - session.created.unix_millis(),
        "domainName": state.identity.own.domain,
        "groupId": row.project,
        "userId": row.owner,
        "lang": request.image,
        "image": request.image,
        "architecture": request.architecture.as_deref().unwrap_or("x86_64"),
        "registry": null,
        "tag": request.tag,
        "containerId": null,
        "occupiedSlots": occupied,
        "occupyingSlots": occupied,
        "requestedSlots": requested,
        "occupiedShares": "{}",
        "environ": json!(request.config.environ).to_string(),
        "resourceOpts": "{}",
        "status": session.phase.as_str(),
        "statusInfo": session.reason,
        "statusData": { "dryRun": true },
        "creationTime": session.created,
        "terminationTime": session.ended,
        "numQueriesExecuted": 0,
        "lastStat": null,
        "idleChecks": {},
    })
}
