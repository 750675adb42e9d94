//! What real managers answered to the scenario, played back.
//!
//! `recorded/RELEASE.json` holds the exchanges in order. With managers (see `managers.rs`) and `SESSTPL_RECORD` set they
//! are recorded anew.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::http::{Answer, Received, Reply, serve};
use crate::managers::Manager;
use crate::scenario;

/// A request and its answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Exchange {
    /// Method and path.
    request: String,
    /// The body that was sent.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    sent: Value,
    status: u16,
    content_type: String,
    answer: Value,
}

impl Exchange {
    fn is_of(&self, received: &Received) -> bool {
        self.request == request(received) && self.sent == sent(received)
    }
}

fn request(received: &Received) -> String {
    format!("{} {}", received.method, received.path)
}

fn sent(received: &Received) -> Value {
    serde_json::from_str(&received.body).unwrap_or_default()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/clients/recorded")
}

/// Passes everything on to a manager and writes down what is said. Of a session's polls, each status is kept once.
fn record(manager: &Manager) {
    let exchanges = Arc::new(Mutex::new(Vec::<Exchange>::new()));
    let (written, endpoint) = (Arc::clone(&exchanges), manager.endpoint.clone());
    let statuses = Mutex::new(HashMap::<String, Value>::new());
    let address = serve(move |received| {
        let answer = received.forward(&endpoint);
        let exchange = Exchange {
            request: request(received),
            sent: sent(received),
            status: answer.status,
            content_type: answer.content_type.clone(),
            answer: without_others(serde_json::from_str(&answer.body).unwrap()),
        };
        let status = exchange.answer.get("status").cloned().unwrap_or_default();
        let before = statuses
            .lock()
            .unwrap()
            .insert(exchange.request.clone(), status.clone());
        if received.method != "GET" || status.is_null() || before != Some(status) {
            written.lock().unwrap().push(exchange);
        }
        Reply::Answer(answer)
    });
    scenario::play(&Manager::client_at(&address), &manager.expectation());
    let text = serde_json::to_string_pretty(&*exchanges.lock().unwrap()).unwrap();
    fs::create_dir_all(folder()).unwrap();
    fs::write(folder().join(format!("{}.json", manager.release)), text + "\n").unwrap();
}

/// A list without the templates that others keep in the manager.
fn without_others(mut answer: Value) -> Value {
    if let Value::Array(items) = &mut answer {
        let is_others = |item: &Value| {
            item["name"]
                .as_str()
                .is_some_and(|name| !name.starts_with("clients-"))
        };
        items.retain(|item| !is_others(item));
    }
    answer
}

/// Answers as the recording has it: the next answer to the same request, or the last one again.
fn play_back(exchanges: Vec<Exchange>) -> String {
    let state = Mutex::new((vec![false; exchanges.len()], HashMap::<String, usize>::new()));
    serve(move |received| {
        let mut state = state.lock().unwrap();
        let (used, last) = &mut *state;
        let key = format!("{}\n{}", request(received), sent(received));
        let mut places = exchanges.iter().zip(used.iter()).enumerate();
        let next = places.position(|(_, (exchange, used))| !used && exchange.is_of(received));
        let Some(place) = next.or_else(|| last.get(&key).copied()) else {
            let said = format!(
                r#"{{"type": "t", "title": "The recording has no {} {}"}}"#,
                request(received),
                sent(received).to_string().replace('"', "'")
            );
            return Reply::Answer(Answer::problem(400, &said));
        };
        used[place] = true;
        last.insert(key, place);
        let exchange = &exchanges[place];
        Reply::Answer(Answer {
            status: exchange.status,
            content_type: exchange.content_type.clone(),
            headers: Vec::new(),
            body: exchange.answer.to_string(),
        })
    })
}

#[test]
fn every_command_works_on_what_real_managers_answered() {
    if std::env::var_os("SESSTPL_RECORD").is_some() {
        Manager::given().iter().for_each(record);
    }
    let mut releases = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let release = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let exchanges: Vec<Exchange> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let address = play_back(exchanges);
        let manager = Manager {
            release: release.clone(),
            endpoint: address,
        };
        let client = crate::client::Client::of(&manager.endpoint);
        scenario::play(&client, &manager.expectation());
        releases.push(release);
    }
    releases.sort();
    assert_eq!(releases, ["22.9.23", "23.9.10", "25.5.2", "26.9.6"]);
}
