//! Launching sessions.

use std::fmt::Write as _;

use serde_json::{Value, json};
use sesstpl_manager_api::calls::{CreateSession, DestroySession, GetSession, MatchSessions, SessionLogs};
use sesstpl_manager_api::{ApiError, Call, Method, Request, Response, SessionStatus};

use crate::rig::{QUICK, Rig, template};

fn destroy(rig: &Rig, name: &str, forced: bool) -> Result<(), ApiError> {
    rig.call(&DestroySession {
        name: name.to_owned(),
        forced,
    })
}

fn logs(rig: &Rig, name: &str) -> String {
    let call = SessionLogs {
        name: name.to_owned(),
    };
    rig.call(&call).unwrap()
}

/// `POST /session/_/create-from-template`.
struct FromTemplate(Value);

impl Call for FromTemplate {
    type Output = Value;

    fn request(&self) -> Request {
        Request {
            method: Method::Post,
            path_and_query: "/session/_/create-from-template".to_owned(),
            content_type: Some("application/json"),
            body: Some(self.0.to_string()),
        }
    }

    fn parse(&self, response: &Response) -> Result<Value, ApiError> {
        let call = CreateSession { body: Value::Null };
        call.parse(response)
            .map(|_| serde_json::from_str(&response.body).unwrap())
    }
}

#[test]
fn a_session_comes_to_run_says_that_it_is_a_dry_run_and_ends() {
    let rig = Rig::start();
    rig.launch("my-session", &json!({"bootstrapScript": "echo ready"}))
        .unwrap();
    let info = rig.wait_for("my-session", &SessionStatus::Running);
    assert_eq!(info.reason(), Some("dry run; no container was started"));
    assert_eq!(info.status_data.unwrap()["dryRun"], true);

    let logs = logs(&rig, "my-session");
    for expected in [
        "This is a dry run",
        "python:3.9",
        "echo ready",
        "PENDING",
        "PREPARING",
        "RUNNING",
    ] {
        assert!(logs.contains(expected), "{expected} is missing in\n{logs}");
    }

    destroy(&rig, "my-session", false).unwrap();
    let info = rig.wait_for("my-session", &SessionStatus::Terminated);
    assert!(info.termination_time.unwrap() >= info.creation_time);
    assert!(destroy(&rig, "my-session", false).unwrap_err().is_not_found());
}

#[test]
fn a_session_that_is_too_large_waits_and_says_why() {
    let rig = Rig::start();
    rig.launch(
        "too-large",
        &json!({"config": {"resources": {"cpu": 1000, "mem": "4g"}}}),
    )
    .unwrap();
    rig.launch("behind-it", &json!({})).unwrap();
    rig.wait_for("behind-it", &SessionStatus::Running);
    let info = rig.session("too-large");
    assert_eq!(info.status, SessionStatus::Pending);
    let reason = info.reason().unwrap();
    assert!(reason.contains("cpu: 1000 asked, 8 there"), "{reason}");

    destroy(&rig, "too-large", false).unwrap();
    assert_eq!(rig.session("too-large").status, SessionStatus::Cancelled);
}

#[test]
fn a_session_waits_for_room_until_another_ends() {
    let rig = Rig::start();
    let most = json!({"config": {"resources": {"cpu": "6"}}});
    rig.launch("first", &most).unwrap();
    rig.wait_for("first", &SessionStatus::Running);
    rig.launch("second", &most).unwrap();
    rig.launch("third", &json!({})).unwrap();
    let waits = |name: &str, why: &str| {
        let start = std::time::Instant::now();
        while !rig
            .session(name)
            .reason()
            .is_some_and(|reason| reason.contains(why))
        {
            assert!(start.elapsed().as_secs() < 10, "{:?}", rig.session(name));
        }
    };
    waits("second", "waits for room (cpu: 6 asked, 2 there now)");
    waits("third", "waits behind the session `second`");

    destroy(&rig, "first", true).unwrap();
    rig.wait_for("second", &SessionStatus::Running);
    rig.wait_for("third", &SessionStatus::Running);
}

#[test]
fn a_batch_session_ends_by_itself() {
    let rig = Rig::start();
    rig.launch(
        "batch-job",
        &json!({"type": "batch", "startupCommand": "python train.py"}),
    )
    .unwrap();
    rig.wait_for("batch-job", &SessionStatus::Terminated);
    assert!(logs(&rig, "batch-job").contains("python train.py"));
}

#[test]
fn sessions_survive_a_restart_and_go_on() {
    let mut rig = Rig::with(
        "agent: {delays: {scheduled: 0.01, preparing: 0.5, batch: 0.5, terminating: 0.01}}\n",
        |_| {},
    );
    rig.launch("running", &json!({})).unwrap();
    let before = rig.wait_for("running", &SessionStatus::Running);
    rig.launch("on-its-way", &json!({"type": "batch", "startupCommand": "true"}))
        .unwrap();
    rig.launch("too-large", &json!({"config": {"resources": {"cpu": 9}}}))
        .unwrap();
    rig.restart();
    let after = rig.session("running");
    assert_eq!(after.status, SessionStatus::Running);
    assert_eq!(after.creation_time, before.creation_time);
    assert_eq!(rig.session("too-large").status, SessionStatus::Pending);
    rig.wait_for("on-its-way", &SessionStatus::Terminated);
}

