//! What real managers answer, and what the embedded one answers in their place (`as_release`).
//!
//! `tests/managers/exchanges.json` lists what is asked. What the managers answered is in `tests/managers/recorded`, by
//! release. To ask them again: `SESSTPL_RECORD=1 SESSTPL_MANAGERS=26.9.6=http://127.0.0.1:8091 cargo test -p
//! sesstpl-server --test server exchanges`, with the keypair of the managers' sample data or that of
//! `SESSTPL_ACCESS_KEY` and `SESSTPL_SECRET_KEY`.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sesstpl_manager_api::auth::{DateHeader, sign};
use sesstpl_manager_api::{JSON, Keypair, Method, Request};

use crate::rig::{Answer, QUICK, Rig, now, send};

/// One thing to ask.
#[derive(Deserialize)]
struct Asked {
    what: String,
    /// Method and path; `{one}` stands for the id of the template of that name.
    call: String,
    #[serde(default)]
    anonymous: bool,
    /// A payload in JSON, with templates by their names in [`templates`].
    payload: Option<Value>,
    /// A payload as it is written.
    text: Option<String>,
    /// What the body holds besides the payload.
    #[serde(default)]
    more: BTreeMap<String, Value>,
    /// A body without a payload.
    body: Option<Value>,
    /// A body as it is written.
    raw: Option<String>,
    /// What the templates that are created are called further on.
    #[serde(default)]
    ids: Vec<String>,
}

/// What was answered, with all that differs from time to time masked.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Answered {
    what: String,
    status: u16,
    content_type: Option<String>,
    answer: Value,
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/managers"))
}

fn asked() -> Vec<Asked> {
    let text = fs::read_to_string(folder().join("exchanges.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The templates that payloads name.
fn templates(name: &str) -> Option<Value> {
    let mut template = json!({
        "api_version": "v1", "kind": "taskTemplate", "metadata": {"name": "exchange", "tag": "first"},
        "spec": {
            "session_type": "interactive",
            "kernel": {"image": "cr.backend.ai/stable/python:3.9-ubuntu20.04", "environ": {"A": "1"}},
            "mounts": {"data": "/home/work/data"}, "resources": {"cpu": "1", "mem": "1g"}
        }
    });
    match name {
        "GOOD" => {}
        "CHANGED" => template["metadata"]["tag"] = "second".into(),
        "RESERVED" => template["spec"]["mounts"]["data"] = ".ssh".into(),
        _ => return None,
    }
    Some(template)
}

fn filled(value: &Value) -> Value {
    match value {
        Value::String(name) => templates(name).unwrap_or_else(|| value.clone()),
        Value::Array(items) => items.iter().map(filled).collect(),
        Value::Object(fields) => {
            let fields = fields.iter().map(|(key, value)| (key.clone(), filled(value)));
            Value::Object(fields.collect())
        }
        other => other.clone(),
    }
}

impl Asked {
    fn request(&self, ids: &BTreeMap<String, String>) -> Request {
        let (method, path) = self.call.split_once(' ').unwrap();
        let method = match method {
            "GET" => Method::Get,
            "POST" => Method::Post,
            "PUT" => Method::Put,
            "DELETE" => Method::Delete,
            other => panic!("{other} is not sent here"),
        };
        let path = ids.iter().fold(path.to_owned(), |path, (name, id)| {
            path.replace(&format!("{{{name}}}"), id)
        });
        // A template that a release does not take has no id.
        let path = match path.split_once('{') {
            Some((start, _)) => format!("{start}00000000000000000000000000000002"),
            None => path,
        };
        let payload = match (&self.payload, &self.text) {
            (Some(payload), _) => Some(filled(payload).to_string()),
            (None, text) => text.clone(),
        };
        let body = match (payload, &self.body, &self.raw) {
            (Some(payload), ..) => {
                let mut body = json!(self.more);
                body["payload"] = payload.into();
                Some(body.to_string())
            }
            (None, Some(body), _) => Some(body.to_string()),
            (None, None, raw) => raw.clone(),
        };
        Request {
            method,
            path_and_query: path,
            content_type: body.as_ref().map(|_| JSON),
            body,
        }
    }
}

/// Asks a manager for everything; gives what it answered.
fn ask(endpoint: &str, keypair: &Keypair) -> Vec<Answered> {
    let mut ids = BTreeMap::new();
    let answers = asked().into_iter().map(|asked| {
        let request = asked.request(&ids);
        let endpoint_of = endpoint.parse().unwrap();
        let signed = if asked.anonymous {
            Vec::new()
        } else {
            sign(&request, keypair, &endpoint_of, now(), DateHeader::Native)
        };
        let headers: Vec<(&str, &str)> = signed
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let answer = send(endpoint, &request, &headers);
        let body = body(&answer);
        for (name, id) in asked.ids.iter().zip(created(&body)) {
            // A release takes one of several envelopes.
            ids.entry(name.clone()).or_insert(id);
        }
        Answered {
            what: asked.what,
            status: answer.status,
            content_type: answer.header("content-type").map(str::to_owned),
            answer: masked(ours_only(body)),
        }
    });
    answers.collect()
}

fn body(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| Value::String(answer.body.clone()))
}

fn created(body: &Value) -> Vec<String> {
    let items = match body {
        Value::Array(items) => items.as_slice(),
        item => std::slice::from_ref(item),
    };
    items
        .iter()
        .filter_map(|item| item["id"].as_str())
        .map(str::to_owned)
        .collect()
}

/// A list without templates that others have stored.
fn ours_only(body: Value) -> Value {
    match body {
        Value::Array(items) if items.iter().any(|item| item.get("created_at").is_some()) => {
            let ours = |item: &Value| {
                item["name"]
                    .as_str()
                    .is_some_and(|name| name.starts_with("exchange"))
            };
            let mut ours: Vec<Value> = items.into_iter().filter(ours).collect();
            // Managers list in no order that one could rely on.
            ours.sort_by_key(|item| (item["name"].to_string(), item["template"].to_string()));
            Value::Array(ours)
        }
        other => other,
    }
}

/// An answer with ids and times replaced by their forms.
fn masked(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(form(&text).unwrap_or(text)),
        Value::Array(items) => items.into_iter().map(masked).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(key, value)| (key, masked(value)))
            .collect(),
        other => other,
    }
}

