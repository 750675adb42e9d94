//! Starting a server for a test, and speaking to it.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use sesstpl_manager_api::auth::{DateHeader, sign};
use sesstpl_manager_api::calls::{CreateSession, CreateTemplates, GetSession, SessionInfo};
use sesstpl_manager_api::{
    ApiError, Call, Endpoint, JSON, Keypair, Method, Request, Response, SessionStatus, Timestamp,
};
use sesstpl_server::{Admin, People, RunningServer, ServeOptions, Server, StartError};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use ureq::http;

/// A configuration under which sessions pass quickly.
pub(crate) const QUICK: &str =
    "agent: {delays: {scheduled: 0.01, preparing: 0.03, batch: 0.05, terminating: 0.01}}\n";

/// A running server with a data folder of its own.
pub(crate) struct Rig {
    server: Option<RunningServer>,
    runtime: Runtime,
    pub(crate) folder: TempDir,
    options: ServeOptions,
}

impl Rig {
    /// A server with quick sessions and without the editor.
    pub(crate) fn start() -> Self {
        Self::with(QUICK, |_| {})
    }

    /// A server with a configuration file, and options changed by `change`.
    pub(crate) fn with(config: &str, change: impl FnOnce(&mut ServeOptions)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config_file = folder.path().join("serve.yaml");
        std::fs::write(&config_file, config).unwrap();
        let mut options = ServeOptions {
            config: Some(config_file),
            data_dir: Some(folder.path().join("data")),
            address: Some(IpAddr::V4(Ipv4Addr::LOCALHOST)),
            port: Some(0),
            database_url: None,
            as_release: None,
            tls: None,
            plain_http: false,
            editor_dir: None,
        };
        change(&mut options);
        let runtime = Runtime::new().unwrap();
        let server = runtime.block_on(Server::start(options.clone())).unwrap();
        Self {
            server: Some(server),
            runtime,
            folder,
            options,
        }
    }

