//! Storing templates.

use serde_json::{Value, json};
use sesstpl_manager_api::calls::{
    CreateTemplates, DeleteTemplate, GetTemplate, ListTemplates, UpdateTemplate,
};
use sesstpl_manager_api::{ApiError, Call as _, Method, RemoteSeverity, Request};

use crate::rig::{Rig, template};

fn payload(templates: &[Value]) -> String {
    let items: Vec<Value> = templates
        .iter()
        .map(|template| json!({ "template": template }))
        .collect();
    json!(items).to_string()
}

fn create(rig: &Rig, payload: String) -> Result<usize, ApiError> {
    let call = CreateTemplates {
        payload,
        group: Some("default".to_owned()),
        domain: Some("default".to_owned()),
    };
    rig.call(&call).map(|created| created.len())
}

fn names(rig: &Rig) -> Vec<String> {
    let items = rig.call(&ListTemplates).unwrap();
    items.into_iter().map(|item| item.name).collect()
}

#[test]
fn a_template_is_stored_listed_read_changed_and_deleted() {
    let rig = Rig::start();
    let id = rig.store(&template("first"));
    assert_eq!(id.len(), 32, "{id}");

    let items = rig.call(&ListTemplates).unwrap();
    assert_eq!(items.len(), 1);
    assert_eq!(
        (items[0].id.as_str(), items[0].name.as_str()),
        (id.as_str(), "first")
    );
    assert!(items[0].is_owner);
    assert_eq!(items[0].group_name.as_deref(), Some("default"));

    let detail = rig.call(&GetTemplate { id: id.clone() }).unwrap();
    assert_eq!(detail.name, "first");
    // Normalized as the release stores it.
    assert_eq!(detail.template["spec"]["kernel"]["git"]["dest_dir"], "data");
    assert_eq!(detail.template["spec"]["kernel"]["architecture"], "x86_64");

    let update = UpdateTemplate {
        id: id.clone(),
        payload: payload(&[template("second")]),
        group: Some("default".to_owned()),
        domain: Some("default".to_owned()),
    };
    rig.call(&update).unwrap();
    assert_eq!(names(&rig), ["second"]);

    rig.call(&DeleteTemplate { id: id.clone() }).unwrap();
    assert!(names(&rig).is_empty());
    assert!(
        rig.call(&GetTemplate { id: id.clone() })
            .unwrap_err()
            .is_not_found()
    );
    assert!(
        rig.call(&DeleteTemplate { id: id.clone() })
            .unwrap_err()
            .is_not_found()
    );
    assert!(
        rig.call(&UpdateTemplate { id, ..update })
            .unwrap_err()
            .is_not_found()
    );
}

#[test]
fn templates_survive_a_restart() {
    let mut rig = Rig::start();
    let id = rig.store(&template("kept"));
    let before = rig.call(&GetTemplate { id: id.clone() }).unwrap();
    rig.restart();
    assert_eq!(rig.call(&GetTemplate { id }).unwrap(), before);
    assert_eq!(names(&rig), ["kept"]);
}

#[test]
fn a_bad_template_is_refused_with_its_reasons() {
    let rig = Rig::start();
    let mut bad = template("bad");
    bad["spec"]["kernel"].as_object_mut().unwrap().remove("image");
    let error = create(&rig, payload(&[template("good"), bad])).unwrap_err();
    let found = error.diagnostics();
    assert!(!found.is_empty(), "{error:?}");
    assert_eq!(found[0].severity, RemoteSeverity::Error);
    assert_eq!(found[0].template, Some(1), "{found:?}");
    assert!(error.to_string().contains("image"), "{error}");
    assert!(names(&rig).is_empty(), "all or nothing");
}

#[test]
fn broken_yaml_is_refused_with_its_place() {
    let rig = Rig::start();
    let error = create(&rig, "template:\n  kind: [\n".to_owned()).unwrap_err();
    let found = error.diagnostics();
    assert_eq!(found[0].span.start.line, 3, "{error:?}");
    assert!(error.to_string().contains("line 3, column 1"), "{error}");
}

#[test]
fn every_envelope_is_understood() {
    let rig = Rig::start();
    let one = template("one");
    let bare = one.to_string();
    let documents = format!("template: {one}\n---\ntemplate: {}\n", template("two"));
    let wrapped = json!({"session_templates": [{"template": one}]}).to_string();
    let list = format!("- template: {one}\n");
    for (payload, count) in [
        (bare, 1),
        (documents, 2),
        (wrapped, 1),
        (list, 1),
        ("[]".to_owned(), 0),
    ] {
        assert_eq!(create(&rig, payload.clone()), Ok(count), "{payload}");
    }
}

#[test]
fn an_items_name_goes_before_the_templates_own() {
    let rig = Rig::start();
    let items = json!([{"template": template("own"), "name": "given"}]);
    create(&rig, items.to_string()).unwrap();
    assert_eq!(names(&rig), ["given"]);
}

#[test]
fn an_unknown_id_is_not_found_in_the_managers_words() {
    let rig = Rig::start();
    for id in [
        "00000000000000000000000000000000",
        "no-id",
        "..%2f..%2fetc%2fpasswd",
    ] {
        let call = GetTemplate { id: id.to_owned() };
        let error = rig.call(&call).unwrap_err();
        assert!(error.is_not_found(), "{id}: {error}");
        assert!(error.to_string().contains("No such session template"), "{error}");
    }
}

#[test]
fn an_unknown_project_or_domain_is_not_found() {
    let rig = Rig::start();
    for (group, domain) in [("other", "default"), ("default", "other")] {
        let call = CreateTemplates {
            payload: payload(&[template("x")]),
            group: Some(group.to_owned()),
            domain: Some(domain.to_owned()),
        };
        assert!(rig.call(&call).unwrap_err().is_not_found(), "{group} {domain}");
    }
}

#[test]
fn a_payload_over_the_limit_is_refused() {
    let rig = Rig::start();
    let error = create(&rig, " ".repeat(3 << 20)).unwrap_err();
    assert!(error.to_string().contains("at most 2 MiB"), "{error}");
}

#[test]
fn a_method_that_an_address_does_not_take_is_told() {
    let rig = Rig::start();
    let answer = rig.raw("PATCH", "/template/session", &[], None);
    assert_eq!(answer.status, 405, "{answer:?}");
    assert_eq!(
        answer.json()["type"],
        "https://api.backend.ai/probs/method-not-allowed"
    );
}

#[test]
fn a_page_of_any_origin_may_call_the_manager() {
    let rig = Rig::start();
    let origin = "https://editor.example";
    let preflight = rig.raw(
        "OPTIONS",
        "/template/session",
        &[
            ("Origin", origin),
            ("Access-Control-Request-Method", "POST"),
            (
                "Access-Control-Request-Headers",
                "authorization, x-backendai-date",
            ),
        ],
        None,
    );
    assert_eq!(preflight.status, 200, "{preflight:?}");
    assert_eq!(preflight.header("access-control-allow-origin"), Some(origin));
    assert_eq!(
        preflight.header("access-control-allow-headers"),
        Some("authorization, x-backendai-date")
    );
    assert_eq!(preflight.header("access-control-allow-credentials"), None);

    let request: Request = ListTemplates.request();
    assert_eq!(request.method, Method::Get);
    let refused = rig.send(&request, &[("Origin", origin)]);
    assert_eq!(refused.status, 401);
    assert_eq!(
        refused.header("access-control-allow-origin"),
        Some(origin),
        "errors too"
    );
}
