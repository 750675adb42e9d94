//! How answers are read. The bodies are those of managers 22.9.23, 23.9.10, 25.5.2 and 26.9.6.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use sesstpl_manager_api::calls::{
    CreateSession, CreateTemplates, EmbeddedSession, GetSession, GetTemplate, ListTemplates, ReadVersion,
    UpdateTemplate,
};
use sesstpl_manager_api::{ApiError, Call, JSON, PROBLEM_JSON, Response, SessionStatus};

const FAILURE: &str =
    r#"{"type": "https://api.backend.ai/probs/internal-server-error", "title": "Internal server error."}"#;

fn answer(status: u16, content_type: &str, body: &str) -> Response {
    Response {
        status,
        content_type: Some(content_type.to_owned()),
        body: body.to_owned(),
    }
}

fn refusal(status: u16, body: &str) -> ApiError {
    ListTemplates
        .parse(&answer(status, PROBLEM_JSON, body))
        .unwrap_err()
}

fn get_template() -> GetTemplate {
    GetTemplate { id: "0f".repeat(16) }
}

fn create_templates() -> CreateTemplates {
    CreateTemplates {
        payload: "[]".to_owned(),
        group: Some("default".to_owned()),
        domain: None,
    }
}

#[test]
fn a_request_holds_only_what_was_given() {
    let request = create_templates().request();
    assert_eq!(
        request.body.as_deref(),
        Some(r#"{"payload":"[]","group":"default"}"#)
    );
    assert_eq!(request.content_type, Some(JSON));
    assert_eq!(get_template().request().content_type, None);
}

#[test]
fn names_are_encoded_in_paths() {
    let path = |name: &str| {
        GetSession {
            name: name.to_owned(),
        }
        .request()
        .path_and_query
    };
    assert_eq!(path("my-session_1.a"), "/session/my-session_1.a");
    assert_eq!(path("../a?b#é"), "/session/..%2Fa%3Fb%23%C3%A9");
}

#[test]
fn releases_are_read_in_both_spellings() {
    let version = |manager: &str| {
        let body = format!(r#"{{"version": "v9.20250722", "manager": "{manager}"}}"#);
        ReadVersion.parse(&answer(200, JSON, &body)).unwrap()
    };
    assert_eq!(version("26.9.6").manager, "26.9.6");
    assert_eq!(version("23.09.10").manager, "23.09.10");
    assert!(!version("26.9.6").dry_run);
}

#[test]
fn created_templates_are_a_list_or_up_to_23_3_one() {
    let item = r#"{"id": "0f", "user": "f38dea23"}"#;
    for (body, count) in [
        (item.to_owned(), 1),
        (format!("[{item},{item}]"), 2),
        ("[]".to_owned(), 0),
    ] {
        let created = create_templates()
            .parse(&answer(200, "application/json; charset=utf-8", &body))
            .unwrap();
        assert_eq!(created.len(), count, "{body}");
    }
}

#[test]
fn listed_templates_are_read_with_either_form_of_date() {
    for date in ["2026-11-21 17:32:10.431861+00:00", "2026-11-21T17:32:10.431861Z"] {
        let body = format!(
            r#"[{{"name": "a", "id": "0f", "created_at": "{date}", "is_owner": true, "user": "u", "group": "g",
                "user_email": null, "group_name": "default", "domain_name": "default", "type": "user",
                "template": {{}}}}]"#
        );
        let items = ListTemplates.parse(&answer(200, JSON, &body)).unwrap();
        assert_eq!(items[0].created_at.unix_millis(), 1_795_282_330_431, "{date}");
    }
}

#[test]
fn an_empty_object_means_that_there_is_no_such_template() {
    assert!(
        get_template()
            .parse(&answer(200, JSON, "{}"))
            .unwrap_err()
            .is_not_found()
    );
    let body =
        r#"{"type": "https://api.backend.ai/probs/object-not-found", "title": "No such session template."}"#;
    let error = get_template()
        .parse(&answer(404, PROBLEM_JSON, body))
        .unwrap_err();
    assert!(error.to_string().contains("No such session template"), "{error}");
}

#[test]
fn a_failure_on_storing_is_a_refusal_of_the_template() {
    let failure = answer(500, PROBLEM_JSON, FAILURE);
    assert_eq!(create_templates().parse(&failure), Err(ApiError::TemplateFailed));
    let update = UpdateTemplate {
        id: "0f".to_owned(),
        payload: "[]".to_owned(),
        group: None,
        domain: None,
    };
    assert_eq!(update.parse(&failure), Err(ApiError::TemplateFailed));
    assert_eq!(
        get_template().parse(&failure),
        Err(ApiError::Failed { status: 500 })
    );
}