    /// A server with these files as its editor.
    pub(crate) fn with_editor(files: &[(&str, &str)]) -> Self {
        Self::with(QUICK, |options| {
            let editor = options.data_dir.as_ref().unwrap().with_file_name("dist");
            for (name, content) in files {
                let path = editor.join(name);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, content).unwrap();
            }
            options.editor_dir = Some(editor);
        })
    }

    pub(crate) fn server(&self) -> &RunningServer {
        self.server.as_ref().unwrap()
    }

    /// Stops the server and starts it again with the same data.
    pub(crate) fn restart(&mut self) {
        self.stop();
        let server = self
            .runtime
            .block_on(Server::start(self.options.clone()))
            .unwrap();
        self.server = Some(server);
    }

    pub(crate) fn stop(&mut self) {
        let server = self.server.take().unwrap();
        self.runtime.block_on(server.shutdown()).unwrap();
    }

    /// Tries to start a second server.
    pub(crate) fn start_another(&self, change: impl FnOnce(&mut ServeOptions)) -> Result<(), StartError> {
        let mut options = self.options.clone();
        change(&mut options);
        self.runtime.block_on(Server::start(options)).map(drop)
    }

    pub(crate) fn data_file(&self, name: &str) -> PathBuf {
        self.folder.path().join("data").join(name)
    }

    /// Makes a call as the server's own user.
    pub(crate) fn call<C: Call>(&self, call: &C) -> Result<C::Output, ApiError> {
        self.call_as(call, self.server().keypair(), now())
    }

    /// Makes a call with a keypair and a clock.
    pub(crate) fn call_as<C: Call>(
        &self,
        call: &C,
        keypair: &Keypair,
        clock: Timestamp,
    ) -> Result<C::Output, ApiError> {
        let endpoint: Endpoint = self.server().endpoint().parse().unwrap();
        let request = call.request();
        let mut headers: Vec<(&str, String)> = Vec::new();
        if !C::ANONYMOUS {
            headers = sign(&request, keypair, &endpoint, clock, DateHeader::Native);
        }
        let headers: Vec<(&str, &str)> = headers
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let answer = self.send(&request, &headers);
        call.parse(&answer.response())
    }

    /// What the server was started with.
    pub(crate) fn options(&self) -> &ServeOptions {
        &self.options
    }

    /// Waits for something.
    pub(crate) fn wait_until<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    /// The server's data, as `sesstpl admin` has them.
    pub(crate) fn admin(&self) -> Admin {
        Admin::of(&self.options).unwrap()
    }

    /// Does something about users, as `sesstpl admin` does beside the server.
    pub(crate) fn people<T>(&self, work: impl AsyncFnOnce(People) -> T) -> T {
        self.runtime
            .block_on(async { work(self.admin().people().await.unwrap()).await })
    }

    /// Sends a request that is signed with another keypair.
    pub(crate) fn signed_as(
        &self,
        keypair: &Keypair,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Answer {
        self.signed_with(keypair, method, path, body, &[])
    }

    /// Sends a request that is signed with the server's own keypair, with these headers besides.
    pub(crate) fn signed(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        self.signed_with(self.server().keypair(), method, path, body, headers)
    }

    fn signed_with(
        &self,
        keypair: &Keypair,
        method: Method,
        path: &str,
        body: Option<&Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let request = Request {
            method,
            path_and_query: path.to_owned(),
            content_type: body.map(|_| JSON),
            body: body.map(Value::to_string),
        };
        let endpoint: Endpoint = self.server().endpoint().parse().unwrap();
        let signed = sign(&request, keypair, &endpoint, now(), DateHeader::Native);
        let mut all: Vec<(&str, &str)> = headers.to_vec();
        all.extend(signed.iter().map(|(name, value)| (*name, value.as_str())));
        self.send(&request, &all)
    }

    /// Sends a request with these headers besides those that every client sends.
    pub(crate) fn send(&self, request: &Request, headers: &[(&str, &str)]) -> Answer {
        send(&self.server().endpoint(), request, headers)
    }

    /// Sends a request as it is.
    pub(crate) fn raw(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&str>,
    ) -> Answer {
        raw(&self.server().endpoint(), method, path, headers, body)
    }

    /// Stores one template; gives its id.
    pub(crate) fn store(&self, template: &Value) -> String {
        let call = CreateTemplates {
            payload: json!([{ "template": template }]).to_string(),
            group: None,
            domain: None,
        };
        let created = self.call(&call).unwrap();
        assert_eq!(created.len(), 1);
        created.into_iter().next().unwrap().id
    }

    /// Launches a session of this name with more said about it.
    pub(crate) fn launch(&self, name: &str, more: &Value) -> Result<(), ApiError> {
        let mut body =
            json!({"name": name, "image": "python:3.9", "enqueueOnly": true, "reuseIfExists": false});
        for (key, value) in more.as_object().unwrap() {
            body[key] = value.clone();
        }
        self.call(&CreateSession { body }).map(drop)
    }

    pub(crate) fn session(&self, name: &str) -> SessionInfo {
        let call = GetSession {
            name: name.to_owned(),
        };
        self.call(&call).unwrap()
    }

    /// Waits until a session has come to a status.
    pub(crate) fn wait_for(&self, name: &str, status: &SessionStatus) -> SessionInfo {
        let start = Instant::now();
        loop {
            let info = self.session(name);
            if info.status == *status {
                return info;
            }
            assert!(
                start.elapsed() < Duration::from_secs(10),
                "`{name}` is not {status} but {} ({:?})",
                info.status,
                info.reason()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Logs a browser in; gives its cookie.
    pub(crate) fn log_in(&self) -> String {
        let url = self.server().editor_url();
        let token = url.split_once("#token=").unwrap().1;
        let answer = self.post_from(
            &self.server().endpoint(),
            "/embedded/login",
            &json!({ "token": token }),
            None,
        );
        assert_eq!(answer.status, 200, "{answer:?}");
        let cookie = answer.header("set-cookie").unwrap();
        assert!(cookie.contains("; HttpOnly; SameSite=Strict"), "{cookie}");
        cookie.split(';').next().unwrap().to_owned()
    }

    /// Posts JSON as a browser does for a page of an origin.
    pub(crate) fn post_from(&self, origin: &str, path: &str, body: &Value, cookie: Option<&str>) -> Answer {
        let mut headers = vec![("Origin", origin), ("Content-Type", JSON)];
        headers.extend(cookie.map(|cookie| ("Cookie", cookie)));
        self.raw("POST", path, &headers, Some(&body.to_string()))
    }
}

/// Sends a request to a manager with these headers besides those that every client sends.
pub(crate) fn send(endpoint: &str, request: &Request, headers: &[(&str, &str)]) -> Answer {
    let mut all: Vec<(&str, &str)> = headers.to_vec();
    if let Some(content_type) = request.content_type {
        all.push(("Content-Type", content_type));
    }
    let method = request.method.as_str();
    raw(
        endpoint,
        method,
        &request.path_and_query,
        &all,
        request.body.as_deref(),
    )
}

fn raw(endpoint: &str, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&str>) -> Answer {
    let mut builder = http::Request::builder()
        .method(method)
        .uri(format!("{endpoint}{path}"));
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    let agent = ureq::Agent::new_with_config(
        ureq::Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .build(),
    );
    let mut response = match body {
        Some(body) => agent.run(builder.body(body).unwrap()),
        None => agent.run(builder.body(()).unwrap()),
    }
    .unwrap();
    Answer {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        body: response.body_mut().read_to_string().unwrap(),
    }
}

/// An answer with its headers.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: http::HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    fn response(&self) -> Response {
        Response {
            status: self.status,
            content_type: self.header("content-type").map(str::to_owned),
            body: self.body.clone(),
            ..Response::default()
        }
    }
}

pub(crate) fn now() -> Timestamp {
    let millis = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
    Timestamp::from_unix_millis(i64::try_from(millis).unwrap())
}

/// A template that says most of what a template can.
pub(crate) fn template(name: &str) -> Value {
    json!({
        "api_version": "6",
        "kind": "taskTemplate",
        "metadata": {"name": name, "tag": "example-tag"},
        "spec": {
            "session_type": "interactive",
            "kernel": {
                "image": "cr.backend.ai/stable/python:3.9-ubuntu20.04",
                "environ": {"GREETING": "hello"},
                "run": {"bootstrap": "echo ready\n", "startup": null},
                "git": {"repository": "https://example.com/data.git", "destination_dir": "data"}
            },
            "mounts": {"datasets": "/home/work/in"},
            "resources": {"cpu": 2, "mem": "1g"}
        }
    })
}
