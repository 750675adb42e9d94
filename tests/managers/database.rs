//! What arrived, read from the manager's database: its API does not tell all of it.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::{Value, json};

use crate::manager::{ACCESS_KEY, Manager};
use crate::recording::{Arrived, shortened};

/// Where a session is.
pub(crate) struct Kernel(Value);

impl Kernel {
    /// Reads the main kernel of each named session.
    pub(crate) fn read(manager: &Manager, names: &[String]) -> Vec<Self> {
        let allocated = if manager.release.since(26, 4) {
            "(select jsonb_object_agg(slot_name, requested) from resource_allocations where kernel_id = k.id)"
        } else {
            "null"
        };
        let priority = if manager.release.since(24, 9) {
            "(select priority from sessions where id = k.session_id)"
        } else {
            "null"
        };
        let names: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        let query = format!(
            "select to_jsonb(k) || jsonb_build_object('allocated', {allocated}, 'priority', {priority}) from kernels k \
             where session_name in ({})",
            names.join(",")
        );
        rows(manager, &query).into_iter().map(Self).collect()
    }

    /// The session's name.
    pub(crate) fn session(&self) -> &str {
        self.0["session_name"].as_str().unwrap()
    }

    /// The furthest status.
    pub(crate) fn reached(&self) -> &str {
        if self.0["status_history"]["RUNNING"].is_string() {
            "RUNNING"
        } else {
            self.0["status"].as_str().unwrap()
        }
    }

    /// What the machine is told.
    pub(crate) fn arrived(&self) -> Arrived {
        let text = |key: &str| self.0[key].as_str().map(shortened);
        let slots = ["requested_slots", "allocated", "occupied_slots"]
            .iter()
            .map(|name| &self.0[name])
            .find(|slots| slots.is_object())
            .expect("a kernel has slots");
        let amount = |(slot, amount): (&String, &Value)| (slot.clone(), plain(amount));
        let mut mounts: Vec<String> = list(&self.0["vfolder_mounts"]).map(mount).collect();
        mounts.sort();
        Arrived {
            image: text("image").unwrap(),
            architecture: text("architecture").unwrap(),
            session_type: text("session_type").unwrap().to_lowercase(),
            tag: text("tag"),
            scaling_group: text("scaling_group"),
            resources: slots.as_object().unwrap().iter().map(amount).collect(),
            environ: list(&self.0["environ"])
                .map(|entry| shortened(entry.as_str().unwrap()))
                .collect(),
            mounts,
            bootstrap_script: text("bootstrap_script"),
            startup_command: text("startup_command"),
            more: self.more(),
        }
    }

    fn more(&self) -> BTreeMap<String, String> {
        let usual = [
            ("access_key", self.0["access_key"].clone(), json!(ACCESS_KEY)),
            ("callback_url", self.0["callback_url"].clone(), Value::Null),
            ("cluster_size", self.0["cluster_size"].clone(), json!(1)),
            ("priority", self.0["priority"].clone(), json!(10)),
            ("shmem", self.0["resource_opts"]["shmem"].clone(), json!(64 << 20)),
        ];
        usual
            .into_iter()
            .filter(|(_, got, usual)| got != usual && *got != Value::Null)
            .map(|(name, got, _)| (name.to_owned(), plain(&got)))
            .collect()
    }
}

/// The template with an identifier, which some releases' interface does not give.
pub(crate) fn template(manager: &Manager, id: &str) -> Option<Value> {
    let query = format!("select template from session_templates where id = '{id}'");
    rows(manager, &query).pop()
}

/// Rows of one JSON value each.
fn rows(manager: &Manager, query: &str) -> Vec<Value> {
    let output = Command::new("psql")
        .args(["-X", "-t", "-A", "-c", query, &manager.database])
        .output()
        .expect("psql can be run");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn mount(mount: &Value) -> String {
    let text = |key: &str| mount[key].as_str().unwrap_or_default();
    format!(
        "{}:{} -> {}",
        text("name"),
        text("vfsubpath"),
        text("kernel_path")
    )
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// A number without zeros at its end: `2.000000` is `2`.
fn plain(amount: &Value) -> String {
    let text = match amount {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match text.split_once('.') {
        Some(_) => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        None => text,
    }
}
