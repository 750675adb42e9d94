//! Users, what is whose, and who is kept out.

use serde_json::{Value, json};
use sesstpl_manager_api::auth::{DateHeader, sign};
use sesstpl_manager_api::{JSON, Keypair, Method, Request};
use sesstpl_server::{Admin, NewUser, PeopleError, Role};

use crate::rig::{Answer, QUICK, Rig, now, send, template};

fn person(email: &str, role: Role, domain: &str) -> NewUser {
    NewUser {
        email: email.to_owned(),
        domain: domain.to_owned(),
        role,
        projects: vec!["default".to_owned()],
    }
}

fn add(rig: &Rig, email: &str, role: Role, domain: &str) -> Keypair {
    let new = person(email, role, domain);
    rig.people(async |people| people.add_user(new).await).unwrap()
}

fn payload(tag: &str) -> Value {
    let mut template = template("theirs");
    template["metadata"]["tag"] = tag.into();
    json!({ "payload": json!([{ "template": template }]).to_string() })
}

fn store(rig: &Rig, keypair: &Keypair) -> String {
    let answer = rig.signed_as(
        keypair,
        Method::Post,
        "/template/session",
        Some(&payload("first")),
    );
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()[0]["id"].as_str().unwrap().to_owned()
}

fn status(rig: &Rig, keypair: &Keypair, method: Method, path: &str) -> u16 {
    let body = (method == Method::Put).then(|| payload("changed"));
    rig.signed_as(keypair, method, path, body.as_ref()).status
}

#[test]
fn a_template_is_its_owners_and_administrators_alone() {
    let rig = Rig::start();
    let owner = add(&rig, "owner@example.com", Role::User, "default");
    let other = add(&rig, "other@example.com", Role::User, "default");
    let admin = add(&rig, "admin@example.com", Role::Admin, "default");
    let stranger = add(&rig, "admin@example.org", Role::Admin, "elsewhere");
    let id = store(&rig, &owner);
    let path = format!("/template/session/{id}");
    let (versions, restore) = (format!("{path}/versions"), format!("{path}/restore"));
    for keypair in [&other, &stranger] {
        for (method, path) in [
            (Method::Get, &path),
            (Method::Put, &path),
            (Method::Delete, &path),
            (Method::Get, &versions),
            (Method::Post, &restore),
        ] {
            assert_eq!(
                status(&rig, keypair, method, path),
                403,
                "{} {path}",
                method.as_str()
            );
        }
        let launch = json!({"template_id": id, "name": "theirs"});
        let launched = rig.signed_as(
            keypair,
            Method::Post,
            "/session/_/create-from-template",
            Some(&launch),
        );
        assert_eq!(launched.status, 403, "{launched:?}");
        let list = rig
            .signed_as(keypair, Method::Get, "/template/session", None)
            .json();
        assert_eq!(list, json!([]));
    }
    let listed = rig
        .signed_as(&admin, Method::Get, "/template/session", None)
        .json();
    assert_eq!(listed[0]["user_email"], "owner@example.com");
    assert_eq!(listed[0]["is_owner"], false);
    assert_eq!(status(&rig, &admin, Method::Put, &path), 200);
    let after = rig
        .signed_as(&owner, Method::Get, "/template/session", None)
        .json();
    assert_eq!(
        (&after[0]["is_owner"], &after[0]["template"]["metadata"]["tag"]),
        (&json!(true), &json!("changed"))
    );
    assert_eq!(rig.signed(Method::Delete, &path, None, &[]).status, 200);
    assert_eq!(status(&rig, &owner, Method::Post, &restore), 200);
}

#[test]
fn sessions_are_seen_by_who_started_them() {
    let rig = Rig::start();
    let (one, two) = (
        add(&rig, "one@example.com", Role::User, "default"),
        add(&rig, "two@example.com", Role::User, "default"),
    );
    let launch = json!({"name": "mine", "image": "python", "enqueueOnly": true});
    assert_eq!(
        rig.signed_as(&one, Method::Post, "/session", Some(&launch))
            .status,
        201
    );
    assert_eq!(status(&rig, &one, Method::Get, "/session/mine"), 200);
    for (method, path) in [
        (Method::Get, "/session/mine"),
        (Method::Delete, "/session/mine"),
        (Method::Get, "/session/mine/logs"),
    ] {
        assert_eq!(status(&rig, &two, method, path), 404, "{path}");
    }
}

#[test]
fn who_is_disabled_or_whose_keypair_is_revoked_is_kept_out_at_once() {
    let rig = Rig::start();
    let first = add(&rig, "me@example.com", Role::User, "default");
    let second = rig
        .people(async |people| people.add_keypair("me@example.com".to_owned()).await)
        .unwrap();
    let may = |keypair: &Keypair| status(&rig, keypair, Method::Get, "/template/session");
    assert_eq!((may(&first), may(&second)), (200, 200));
    let key = first.access_key().to_owned();
    rig.people(async |people| people.revoke(key).await).unwrap();
    assert_eq!((may(&first), may(&second)), (401, 200));
    rig.people(async |people| people.set_active("me@example.com".to_owned(), false).await)
        .unwrap();
    assert_eq!(may(&second), 401);
    rig.people(async |people| people.set_active("me@example.com".to_owned(), true).await)
        .unwrap();
    assert_eq!(may(&second), 200);
}

