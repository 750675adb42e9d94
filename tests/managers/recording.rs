//! What managers answered, as a file.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sesstpl::Release;

/// Longer texts are shortened in the file, in what is observed and in what is predicted alike.
const MAX_TEXT: usize = 300;

/// What a manager did with a template.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Observed {
    /// The answer to storing the text as it is typed, of cases about envelopes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) as_typed: Option<Answer>,
    /// The answer to putting the text as it is typed in a stored template's place, of cases about envelopes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) update_as_typed: Option<Answer>,
    /// The answer to storing the template in the envelope that the release takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) save: Option<Answer>,
    /// The answer to putting it in its own place in the envelope that the release takes for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) update: Option<Answer>,
    /// What was read back, after it was put in its own place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) stored: Option<Value>,
    /// What became of a launch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) launch: Option<Launched>,
    /// What became of the manager's own launch from the template, of cases about what that loses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) own_launch: Option<Launched>,
}

/// An answer's status, and the reason in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) said: Option<String>,
}

/// What became of a launch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Launched {
    /// The answer to the request.
    pub(crate) answer: Answer,
    /// The furthest status of the session: `RUNNING` where it ran.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) reached: Option<String>,
    /// What the manager keeps of the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) arrived: Option<Arrived>,
}

/// A session as the manager hands it to a machine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Arrived {
    pub(crate) image: String,
    pub(crate) architecture: String,
    pub(crate) session_type: String,
    pub(crate) tag: Option<String>,
    pub(crate) scaling_group: Option<String>,
    /// Amounts by slot, in the slot's smallest unit.
    pub(crate) resources: BTreeMap<String, String>,
    /// `NAME=value`, in the manager's order.
    pub(crate) environ: Vec<String>,
    /// `folder:sub-path -> path`, by path.
    pub(crate) mounts: Vec<String>,
    pub(crate) bootstrap_script: Option<String>,
    pub(crate) startup_command: Option<String>,
    /// What no template can say, where it is not as usual.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) more: BTreeMap<String, String>,
}

/// Answers by template and release.
pub(crate) type Recording = BTreeMap<String, BTreeMap<String, Observed>>;

/// Releases that answered alike, as the file has them.
#[derive(Serialize, Deserialize)]
struct Group {
    releases: Vec<String>,
    #[serde(flatten)]
    observed: Observed,
}

/// Reads the recording.
pub(crate) fn read() -> Recording {
    let text = fs::read_to_string(file()).expect("there is a recording");
    let groups: BTreeMap<String, Vec<Group>> = serde_json::from_str(&text).unwrap();
    let spread = |groups: Vec<Group>| {
        let each = groups.into_iter().flat_map(|group| {
            let observed = group.observed;
            group
                .releases
                .into_iter()
                .map(move |release| (release, observed.clone()))
        });
        each.collect()
    };
    groups
        .into_iter()
        .map(|(id, groups)| (id, spread(groups)))
        .collect()
}

/// Writes the recording.
pub(crate) fn write(recording: &Recording) {
    let grouped: BTreeMap<&String, Vec<Group>> = recording
        .iter()
        .map(|(id, answers)| (id, group(answers)))
        .collect();
    let text = serde_json::to_string_pretty(&grouped).unwrap();
    fs::write(file(), text + "\n").unwrap();
}

fn group(answers: &BTreeMap<String, Observed>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut by_release: Vec<(Release, &Observed)> = answers
        .iter()
        .map(|(release, observed)| (release.parse().unwrap(), observed))
        .collect();
    by_release.sort_by_key(|(release, _)| *release);
    for (release, observed) in by_release {
        match groups.iter_mut().find(|group| group.observed == *observed) {
            Some(group) => group.releases.push(release.to_string()),
            None => groups.push(Group {
                releases: vec![release.to_string()],
                observed: observed.clone(),
            }),
        }
    }
    groups
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/managers/recorded.json")
}

/// A text as the file has it.
pub(crate) fn shortened(text: &str) -> String {
    let length = text.chars().count();
    if length <= MAX_TEXT {
        return text.to_owned();
    }
    let start: String = text.chars().take(40).collect();
    let end: String = text.chars().skip(length - 40).collect();
    format!("{start}… ({length} characters) …{end}")
}

/// A value as the file has it.
pub(crate) fn shortened_value(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(shortened(&text)),
        Value::Array(items) => items.into_iter().map(shortened_value).collect(),
        Value::Object(members) => members
            .into_iter()
            .map(|(key, value)| (key, shortened_value(value)))
            .collect(),
        other => other,
    }
}