#[test]
fn refusals_are_told_apart() {
    let problem = |title: &str, msg: &str| format!(r#"{{"type": "t", "title": "{title}", "msg": "{msg}"}}"#);
    let said = |text: &str| text.to_owned();
    let cases = [
        (
            refusal(
                400,
                &problem(
                    "Missing or invalid authorization parameters.",
                    "Date/time sync error",
                ),
            ),
            ApiError::ClockSkew,
        ),
        (
            refusal(401, r#"{"type": "t", "title": "Credential/signature mismatch."}"#),
            ApiError::Credentials {
                said: said("Credential/signature mismatch"),
            },
        ),
        (
            refusal(403, &problem("Forbidden operation.", "no")),
            ApiError::Forbidden { said: said("no") },
        ),
        (
            refusal(429, r#"{"type": "t", "title": "Rate limit."}"#),
            ApiError::TooManyRequests,
        ),
    ];
    for (got, expected) in cases {
        assert_eq!(got, expected);
    }
    let refused = refusal(
        400,
        &problem("Bad request.", "Path .ssh is reserved for internal operations."),
    );
    assert!(refused.to_string().contains(".ssh is reserved"), "{refused}");
}

#[test]
fn the_embedded_managers_reasons_are_read() {
    let body = r#"{"type": "t", "title": "Missing or invalid API parameters.", "msg": "line 2: `spec` is missing",
        "data": {"diagnostics": [{"code": "save/missing-key", "severity": "error", "message": "m", "help": null,
            "path": "spec", "template": 0,
            "span": {"start": {"offset": 0, "line": 1, "column": 1}, "end": {"offset": 4, "line": 1, "column": 5}}}]}}"#;
    let error = create_templates()
        .parse(&answer(400, PROBLEM_JSON, body))
        .unwrap_err();
    assert_eq!(error.diagnostics().len(), 1, "{error:?}");
    assert_eq!(error.diagnostics()[0].code, "save/missing-key");
}

#[test]
fn a_page_is_not_a_managers_answer() {
    let page = answer(502, "text/html; charset=utf-8", "<h1>Bad Gateway</h1>");
    let error = ListTemplates.parse(&page).unwrap_err();
    assert!(matches!(error, ApiError::Unexpected { .. }), "{error:?}");
    let welcome = answer(200, "text/html", "<!doctype html>");
    assert!(matches!(
        EmbeddedSession.parse(&welcome),
        Err(ApiError::Unexpected { .. })
    ));
    assert!(matches!(
        ReadVersion.parse(&welcome),
        Err(ApiError::Unexpected { .. })
    ));
}

#[test]
fn without_a_login_the_embedded_manager_says_so() {
    let body = r#"{"type": "t", "title": "Unauthorized"}"#;
    assert_eq!(
        EmbeddedSession.parse(&answer(401, PROBLEM_JSON, body)),
        Err(ApiError::LoggedOut)
    );
}

#[test]
fn a_new_session_is_read_from_either_spelling() {
    for ports in ["\"servicePorts\": []", "\"service_ports\": null"] {
        let body = format!(
            r#"{{"sessionId": "s", "sessionName": "n", "status": "PENDING", {ports}, "created": true}}"#
        );
        let call = CreateSession {
            body: serde_json::json!({}),
        };
        let created = call.parse(&answer(201, JSON, &body)).unwrap();
        assert_eq!(
            (created.status, created.created),
            (SessionStatus::Pending, true),
            "{ports}"
        );
    }
}

#[test]
fn a_session_without_anything_to_say_has_no_reason() {
    let body = |info: &str| {
        format!(
            r#"{{"age": 5, "domainName": "default", "lang": "python", "image": "python", "architecture": "x86_64",
                "status": "PULLING", "statusInfo": {info}, "statusData": {{}},
                "creationTime": "2026-11-21T17:32:10.431861+00:00", "terminationTime": null}}"#
        )
    };
    let call = GetSession { name: "n".to_owned() };
    let info = call.parse(&answer(200, JSON, &body("\"None\""))).unwrap();
    assert_eq!(info.reason(), None);
    assert_eq!(info.status, SessionStatus::Preparing("PULLING".to_owned()));
    assert!(!info.status.is_final());
    let waiting = call.parse(&answer(200, JSON, &body("\"no room\""))).unwrap();
    assert_eq!(waiting.reason(), Some("no room"));
}
