//! A running manager, spoken to as a client does.

use std::thread::sleep;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use sesstpl::Release;
use sesstpl_manager_api::auth::{DateHeader, sign};
use sesstpl_manager_api::{Call, Endpoint, JSON, Keypair, Method, Request, Response, Timestamp};
use ureq::{Agent, http};

/// The public keypair of the managers' sample data, which the environment may replace.
pub(crate) const ACCESS_KEY: &str = "AKIAIOSFODNN7EXAMPLE";
const SECRET_KEY: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

/// No answer of a manager takes longer, on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_mins(5);

/// How often a folder is tried to be removed.
const REMOVALS: usize = 20;

/// A storage folder.
pub(crate) struct Folder {
    name: String,
    id: String,
}

/// A manager and who speaks to it.
pub(crate) struct Manager {
    pub(crate) release: Release,
    /// The address of its database.
    pub(crate) database: String,
    endpoint: Endpoint,
    keypair: Keypair,
    agent: Agent,
}

impl Manager {
    /// The managers of the environment: `SESSTPL_MANAGERS` has release and endpoint of each, as
    /// `26.9.6=http://127.0.0.1:8091,…`, `SESSTPL_DATABASES` release and database in the same way, and
    /// `SESSTPL_ACCESS_KEY` and `SESSTPL_SECRET_KEY` say who asks.
    pub(crate) fn given() -> Vec<Self> {
        let Ok(managers) = std::env::var("SESSTPL_MANAGERS") else {
            return Vec::new();
        };
        let databases = std::env::var("SESSTPL_DATABASES").unwrap_or_default();
        let key = |name, sample: &str| std::env::var(name).unwrap_or_else(|_| sample.to_owned());
        let manager = |(release, endpoint): (Release, &str)| Self {
            release,
            database: pairs(&databases).find(|(of, _)| *of == release).map_or_else(
                || panic!("SESSTPL_DATABASES has no database of {release}"),
                |(_, address)| address.to_owned(),
            ),
            endpoint: endpoint.parse().unwrap(),
            keypair: Keypair::new(
                &key("SESSTPL_ACCESS_KEY", ACCESS_KEY),
                &key("SESSTPL_SECRET_KEY", SECRET_KEY),
            ),
            agent: Agent::new_with_config(
                Agent::config_builder()
                    .http_status_as_error(false)
                    .allow_non_standard_methods(true)
                    .timeout_global(Some(PATIENCE))
                    // Managers close connections that wait, just when they are used again.
                    .max_idle_connections(0)
                    .build(),
            ),
        };
        pairs(&managers).map(manager).collect()
    }

    /// Sends a call; gives the answer as it is.
    pub(crate) fn ask(&self, call: &impl Call) -> Response {
        self.send(&call.request())
    }

    /// Makes a storage folder, unless it is there; gives one that was made.
    pub(crate) fn make_folder(&self, name: &str, host: &str) -> Option<Folder> {
        let body = json!({"name": name, "host": host, "usage_mode": "general", "permission": "rw"});
        let answer = self.send(&request(Method::Post, "/folders", &body));
        if !answer.is_success() {
            let is_there = answer.body.contains("already exist");
            assert!(is_there, "{}: folder {name}: {}", self.release, answer.body);
            return None;
        }
        let made: Value = serde_json::from_str(&answer.body).unwrap();
        Some(Folder {
            name: name.to_owned(),
            id: made["id"].as_str().unwrap().to_owned(),
        })
    }

    /// Removes a storage folder for good, which waits until no session has it.
    pub(crate) fn remove_folder(&self, folder: &Folder) {
        let path = format!("/folders/{}", folder.name);
        let is_removed = (0..REMOVALS).any(|_| {
            let answer = self.send(&request(Method::Delete, &path, &json!({})));
            if !answer.is_success() {
                sleep(Duration::from_secs(1));
            }
            answer.is_success()
        });
        assert!(is_removed, "{}: folder {} is in use", self.release, folder.name);
        // Newer releases keep its name until it is taken out of the bin, which older ones do not have.
        let body = json!({"vfolder_id": folder.id});
        self.send(&request(Method::Post, "/folders/delete-from-trash-bin", &body));
    }

    /// Makes a resource group that no project may use, unless it is there.
    pub(crate) fn make_closed_scaling_group(&self, name: &str) {
        self.mutate(&format!(
            "create_scaling_group(name: \"{name}\", props: {{description: \"\", is_active: true, driver: \
             \"static\", scheduler: \"fifo\", driver_opts: \"{{}}\", scheduler_opts: \"{{}}\"}})"
        ));
    }

    /// Removes a resource group that is not used.
    pub(crate) fn remove_scaling_group(&self, name: &str) {
        self.mutate(&format!("delete_scaling_group(name: \"{name}\")"));
    }

    /// What is already so is said in the answer.
    fn mutate(&self, mutation: &str) {
        let query = format!("mutation {{ {mutation} {{ ok msg }} }}");
        self.send(&request(
            Method::Post,
            "/admin/graphql",
            &json!({ "query": query }),
        ));
    }

    /// Sends a request with a body in JSON.
    pub(crate) fn send_json(&self, method: Method, path: &str, body: &Value) -> Response {
        self.send(&request(method, path, body))
    }

    fn send(&self, request: &Request) -> Response {
        let url = self.endpoint.url(&request.path_and_query);
        let mut builder = http::Request::builder().method(request.method.as_str()).uri(url);
        for (name, value) in sign(request, &self.keypair, &self.endpoint, now(), DateHeader::Native) {
            builder = builder.header(name, value);
        }
        if let Some(content_type) = request.content_type {
            builder = builder.header("Content-Type", content_type);
        }
        let answer = match &request.body {
            Some(body) => self.agent.run(builder.body(body.as_str()).unwrap()),
            None => self.agent.run(builder.body(()).unwrap()),
        };
        let mut answer = answer.unwrap_or_else(|error| panic!("{}: {error}", self.release));
        Response {
            status: answer.status().as_u16(),
            body: answer.body_mut().read_to_string().unwrap(),
            ..Response::default()
        }
    }
}

fn request(method: Method, path: &str, body: &Value) -> Request {
    Request {
        method,
        path_and_query: path.to_owned(),
        content_type: Some(JSON),
        body: Some(body.to_string()),
    }
}

/// `release=value` pairs between commas.
fn pairs(list: &str) -> impl Iterator<Item = (Release, &str)> {
    list.split(',').filter(|pair| !pair.is_empty()).map(|pair| {
        let (release, value) = pair.split_once('=').expect("pairs are written release=value");
        (release.parse().unwrap(), value)
    })
}

fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_unix_millis(since.as_millis().try_into().unwrap())
}
