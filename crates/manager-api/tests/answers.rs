//! How answers are read. The bodies are those of managers 22.9.23, 23.9.10, 25.5.2 and 26.9.6.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use sesstpl_manager_api::calls::{
    CreateSession, CreateTemplates, EmbeddedSession, GetSession, GetTemplate, ImageInfo, ListFolders,
    ListImages, ListScalingGroups, ListTemplates, OwnedBy, ReadSlots, ReadVersion, SessionServices,
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
        ..Response::default()
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
        .clone()
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
            ApiError::ClockSkew { clock_ahead: None },
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
    let unknown = refusal(
        400,
        r#"{"type": "https://api.backend.ai/probs/invalid-api-params", "title": "Missing or invalid API parameters.",
            "msg": "Input validation error", "data": {"priority": "priority is not allowed key"}}"#,
    );
    assert!(
        unknown
            .to_string()
            .contains("error: priority is not allowed key (HTTP 400)"),
        "{unknown}"
    );
}

#[test]
fn a_refused_date_names_the_difference_of_the_clocks() {
    let body = r#"{"type": "t", "title": "Missing or invalid authorization parameters.", "msg": "Date/time sync error"}"#;
    let sentence = |clock_ahead| {
        let response = Response {
            clock_ahead,
            ..answer(400, PROBLEM_JSON, body)
        };
        ListTemplates.parse(&response).unwrap_err().to_string()
    };
    let cases = [
        (Some(3900), "1 h 5 min behind the manager's"),
        (Some(-1200), "20 min ahead of the manager's"),
        (Some(200_000), "2 d 7 h behind the manager's"),
        (Some(3), "the date was lost or changed on its way"),
        (None, "differ by 15 minutes or more"),
    ];
    for (clock_ahead, words) in cases {
        let sentence = sentence(clock_ahead);
        assert!(sentence.contains(words), "{clock_ahead:?}: {sentence}");
    }
    let noon = "2026-11-21T12:00:00Z".parse().unwrap();
    assert_eq!(
        Response::clock_ahead(Some("Sat, 21 Nov 2026 13:05:00 GMT"), noon),
        Some(3900)
    );
    assert_eq!(Response::clock_ahead(Some("noon"), noon), None);
}

#[test]
fn only_what_may_have_been_done_leaves_doubt() {
    let call = CreateSession {
        body: serde_json::json!({}),
    };
    let doubtful = [
        answer(500, PROBLEM_JSON, FAILURE),
        answer(502, "text/html", "<h1>Bad Gateway</h1>"),
        answer(504, "text/plain", "Gateway Timeout"),
    ];
    for response in doubtful {
        assert!(call.parse(&response).unwrap_err().leaves_doubt(), "{response:?}");
    }
    let certain = [
        answer(400, PROBLEM_JSON, r#"{"type": "t", "title": "Bad request."}"#),
        answer(404, PROBLEM_JSON, r#"{"type": "t", "title": "No such image."}"#),
        answer(200, "text/html", "<!doctype html>"),
    ];
    for response in certain {
        assert!(!call.parse(&response).unwrap_err().leaves_doubt(), "{response:?}");
    }
    assert!(ApiError::TimedOut { seconds: 3 }.leaves_doubt());
}

#[test]
fn the_owner_stands_in_the_body_or_else_in_the_query() {
    let owned = |call| OwnedBy {
        access_key: Some("AKIA&1".to_owned()),
        call,
    };
    assert_eq!(
        owned(get_template()).request().path_and_query,
        format!("/template/session/{}?owner_access_key=AKIA%261", "0f".repeat(16))
    );
    let created = OwnedBy {
        access_key: Some("AKIA".to_owned()),
        call: create_templates(),
    };
    assert_eq!(
        created.request().body.as_deref(),
        Some(r#"{"group":"default","owner_access_key":"AKIA","payload":"[]"}"#)
    );
    let unchanged = OwnedBy {
        access_key: None,
        call: create_templates(),
    };
    assert_eq!(unchanged.request(), create_templates().request());
}

#[test]
fn services_are_read_from_the_text_that_managers_put_them_into() {
    let call = SessionServices { id: "0f".to_owned() };
    let body = r#"{"data": {"compute_session": {"service_ports":
        "[{\"name\": \"jupyter\", \"protocol\": \"http\", \"container_ports\": [8070], \"host_ports\": [30000], \"is_inference\": false}]"}}}"#;
    let services = call.parse(&answer(200, JSON, body)).unwrap();
    assert_eq!(
        (services[0].name.as_str(), services[0].container_ports.as_slice()),
        ("jupyter", [8070].as_slice())
    );
    let waiting = r#"{"data": {"compute_session": {"service_ports": null}}, "errors": null}"#;
    assert_eq!(call.parse(&answer(200, JSON, waiting)), Ok(Vec::new()));
    let unknown = r#"{"data": {"compute_session": null}}"#;
    assert!(
        call.parse(&answer(200, JSON, unknown))
            .unwrap_err()
            .is_not_found()
    );
    let refused = r#"{"data": null, "errors": [{"message": "no such field"}]}"#;
    let error = call.parse(&answer(200, JSON, refused)).unwrap_err();
    assert!(error.to_string().contains("no such field"), "{error}");
}

#[test]
fn what_a_cluster_has_is_read_alike_from_all_releases() {
    let images = r#"{"data": {"images": [{"registry": "cr.backend.ai", "name": "stable/python", "tag": "3.6-ubuntu18.04",
        "architecture": "x86_64", "aliases": ["python:3.6-ubuntu18.04"],
        "labels": [{"key": "ai.backend.resource.min.mem", "value": "64m"}],
        "resource_limits": [{"key": "cpu", "min": "1", "max": null}, {"key": "mem", "min": "67108864", "max": null}]}]},
        "errors": null}"#;
    let images = ListImages.parse(&answer(200, JSON, images)).unwrap();
    let expected = ImageInfo {
        name: "cr.backend.ai/stable/python:3.6-ubuntu18.04".to_owned(),
        architecture: "x86_64".to_owned(),
        aliases: vec!["python:3.6-ubuntu18.04".to_owned()],
        minimum: vec![
            ("cpu".to_owned(), "1".to_owned()),
            ("mem".to_owned(), "64m".to_owned()),
        ],
        shared_memory: None,
    };
    assert_eq!(images, [expected]);
    let folders =
        r#"[{"name": "data", "id": "4120654abe364dbf8d0edf6420b5604c", "status": "ready", "group": null}]"#;
    assert_eq!(
        ListFolders.parse(&answer(200, JSON, folders)),
        Ok(vec!["data".to_owned()])
    );
    let slots = ReadSlots
        .parse(&answer(200, JSON, r#"{"cpu": "count", "mem": "bytes"}"#))
        .unwrap();
    assert_eq!(slots["mem"], "bytes");
    let call = ListScalingGroups {
        group: "my group".to_owned(),
    };
    assert_eq!(call.request().path_and_query, "/scaling-groups?group=my%20group");
    let groups = r#"{"scaling_groups": [{"name": "default"}]}"#;
    assert_eq!(
        call.parse(&answer(200, JSON, groups)),
        Ok(vec!["default".to_owned()])
    );
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
