//! Whose a template is after an update.

use serde_json::Value;
use sesstpl::Release;
use sesstpl_manager_api::calls::TemplateDetail;

/// The payload with which somebody else updates a template so that it stays its owner's, in its project. `before` is the
/// template as it is stored.
///
/// Managers give a template to whoever updates it unless they are told whose it is. 22.9.23, 23.9.10 and 25.5.2 take that
/// with the template; 26.9.6 answers it with HTTP 500, so from 25.19 on there is no such payload, and only a request in the
/// owner's name keeps the owner.
pub fn for_owner(payload: String, before: &TemplateDetail, release: Release) -> Option<String> {
    if release.since(25, 19) {
        return None;
    }
    // Payloads are JSON; one with an integer that is too long for that is for newer managers only.
    let Ok(mut written) = serde_json::from_str::<Value>(&payload) else {
        return Some(payload);
    };
    let item = match &mut written {
        Value::Array(items) => items.first_mut(),
        wrapped => wrapped.pointer_mut("/session_templates/0"),
    };
    if let Some(Value::Object(item)) = item {
        item.insert("user_uuid".to_owned(), Value::from(before.user_uuid.clone()));
        item.insert("group_id".to_owned(), Value::from(before.group_id.clone()));
    }
    Some(written.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use serde_json::json;

    use super::*;

    fn before() -> TemplateDetail {
        serde_json::from_value(json!({
            "template": {}, "name": "t", "user_uuid": "theirs", "group_id": "project", "domain_name": "default",
        }))
        .unwrap()
    }

    fn written(payload: &Value, release: &str) -> Option<Value> {
        let payload = for_owner(payload.to_string(), &before(), release.parse().unwrap());
        payload.map(|payload| serde_json::from_str(&payload).unwrap())
    }

    #[test]
    fn the_owner_stands_beside_the_template_in_either_envelope() {
        let item = json!({ "template": {}, "user_uuid": "theirs", "group_id": "project" });
        assert_eq!(
            written(&json!([{ "template": {} }]), "25.5.2"),
            Some(json!([item]))
        );
        assert_eq!(
            written(&json!({ "session_templates": [{ "template": {} }] }), "22.9.23"),
            Some(json!({ "session_templates": [item] }))
        );
    }

    #[test]
    fn newer_managers_take_no_owner() {
        assert_eq!(written(&json!([{ "template": {} }]), "26.9.6"), None);
    }
}
