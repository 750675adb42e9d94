//! Where the command learns which cluster and who asks.

use crate::client::{ACCESS_KEY, Client, SECRET_KEY};
use crate::http::{Answer, Reply, serve};

/// A manager that takes any signature of this access key.
fn manager(access_key: &'static str) -> String {
    serve(move |received| {
        let authorization = received.header("authorization").unwrap_or_default();
        Reply::Answer(if authorization.contains(&format!("credential={access_key}:")) {
            Answer::json(200, "[]")
        } else {
            Answer::problem(401, r#"{"type": "t", "title": "Credential/signature mismatch."}"#)
        })
    })
}

fn write_credentials(client: &Client, folder: &str) {
    let text = format!("[backend-ai]\naccess_key = \"{ACCESS_KEY}\"\nsecret_key = \"{SECRET_KEY}\"\n");
    client.write(&format!(".backend.ai/{folder}credentials.toml"), &text);
}

fn write_config(client: &Client, folder: &str, endpoint: &str) {
    let text = format!("[backend-ai]\nendpoint = \"{endpoint}\"\nendpoint_type = \"api\"\n");
    client.write(&format!(".backend.ai/{folder}config.toml"), &text);
}

#[test]
fn the_files_of_the_clusters_own_client_are_read() {
    let client = Client::bare();
    write_credentials(&client, "");
    write_config(&client, "", &manager(ACCESS_KEY));
    client.run(&["list"]).code(0);
}

#[test]
fn the_environment_goes_before_the_files_and_options_before_the_environment() {
    let client = Client::bare()
        .with("ENDPOINT", "http://127.0.0.1:1")
        .with("ACCESS_KEY", "AKIAOTHER");
    write_credentials(&client, "");
    write_config(&client, "", "http://127.0.0.1:2");
    client.run(&["list"]).code(1).says("cannot be reached");
    client.run(&["list", "--endpoint", &manager("AKIAOTHER")]).code(0);
}

#[test]
fn a_profile_has_files_of_its_own() {
    let client = Client::bare().with("PROFILE", "second");
    write_credentials(&client, "profiles/second/");
    write_config(&client, "profiles/second/", &manager(ACCESS_KEY));
    client.run(&["list"]).code(0);
    Client::bare()
        .with("PROFILE", "../x")
        .run(&["list"])
        .code(1)
        .says("no profile `../x`");
}

#[test]
fn what_is_missing_or_wrong_is_said_with_the_variable_to_set() {
    Client::bare()
        .run(&["list"])
        .code(1)
        .says("no cluster is named")
        .says("BACKEND_ENDPOINT");
    Client::bare()
        .with("ENDPOINT", "http://127.0.0.1:1")
        .run(&["list"])
        .code(1)
        .says("BACKEND_ACCESS_KEY");
    Client::of("manager.example")
        .run(&["list"])
        .code(1)
        .says("starts with http://");
    Client::of("http://127.0.0.1:1")
        .with("READ_TIMEOUT", "soon")
        .run(&["list"])
        .code(1)
        .says("BACKEND_READ_TIMEOUT");
    Client::of("http://127.0.0.1:1")
        .with("ENDPOINT_TYPE", "docker")
        .run(&["list"])
        .code(1)
        .says("api, or to session");
    Client::of("http://127.0.0.1:1").run(&["get"]).code(2);
}

#[test]
fn a_broken_file_is_named_with_the_line_and_without_its_secrets() {
    let client = Client::bare().with("ENDPOINT", "http://127.0.0.1:1");
    client.write(
        ".backend.ai/credentials.toml",
        "[backend-ai]\nsecret_key = \"hush\" hush\n",
    );
    let outcome = client.run(&["list"]).code(1).says("credentials.toml`, line 2");
    assert!(!outcome.stderr.contains("hush"), "{}", outcome.stderr);
}

#[test]
fn keys_never_show_whatever_goes_wrong() {
    let client = Client::of(&manager("AKIAOTHER"));
    for arguments in [
        ["list"].as_slice(),
        &["get", "x"],
        &["session", "get", "x"],
        &["session", "logs", "x"],
    ] {
        let outcome = client.run(arguments);
        let said = format!("{}{}", outcome.stdout, outcome.stderr);
        assert!(!said.contains(SECRET_KEY), "{arguments:?}: {said}");
    }
}
