//! Who may call.

use sesstpl_manager_api::calls::{ListTemplates, ReadVersion};
use sesstpl_manager_api::{ApiError, Call as _, Keypair, Timestamp};

use crate::rig::{Rig, now};

#[test]
fn anyone_may_ask_for_the_version() {
    let rig = Rig::start();
    let version = rig.call(&ReadVersion).unwrap();
    assert_eq!(version.manager, "26.9.6");
    assert!(version.dry_run);
}

#[test]
fn without_a_signature_nothing_else_is_answered() {
    let rig = Rig::start();
    for path in [
        "/template/session",
        "/session/some-name",
        "/session/_/match?id=a",
        "/embedded/session",
    ] {
        let answer = rig.raw("GET", path, &[], None);
        assert_eq!(answer.status, 401, "{path}: {answer:?}");
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
        assert_eq!(answer.json()["title"], "Credential/signature mismatch.");
    }
}

#[test]
fn a_wrong_key_is_refused() {
    let rig = Rig::start();
    let right = rig.server().keypair();
    for keypair in [
        Keypair::new(right.access_key(), "wrong"),
        Keypair::new("AKIAWRONG", right.secret_key()),
        Keypair::new("", ""),
    ] {
        let error = rig.call_as(&ListTemplates, &keypair, now()).unwrap_err();
        assert!(
            matches!(error, ApiError::Credentials { .. }),
            "{keypair:?}: {error:?}"
        );
    }
}

#[test]
fn a_clock_that_is_too_far_off_is_refused() {
    let rig = Rig::start();
    let call_at = |minutes: i64| {
        let clock = Timestamp::from_unix_millis(now().unix_millis() + minutes * 60_000);
        rig.call_as(&ListTemplates, rig.server().keypair(), clock)
    };
    assert_eq!(call_at(16), Err(ApiError::ClockSkew { clock_ahead: None }));
    assert_eq!(call_at(-16), Err(ApiError::ClockSkew { clock_ahead: None }));
    assert_eq!(call_at(14), Ok(Vec::new()));
}

#[test]
fn a_header_of_another_scheme_is_refused() {
    let rig = Rig::start();
    let answer = rig.send(&ListTemplates.request(), &[("Authorization", "BackendAI x")]);
    assert_eq!(answer.status, 400, "{answer:?}");
}

#[test]
fn a_protocol_version_that_there_is_not_is_refused() {
    let rig = Rig::start();
    let headers = [
        (
            "Authorization",
            "BackendAI signMethod=HMAC-SHA256, credential=a:b",
        ),
        ("X-BackendAI-Version", "v1.0"),
    ];
    let answer = rig.send(&ListTemplates.request(), &headers);
    assert_eq!(answer.json()["msg"], "Unsupported API version.", "{answer:?}");
}

#[test]
fn a_foreign_host_name_is_refused() {
    let rig = Rig::start();
    let port = rig.server().address().port();
    let ask = |host: &str| rig.raw("GET", "/", &[("Host", host)], None).status;
    assert_eq!(ask(&format!("localhost:{port}")), 200);
    assert_eq!(ask("evil.example"), 403);
}
