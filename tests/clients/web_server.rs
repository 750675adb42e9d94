//! Session mode: a stand-in of the cluster's web server, in front of the embedded manager. Its routes and answers are
//! those of web server 26.9.6.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use sesstpl_manager_api::auth::{DateHeader, sign};
use sesstpl_manager_api::calls::{DeleteTemplate, ListTemplates};
use sesstpl_manager_api::{Call as _, JSON, Keypair, Method, Timestamp};

use crate::client::Client;
use crate::embedded::Embedded;
use crate::http::{Answer, Received, Reply, serve};
use crate::managers::{Manager, pairs};
use crate::scenario::{self, TEMPLATE};

const PASSWORD: &str = "open sesame";
const OTP: &str = "123456";

/// The web server, and who is logged in.
struct WebServer {
    _embedded: Embedded,
    logins: Arc<Mutex<HashSet<String>>>,
    endpoint: String,
}

impl WebServer {
    fn start() -> Self {
        let embedded = Embedded::start();
        let logins = Arc::new(Mutex::new(HashSet::new()));
        let manager = embedded.endpoint.clone();
        let keypair = Keypair::new(&embedded.access_key, &embedded.secret_key);
        let known = Arc::clone(&logins);
        let endpoint = serve(move |received| {
            let answer = match received.path.as_str() {
                "/server/login" => login(received, &known),
                "/server/logout" => {
                    known.lock().unwrap().remove(id(received));
                    Answer::json(200, "")
                }
                path if path.starts_with("/func/") => {
                    if path == "/func/" || known.lock().unwrap().contains(id(received)) {
                        pass_on(received, &manager, &keypair)
                    } else {
                        Answer::problem(
                            401,
                            r#"{"type": "https://api.backend.ai/probs/auth-failed", "title": "Unauthorized access"}"#,
                        )
                    }
                }
                _ => Answer {
                    content_type: "text/html".to_owned(),
                    ..Answer::json(200, "<!doctype html>")
                },
            };
            Reply::Answer(answer)
        });
        Self {
            _embedded: embedded,
            logins,
            endpoint,
        }
    }

    fn client(&self) -> Client {
        Client::bare()
            .with("ENDPOINT", &self.endpoint)
            .with("ENDPOINT_TYPE", "session")
    }
}

fn id(received: &Received) -> &str {
    received.header("x-backendai-sessionid").unwrap_or_default()
}

/// `otp` must give a one-time password, `new` has to set it up first, `blocked` has failed too often.
fn login(received: &Received, logins: &Mutex<HashSet<String>>) -> Answer {
    let body: Value = serde_json::from_str(&received.body).unwrap();
    let refused = |status, kind: &str, details: &str| {
        let kind = format!("https://api.backend.ai/probs/{kind}");
        let body =
            json!({ "authenticated": false, "data": { "type": kind, "title": "t", "details": details } });
        Answer::json(status, &body.to_string())
    };
    let name = body["username"].as_str().unwrap();
    if name == "blocked" {
        let body = r#"{"type": "https://api.backend.ai/probs/too-many-requests", "title": "Too many failed login attempts"}"#;
        return Answer::problem(429, body);
    }
    if body["password"] != PASSWORD {
        return refused(401, "auth-failed", "User credential mismatch.");
    }
    match name {
        "otp" if body["otp"].is_null() => refused(
            200,
            "require-totp-authentication",
            "You must authenticate using Two-Factor Authentication.",
        ),
        "otp" if body["otp"] != OTP => refused(401, "auth-failed", "Invalid OTP"),
        "new" => refused(
            200,
            "require-totp-registration",
            "You must register Two-Factor Authentication.",
        ),
        _ => {
            let id = format!("login{:027}", logins.lock().unwrap().len());
            logins.lock().unwrap().insert(id.clone());
            let body = json!({ "authenticated": true, "data": { "access_key": "AKIA", "role": "user", "status": "active" } });
            let mut answer = Answer::json(200, &body.to_string());
            answer.headers.push(("X-BackendAI-SessionID".to_owned(), id));
            answer
        }
    }
}