#[test]
fn a_template_is_launched_with_everything_it_says() {
    let rig = Rig::start();
    let id = rig.store(&template("everything"));
    let launched = rig
        .call(&FromTemplate(json!({
            "template_id": id, "name": "from-it", "enqueueOnly": true, "config": {"environ": {"MORE": "1"}}
        })))
        .unwrap();
    assert_eq!(launched["created"], true, "{launched}");
    let info = rig.wait_for("from-it", &SessionStatus::Running);
    assert_eq!(info.other["tag"], "example-tag");
    let requested = info.other["requestedSlots"].as_str().unwrap();
    assert_eq!(requested, r#"{"cpu":"2","mem":"1073741824"}"#);
    let logs = logs(&rig, "from-it");
    for expected in [
        "GREETING=hello",
        "MORE=1",
        "datasets at /home/work/in",
        "git clone",
        "https://example.com/data.git",
        "echo ready",
    ] {
        assert!(logs.contains(expected), "{expected} is missing in\n{logs}");
    }
}

#[test]
fn launching_from_an_unknown_template_is_not_found() {
    let rig = Rig::start();
    let call = FromTemplate(json!({"template_id": "0".repeat(32), "name": "from-it", "enqueueOnly": true}));
    assert!(rig.call(&call).unwrap_err().is_not_found());
}

#[test]
fn a_launch_may_wait_until_the_session_runs() {
    let rig = Rig::start();
    let body = json!({"name": "waited-for", "image": "python", "maxWaitSeconds": 10});
    let created = rig.call(&CreateSession { body }).unwrap();
    assert_eq!(created.status, SessionStatus::Running);

    let body = json!({"name": "too-large", "image": "python", "maxWaitSeconds": 1,
        "config": {"resources": {"cpu": 99}}});
    let created = rig.call(&CreateSession { body }).unwrap();
    assert_eq!(created.status, SessionStatus::Pending);
}

#[test]
fn a_name_that_is_taken_is_reused_or_refused_as_asked() {
    let rig = Rig::start();
    rig.launch("same-name", &json!({})).unwrap();
    let again = rig.launch("same-name", &json!({})).unwrap_err();
    assert!(again.to_string().contains("name is there already"), "{again}");

    let body = json!({"name": "same-name", "image": "python", "enqueueOnly": true});
    assert!(!rig.call(&CreateSession { body }).unwrap().created);

    destroy(&rig, "same-name", true).unwrap();
    rig.launch("same-name", &json!({})).unwrap();
}

#[test]
fn what_no_manager_launches_is_refused_with_its_reason() {
    let rig = Rig::start();
    let cases = [
        ("bad", json!({}), "letters"),
        ("good-name", json!({"image": ""}), "image"),
        ("good-name", json!({"type": "batch"}), "non-empty startup command"),
        ("good-name", json!({"type": "system"}), "system"),
        ("good-name", json!({"tag": "x".repeat(65)}), "tag"),
        ("good-name", json!({"architecture": "amd64"}), "x86_64"),
        ("good-name", json!({"group": "other"}), "no project `other`"),
        (
            "good-name",
            json!({"config": {"scaling_group": "gpu"}}),
            "resource group `gpu`",
        ),
        (
            "good-name",
            json!({"config": {"resources": {"mem": "4Gi"}}}),
            "4Gi",
        ),
        (
            "good-name",
            json!({"config": {"resources": {"mem": 4}}}),
            "counts bytes",
        ),
        ("good-name", json!({"config": {"resources": {"tpu": 4}}}), "tpu"),
        (
            "good-name",
            json!({"config": {"mount_map": {"a": "/x", "b": "/x"}}}),
            "Duplicate",
        ),
        ("good-name", json!({"name": 5}), "invalid type"),
    ];
    for (name, more, expected) in cases {
        let error = rig.launch(name, &more).unwrap_err().to_string();
        assert!(
            error.contains(expected),
            "{more}\nexpected {expected}\ngot {error}"
        );
    }
}

#[test]
fn sessions_are_found_by_the_start_of_their_name() {
    let rig = Rig::start();
    for name in ["alpha-one", "alpha-two", "beta-one"] {
        rig.launch(name, &json!({})).unwrap();
    }
    let call = MatchSessions {
        prefix: "alpha".to_owned(),
    };
    let found = rig.call(&call).unwrap();
    let mut names = String::new();
    for session in &found {
        write!(names, "{} ", session.name).unwrap();
    }
    assert_eq!(names, "alpha-one alpha-two ");
    rig.launch("alpha", &json!({})).unwrap();
    assert_eq!(
        rig.call(&call).unwrap().len(),
        1,
        "a whole name means that session only"
    );
    let by_id = rig
        .call(&GetSession {
            name: found[0].id.clone(),
        })
        .unwrap();
    assert_eq!(by_id.image, "python:3.9");
}

#[test]
fn an_unknown_session_is_not_found() {
    let rig = Rig::with(QUICK, |_| {});
    let call = GetSession {
        name: "never-was".to_owned(),
    };
    assert!(rig.call(&call).unwrap_err().is_not_found());
}
