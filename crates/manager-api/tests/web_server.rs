//! Logging in at a cluster's web server. The answers are those of web server 26.9.6.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use sesstpl_manager_api::calls::{ListTemplates, WebLogin, WebLoginCheck, WebLoginOutcome};
use sesstpl_manager_api::{ApiError, Call, JSON, PROBLEM_JSON, Response, SessionId};

fn login(otp: Option<&str>) -> WebLogin {
    WebLogin {
        username: "user@example.org".to_owned(),
        password: "hush-hush".to_owned().into(),
        otp: otp.map(|otp| otp.to_owned().into()),
    }
}

fn answer(status: u16, content_type: &str, body: &str) -> Response {
    Response {
        status,
        content_type: Some(content_type.to_owned()),
        session_id: Some(SessionId::new("6def0855")),
        body: body.to_owned(),
        ..Response::default()
    }
}

fn refused(kind: &str, details: &str) -> String {
    format!(
        r#"{{"authenticated": false, "data": {{"type": "https://api.backend.ai/probs/{kind}", "title": "t", "details": "{details}"}}}}"#
    )
}

#[test]
fn a_one_time_password_is_sent_only_when_there_is_one() {
    assert_eq!(
        login(None).request().body.as_deref(),
        Some(r#"{"username":"user@example.org","password":"hush-hush"}"#)
    );
    assert_eq!(
        login(Some("123456")).request().body.as_deref(),
        Some(r#"{"username":"user@example.org","password":"hush-hush","otp":"123456"}"#)
    );
}

#[test]
fn passwords_and_ids_never_show_in_debug_output() {
    let shown = [
        format!("{:?}", login(Some("123456"))),
        format!("{:?}", login(Some("123456")).request()),
        format!("{:?}", answer(200, JSON, "{}")),
    ];
    for text in shown {
        for secret in ["hush-hush", "123456", "6def0855"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[test]
fn a_login_gives_an_id() {
    let body =
        r#"{"authenticated": true, "data": {"access_key": "AKIA", "role": "user", "status": "active"}}"#;
    let outcome = login(None).parse(&answer(200, JSON, body)).unwrap();
    let expected = WebLoginOutcome::LoggedIn {
        session_id: Some(SessionId::new("6def0855")),
        access_key: Some("AKIA".to_owned()),
    };
    assert_eq!(outcome, expected);
}

#[test]
fn what_else_is_needed_is_told_apart_from_a_refusal() {
    let parse = |status, body: &str| login(None).parse(&answer(status, JSON, body));
    assert_eq!(
        parse(
            200,
            &refused("require-totp-authentication", "You must authenticate")
        ),
        Ok(WebLoginOutcome::OneTimePasswordNeeded)
    );
    assert_eq!(
        parse(200, &refused("auth-failed", "OTP not provided")),
        Ok(WebLoginOutcome::OneTimePasswordNeeded)
    );
    assert_eq!(
        parse(200, &refused("require-totp-registration", "You must register")),
        Ok(WebLoginOutcome::RegistrationNeeded)
    );
    for status in [200, 401] {
        assert_eq!(
            parse(status, &refused("auth-failed", "User credential mismatch.")),
            Err(ApiError::LoginRefused {
                said: "User credential mismatch".to_owned()
            }),
            "{status}"
        );
    }
}

#[test]
fn too_many_failures_and_pages_are_told_apart() {
    let many = r#"{"type": "https://api.backend.ai/probs/too-many-requests", "title": "Too many failed login attempts"}"#;
    assert_eq!(
        login(None).parse(&answer(429, PROBLEM_JSON, many)),
        Err(ApiError::TooManyRequests)
    );
    let page = login(None).parse(&answer(200, "text/html", "<!doctype html>"));
    assert!(matches!(page, Err(ApiError::Unexpected { .. })), "{page:?}");
}

#[test]
fn an_ended_login_is_told_apart_from_a_wrong_keypair() {
    let body = r#"{"type": "https://api.backend.ai/probs/auth-failed", "title": "Unauthorized access"}"#;
    let error = ListTemplates.parse(&answer(401, PROBLEM_JSON, body)).unwrap_err();
    assert_eq!(error.of_web_server(), ApiError::LoginEnded);
    let missing = ApiError::NotFound { said: "x".to_owned() };
    assert!(missing.of_web_server().is_not_found());
}

#[test]
fn a_check_says_whether_the_login_holds() {
    for (body, holds) in [
        (
            r#"{"authenticated": true, "data": {}, "session_id": "6def0855"}"#,
            true,
        ),
        (
            r#"{"authenticated": false, "data": null, "session_id": "6def0855"}"#,
            false,
        ),
    ] {
        assert_eq!(WebLoginCheck.parse(&answer(200, JSON, body)), Ok(holds));
    }
}