/// Signs the request as the web server does for who is logged in.
fn pass_on(received: &Received, manager: &str, keypair: &Keypair) -> Answer {
    let endpoint = manager.parse().unwrap();
    let mut request = ListTemplates.request();
    let delete = DeleteTemplate { id: String::new() }.request();
    request.method = match received.method.as_str() {
        "GET" => Method::Get,
        "POST" => Method::Post,
        "PUT" => Method::Put,
        _ => delete.method,
    };
    received
        .path
        .strip_prefix("/func")
        .unwrap()
        .clone_into(&mut request.path_and_query);
    request.content_type = received.header("content-type").map(|_| JSON);
    let millis = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
    let now = Timestamp::from_unix_millis(i64::try_from(millis).unwrap());
    let signed = sign(&request, keypair, &endpoint, now, DateHeader::Native);
    let mut headers: Vec<(String, String)> = signed
        .into_iter()
        .map(|(name, value)| (name.to_ascii_lowercase(), value))
        .collect();
    headers.push(("host".to_owned(), endpoint.host().to_owned()));
    if let Some(content_type) = request.content_type {
        headers.push(("content-type".to_owned(), content_type.to_owned()));
    }
    headers.push(("content-length".to_owned(), received.body.len().to_string()));
    let signed = Received {
        path: request.path_and_query.clone(),
        headers,
        ..received.clone()
    };
    signed.forward(manager)
}

#[test]
fn every_command_works_by_a_login() {
    let server = WebServer::start();
    let client = server.client();
    client
        .answer(&format!("user\n{PASSWORD}\n"), &["login"])
        .code(0)
        .prints("Logged in");
    scenario::play(&client, &scenario::EMBEDDED);
    client.run(&["logout"]).code(0).prints("Logged out");
    assert!(server.logins.lock().unwrap().is_empty());
    client.run(&["list"]).code(1).says("sesstpl login");
}

/// `SESSTPL_WEB_SERVERS` has release and address of each, `SESSTPL_USER` and `SESSTPL_PASSWORD` say who logs in.
#[test]
fn every_command_works_by_a_login_at_every_web_server_that_is_given() {
    for (release, endpoint) in pairs("SESSTPL_WEB_SERVERS") {
        let set = |name| std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set"));
        let client = Client::bare()
            .with("ENDPOINT", &endpoint)
            .with("ENDPOINT_TYPE", "session");
        let (user, password) = (set("SESSTPL_USER"), set("SESSTPL_PASSWORD"));
        client
            .answer(&format!("{user}\n{password}\n"), &["login"])
            .code(0)
            .prints("Logged in");
        let manager = Manager { release, endpoint };
        scenario::play(&client, &manager.expectation());
        client.run(&["logout"]).code(0).prints("Logged out");
        client.run(&["list"]).code(1).says("sesstpl login");
        println!("{}: every command by a login", manager.release);
    }
}

#[test]
fn a_one_time_password_is_asked_for_where_the_cluster_wants_one() {
    let server = WebServer::start();
    let client = server.client();
    client
        .answer(&format!("otp\n{PASSWORD}\n{OTP}\n"), &["login"])
        .code(0);
    client.run(&["list"]).code(0);
    client
        .answer(&format!("otp\n{PASSWORD}\n999999\n"), &["login"])
        .code(1)
        .says("Invalid OTP");
    client
        .answer(&format!("new\n{PASSWORD}\n"), &["login"])
        .code(1)
        .says("set it up in the cluster's web console");
}

#[test]
fn logins_that_are_refused_say_why_and_keep_the_password_to_themselves() {
    let server = WebServer::start();
    let client = server.client();
    let wrong = client
        .answer("user\nwrong-hush\n", &["login"])
        .code(1)
        .says("User credential mismatch");
    assert!(
        !wrong.stderr.contains("hush") && !wrong.stdout.contains("hush"),
        "{wrong:?}"
    );
    client
        .answer("blocked\nx\n", &["login"])
        .code(1)
        .says("wait some minutes");
}

#[test]
fn a_login_that_has_ended_loses_nothing() {
    let server = WebServer::start();
    let client = server.client();
    let log_in = || client.answer(&format!("user\n{PASSWORD}\n"), &["login"]).code(0);
    log_in();
    server.logins.lock().unwrap().clear();
    let file = client.write("one.yaml", TEMPLATE);
    let arguments = ["create", "-f", file.to_str().unwrap()];
    client
        .run(&arguments)
        .code(1)
        .says("your login has ended")
        .says("sesstpl login");
    log_in();
    client.run(&arguments).code(0).prints("created and ready");
}

#[test]
fn a_manager_has_no_logins() {
    Client::of("http://127.0.0.1:1")
        .run(&["login"])
        .code(1)
        .says("BACKEND_ENDPOINT_TYPE=session");
}