fn form(text: &str) -> Option<String> {
    let is_hex = text.len() >= 32 && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
    if is_hex && matches!(text.len(), 32 | 36) {
        return Some(format!("<id of {} characters>", text.len()));
    }
    let is_date =
        text.len() > 25 && text.starts_with("20") && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    if is_date {
        let zone = if text.ends_with('Z') {
            "Z"
        } else {
            &text[text.len() - 6..]
        };
        return Some(format!("<date{}time{zone}>", &text[10..11]));
    }
    // What a schema's library says in detail is not imitated, and addresses differ.
    let details = [
        ("<BackendAISchemaValidationFailed", "<details>"),
        ("Malformed body - URL: ", "<address>"),
    ];
    let known = details.iter().find(|(start, _)| text.starts_with(start));
    known.map(|(start, shown)| format!("{start}{shown}"))
}

#[test]
fn exchanges_are_answered_as_each_release_answers() {
    if std::env::var_os("SESSTPL_RECORD").is_some() {
        record();
    }
    let mut releases = 0;
    let mut differences = Vec::new();
    for entry in fs::read_dir(folder().join("recorded")).unwrap() {
        let path = entry.unwrap().path();
        let release = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let recorded: Vec<Answered> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let config = format!("as_release: '{release}'\nuser: admin@lablup.com\n{QUICK}");
        let rig = Rig::with(&config, |_| {});
        let ours = ask(&rig.server().endpoint(), rig.server().keypair());
        assert_eq!(
            ours.len(),
            recorded.len(),
            "{release}: record the exchanges again"
        );
        let different = ours
            .iter()
            .zip(&recorded)
            .filter(|(ours, theirs)| ours != theirs)
            .map(|(ours, theirs)| {
                let show = |answered: &Answered| serde_json::to_string(answered).unwrap();
                format!("{release}\n  ours   {}\n  theirs {}", show(ours), show(theirs))
            });
        differences.extend(different);
        releases += 1;
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(releases >= 2, "nothing is recorded");
}

/// Asks the managers that are named, and keeps what they answer.
fn record() {
    let managers = std::env::var("SESSTPL_MANAGERS").expect("SESSTPL_MANAGERS=RELEASE=ENDPOINT,…");
    let key = |name: &str, sample: &str| std::env::var(name).unwrap_or_else(|_| sample.to_owned());
    let keypair = Keypair::new(
        &key("SESSTPL_ACCESS_KEY", "AKIAIOSFODNN7EXAMPLE"),
        &key("SESSTPL_SECRET_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    );
    let folder = folder().join("recorded");
    fs::create_dir_all(&folder).unwrap();
    for manager in managers.split(',') {
        let (release, endpoint) = manager.split_once('=').unwrap();
        let text = serde_json::to_string_pretty(&ask(endpoint, &keypair)).unwrap();
        fs::write(folder.join(format!("{release}.json")), text + "\n").unwrap();
    }
}