#[test]
fn a_user_is_in_projects_that_there_are() {
    let rig = Rig::start();
    let mut new = person("me@example.com", Role::User, "default");
    new.projects = vec!["research".to_owned()];
    let asked = new.clone();
    let refused = rig
        .people(async |people| people.add_user(asked).await)
        .unwrap_err();
    assert!(matches!(refused, PeopleError::NoSuchProject(_)), "{refused}");
    rig.people(async |people| people.add_project("research".to_owned()).await)
        .unwrap();
    let asked = new.clone();
    let keypair = rig.people(async |people| people.add_user(asked).await).unwrap();
    let again = rig.people(async |people| people.add_user(new).await).unwrap_err();
    assert!(matches!(again, PeopleError::UserExists(_)), "{again}");
    let mut body = payload("x");
    let create = |body: &Value| {
        rig.signed_as(&keypair, Method::Post, "/template/session", Some(body))
            .status
    };
    assert_eq!(create(&body), 404);
    body["group"] = "research".into();
    assert_eq!(create(&body), 200);
    body["domain"] = "elsewhere".into();
    assert_eq!(create(&body), 404);
}

#[test]
fn neither_the_database_nor_its_backups_hold_a_secret() {
    let rig = Rig::start();
    let keypair = add(&rig, "me@example.com", Role::User, "default");
    let backup = rig.admin().back_up(None).unwrap();
    for file in [
        rig.data_file("sesstpl.sqlite3"),
        rig.data_file("sesstpl.sqlite3-wal"),
        backup,
    ] {
        let bytes = std::fs::read(&file).unwrap();
        let secret = keypair.secret_key().as_bytes();
        assert!(
            !bytes.windows(secret.len()).any(|part| part == secret),
            "{}",
            file.display()
        );
    }
}

fn request(method: Method, path: &str, body: Option<Value>) -> Request {
    Request {
        method,
        path_and_query: path.to_owned(),
        content_type: body.as_ref().map(|_| JSON),
        body: body.map(|body| body.to_string()),
    }
}

fn send_signed(rig: &Rig, request: &Request, signed: &[(&'static str, String)]) -> Answer {
    let headers: Vec<(&str, &str)> = signed
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    send(&rig.server().endpoint(), request, &headers)
}

#[test]
fn a_request_that_changes_something_cannot_be_sent_again_later() {
    let rig = Rig::start();
    let endpoint = rig.server().endpoint().parse().unwrap();
    let store = request(Method::Post, "/template/session", Some(payload("first")));
    let signed = sign(
        &store,
        rig.server().keypair(),
        &endpoint,
        now(),
        DateHeader::Native,
    );
    assert_eq!(send_signed(&rig, &store, &signed).status, 200);
    std::thread::sleep(std::time::Duration::from_millis(5_200));
    let replayed = send_signed(&rig, &store, &signed);
    assert_eq!(replayed.status, 401, "{replayed:?}");
    assert!(replayed.body.contains("taken before"), "{replayed:?}");
}

#[test]
fn who_guesses_secrets_is_locked_out() {
    let rig = Rig::start();
    let keypair = add(&rig, "me@example.com", Role::User, "default");
    let wrong = Keypair::new(keypair.access_key(), "guessed");
    for _ in 0..20 {
        assert_eq!(status(&rig, &wrong, Method::Get, "/template/session"), 401);
    }
    assert_eq!(status(&rig, &wrong, Method::Get, "/template/session"), 429);
    assert_eq!(status(&rig, &keypair, Method::Get, "/template/session"), 429);
    assert_eq!(
        rig.signed(Method::Get, "/template/session", None, &[]).status,
        200
    );
}

#[test]
fn a_keypair_may_send_so_many_requests() {
    let rig = Rig::with(&format!("rate_limit: 3\n{QUICK}"), |_| {});
    let statuses: Vec<u16> = (0..4)
        .map(|_| rig.signed(Method::Get, "/template/session", None, &[]).status)
        .collect();
    assert_eq!(statuses, [200, 200, 200, 429]);
}

#[test]
fn an_admin_of_another_data_folder_is_told_what_is_missing() {
    let rig = Rig::start();
    let mut options = rig.options().clone();
    options.data_dir = Some(rig.folder.path().join("empty"));
    let admin = Admin::of(&options).unwrap();
    let refused = rig.wait_until(admin.people()).unwrap_err().to_string();
    assert!(refused.contains("secrets.key"), "{refused}");
}
