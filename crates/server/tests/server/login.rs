//! How a browser is let in without a keypair.

use serde_json::json;
use sesstpl_manager_api::Call as _;
use sesstpl_manager_api::calls::{EmbeddedSession, ListTemplates};

use crate::rig::{Rig, template};

#[test]
fn the_printed_address_logs_a_browser_in() {
    let rig = Rig::start();
    let cookie = rig.log_in();
    let answer = rig.send(&EmbeddedSession.request(), &[("Cookie", &cookie)]);
    assert_eq!(
        answer.json(),
        json!({
            "user": "user@localhost",
            "domain": "default",
            "groups": ["default"],
            "manager": "26.9.6",
            "dryRun": true,
            "accessKey": rig.server().keypair().access_key(),
        })
    );
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let list = rig.send(
        &ListTemplates.request(),
        &[("Cookie", &cookie), ("Sec-Fetch-Site", "same-origin")],
    );
    assert_eq!((list.status, list.body.as_str()), (200, "[]"));
}

#[test]
fn a_wrong_token_logs_nobody_in() {
    let rig = Rig::start();
    let origin = rig.server().endpoint();
    let answer = rig.post_from(&origin, "/embedded/login", &json!({"token": "guess"}), None);
    assert_eq!(answer.status, 401, "{answer:?}");
    assert_eq!(answer.header("set-cookie"), None);
}

#[test]
fn a_login_survives_a_restart_and_the_token_does_not() {
    let mut rig = Rig::start();
    let cookie = rig.log_in();
    let token = rig
        .server()
        .editor_url()
        .split_once("#token=")
        .unwrap()
        .1
        .to_owned();
    rig.restart();
    let answer = rig.send(&EmbeddedSession.request(), &[("Cookie", &cookie)]);
    assert_eq!(answer.status, 200, "{answer:?}");
    let origin = rig.server().endpoint();
    let answer = rig.post_from(&origin, "/embedded/login", &json!({ "token": token }), None);
    assert_eq!(answer.status, 401, "{answer:?}");
}

#[test]
fn the_database_does_not_hold_the_cookie() {
    let mut rig = Rig::start();
    let cookie = rig.log_in();
    rig.stop();
    let secret = cookie.split_once('=').unwrap().1;
    let database = std::fs::read(rig.data_file("sesstpl.sqlite3")).unwrap();
    assert!(!String::from_utf8_lossy(&database).contains(secret));
}

#[test]
fn after_logging_out_the_cookie_is_worth_nothing() {
    let rig = Rig::start();
    let cookie = rig.log_in();
    let origin = rig.server().endpoint();
    let answer = rig.post_from(&origin, "/embedded/logout", &json!({}), Some(&cookie));
    assert_eq!(answer.status, 200, "{answer:?}");
    assert!(answer.header("set-cookie").unwrap().contains("Max-Age=0"));
    let answer = rig.send(&EmbeddedSession.request(), &[("Cookie", &cookie)]);
    assert_eq!(answer.status, 401, "{answer:?}");
}

#[test]
fn a_page_of_another_origin_cannot_use_the_cookie() {
    let rig = Rig::start();
    let cookie = rig.log_in();
    let body = json!({"payload": json!([{"template": template("planted")}]).to_string()});
    for origin in ["https://evil.example", "http://127.0.0.1:3000", "null"] {
        let answer = rig.post_from(origin, "/template/session", &body, Some(&cookie));
        assert_eq!(answer.status, 403, "{origin}: {answer:?}");
        let login = rig.post_from(origin, "/embedded/login", &json!({"token": "x"}), None);
        assert_eq!(login.status, 403, "{origin}: {login:?}");
    }
    let reading = [("Cookie", cookie.as_str()), ("Sec-Fetch-Site", "same-site")];
    assert_eq!(rig.send(&ListTemplates.request(), &reading).status, 403);
    let silent = rig.raw(
        "POST",
        "/template/session",
        &[("Cookie", &cookie)],
        Some(&body.to_string()),
    );
    assert_eq!(silent.status, 403, "{silent:?}");

    let own = rig.post_from(
        &rig.server().endpoint(),
        "/template/session",
        &body,
        Some(&cookie),
    );
    assert_eq!(own.status, 200, "{own:?}");
}
