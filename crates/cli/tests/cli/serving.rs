//! `sesstpl serve` at work, for tests.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use sesstpl_manager_api::auth::{DateHeader, sign};
use sesstpl_manager_api::{Endpoint, JSON, Keypair, Method, Request, Timestamp};
use snapbox::cmd::cargo_bin;

/// The command at work, stopped at the end of the test.
pub(crate) struct Serving {
    pub(crate) child: Child,
    output: BufReader<ChildStdout>,
}

impl Serving {
    /// Starts it on a free port.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(cargo_bin!("sesstpl"));
        command.args(["serve", "--port", "0"]).args(arguments);
        Self::run(command)
    }

    /// Starts it with a data folder, and nothing said where the test's output goes.
    pub(crate) fn with_data(data: &Path) -> (Self, Client) {
        Self::start(&["--data", &data.display().to_string()]).introduced(data)
    }

    /// Runs a command that becomes `sesstpl serve`.
    pub(crate) fn run(mut command: Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        Self { child, output }
    }

    /// Waits until it answers; gives a client with its keypair.
    pub(crate) fn introduced(mut self, data: &Path) -> (Self, Client) {
        let introduction = self.introduction();
        let endpoint = after("The embedded manager answers at", &introduction).to_owned();
        let keypair = std::fs::read_to_string(data.join("keypair.yaml")).expect("the keypair");
        let keypair: Value = serde_yaml::from_str(&keypair).expect("YAML");
        let text = |key: &str| keypair[key].as_str().expect("a key").to_owned();
        let client = Client {
            endpoint,
            keypair: Keypair::new(&text("access_key"), &text("secret_key")),
        };
        (self, client)
    }

    /// What it says of itself.
    pub(crate) fn introduction(&mut self) -> String {
        let mut text = String::new();
        while !text.ends_with("Ctrl-C stops it.\n") {
            if self.output.read_line(&mut text).expect("text") == 0 {
                let mut errors = String::new();
                let stderr = self.child.stderr.as_mut().expect("a pipe");
                std::io::Read::read_to_string(stderr, &mut errors).expect("text");
                panic!("it ended after:\n{text}\n{errors}");
            }
        }
        text
    }

    /// Kills it as nothing can be caught or finished.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("SIGKILL");
        self.child.wait().expect("its end");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The rest of the line that begins with these words.
pub(crate) fn after<'t>(words: &str, text: &'t str) -> &'t str {
    text.lines()
        .find_map(|line| line.trim().strip_prefix(words))
        .map(str::trim)
        .expect(words)
}

/// A client that signs.
#[derive(Clone)]
pub(crate) struct Client {
    pub(crate) endpoint: String,
    pub(crate) keypair: Keypair,
}

/// An answer: its status and its JSON.
pub(crate) type Answer = (u16, Value);

impl Client {
    /// Sends a signed request; none when no whole answer came.
    pub(crate) fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> Option<Answer> {
        self.ask_with(method, path, body, &[])
    }

    /// [`ask`](Self::ask) with more headers.
    pub(crate) fn ask_with(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        more: &[(&str, &str)],
    ) -> Option<Answer> {
        let request = Request {
            method,
            path_and_query: path.to_owned(),
            content_type: body.map(|_| JSON),
            body: body.map(Value::to_string),
        };
        let endpoint: Endpoint = self.endpoint.parse().expect("an endpoint");
        let millis = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .expect("a time")
            .as_millis();
        let now = Timestamp::from_unix_millis(i64::try_from(millis).expect("a time"));
        let mut builder = ureq::http::Request::builder()
            .method(method.as_str())
            .uri(format!("{}{path}", self.endpoint));
        for (name, value) in sign(&request, &self.keypair, &endpoint, now, DateHeader::Native) {
            builder = builder.header(name, value);
        }
        for (name, value) in more {
            builder = builder.header(*name, *value);
        }
        if let Some(content_type) = request.content_type {
            builder = builder.header("Content-Type", content_type);
        }
        let agent = ureq::Agent::new_with_config(
            ureq::Agent::config_builder()
                .http_status_as_error(false)
                .timeout_global(Some(Duration::from_secs(20)))
                .build(),
        );
        let mut answer = match request.body.as_deref() {
            Some(body) => agent.run(builder.body(body).expect("a request")),
            None => agent.run(builder.body(()).expect("a request")),
        }
        .ok()?;
        let status = answer.status().as_u16();
        let text = answer
            .body_mut()
            .with_config()
            .limit(1 << 30)
            .read_to_string()
            .ok()?;
        Some((status, serde_json::from_str(&text).unwrap_or(Value::Null)))
    }

    /// All templates as the list has them.
    pub(crate) fn templates(&self) -> Vec<Value> {
        let (status, list) = self
            .ask(Method::Get, "/template/session", None)
            .expect("an answer");
        assert_eq!(status, 200, "{list}");
        list.as_array().expect("a list").clone()
    }
}

/// The body that stores a template with this name, tag and so much text to carry.
pub(crate) fn stores(name: &str, tag: &str, size: usize) -> Value {
    let template = json!({
        "api_version": "6", "kind": "taskTemplate", "metadata": {"name": name, "tag": tag},
        "spec": {"session_type": "interactive", "kernel": {
            "image": "cr.backend.ai/stable/python:3.9-ubuntu20.04",
            "environ": {"LOAD": "x".repeat(size)}
        }}
    });
    json!({ "payload": json!([{ "template": template }]).to_string() })
}
