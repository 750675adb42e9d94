//! `sesstpl serve`.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
#[cfg(unix)]
use std::process::Command;

use snapbox::str;

use crate::serving::{Serving, after};
use crate::sesstpl;

/// Asks for a path and returns the whole answer.
fn get(endpoint: &str, path: &str) -> String {
    let address = endpoint.strip_prefix("http://").expect("an address");
    let mut stream = TcpStream::connect(address).expect("a connection");
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n"
    )
    .expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn it_says_where_it_is_and_that_sessions_are_dry_runs() {
    let data = tempfile::tempdir().expect("a folder");
    let mut serving = Serving::start(&["--data", &data.path().display().to_string()]);
    let introduction = serving.introduction();
    let endpoint = after("The embedded manager answers at", &introduction);
    assert!(endpoint.starts_with("http://127.0.0.1:"), "{introduction}");
    assert!(
        after("open in a browser", &introduction).starts_with(endpoint),
        "{introduction}"
    );
    assert!(introduction.contains("no container is started"), "{introduction}");
    assert_ne!(after("access key", &introduction), "");
    let answer = get(endpoint, "/");
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.contains("26.9.6"),
        "{answer}"
    );
}

#[test]
fn the_secret_key_is_shown_at_the_first_start_only() {
    let data = tempfile::tempdir().expect("a folder");
    let introduction = || Serving::start(&["--data", &data.path().display().to_string()]).introduction();
    let (first, second) = (introduction(), introduction());
    let secret = after("secret key", &first)
        .split_whitespace()
        .next()
        .expect("a key");
    assert!(
        !second.contains("secret key") && !second.contains(secret),
        "{second}"
    );
    assert_eq!(after("access key", &first), after("access key", &second));
}

#[test]
fn a_configuration_that_is_not_there_is_a_usage_error_that_names_it() {
    let data = tempfile::tempdir().expect("a folder");
    let folder = data.path().display().to_string();
    sesstpl()
        .args(["serve", "--config", "missing.yaml", "--data", &folder])
        .assert()
        .code(2)
        .stderr_eq(str![[r"
error: [..]missing.yaml[..]

"]]);
}

#[test]
fn a_configuration_that_is_wrong_is_a_usage_error_that_names_it() {
    let data = tempfile::tempdir().expect("a folder");
    let config = data.path().join("wrong.yaml");
    fs::write(&config, "port: far\n").expect("a file");
    let folder = data.path().display().to_string();
    let config = config.display().to_string();
    let output = sesstpl()
        .args(["serve", "--config", &config, "--data", &folder])
        .assert()
        .code(2);
    let errors = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
    assert!(
        errors.starts_with("error: ") && errors.contains("wrong.yaml") && errors.contains("port"),
        "{errors}"
    );
}

#[cfg(unix)]
#[test]
fn it_stops_in_order_when_told_to() {
    let data = tempfile::tempdir().expect("a folder");
    let mut serving = Serving::start(&["--data", &data.path().display().to_string()]);
    serving.introduction();
    let told = Command::new("kill")
        .args(["-INT", &serving.child.id().to_string()])
        .status()
        .expect("kill");
    assert!(told.success());
    assert_eq!(serving.child.wait().expect("an end").code(), Some(0));
    let mut errors = String::new();
    serving
        .child
        .stderr
        .take()
        .expect("a pipe")
        .read_to_string(&mut errors)
        .expect("text");
    assert_eq!(errors, "Stopping.\n");
}
