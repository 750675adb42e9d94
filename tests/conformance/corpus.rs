//! The corpora beside this file.

use std::fs::{File, read_dir};
use std::io::{BufRead, BufReader};
use std::path::Path;

use flate2::read::GzDecoder;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use sesstpl::{Stored, Verdict};

use crate::expected;

/// A document and what each release does with it.
#[derive(Deserialize)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) outcomes: Vec<Outcome>,
}

/// What some releases do.
#[derive(Deserialize)]
pub(crate) struct Outcome {
    pub(crate) releases: Vec<String>,
    #[serde(deserialize_with = "expected::verdict")]
    pub(crate) verdict: Verdict,
    /// What is stored, where it is stored.
    #[serde(default)]
    normalized: Option<Box<RawValue>>,
    /// Why it is not stored, keyed by place where the check refuses it.
    #[serde(default)]
    pub(crate) errors: Option<Value>,
}

impl Outcome {
    /// What is stored, with its keys in order and its numbers exact.
    pub(crate) fn stored(&self) -> Stored {
        let normalized = self.normalized.as_ref().expect("an accepted document is stored");
        expected::stored(normalized.get())
    }
}

/// Every corpus with its name.
pub(crate) fn all() -> Vec<(String, Vec<Case>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance");
    let files = read_dir(&folder).expect("the corpora's folder can be read");
    let mut corpora: Vec<_> = files
        .map(|file| file.expect("the corpora's folder can be read").path())
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.strip_suffix(".jsonl.gz")?.to_owned();
            Some((name, read(&path)))
        })
        .collect();
    corpora.sort_by(|(one, _), (other, _)| one.cmp(other));
    assert!(!corpora.is_empty(), "there are corpora in {}", folder.display());
    corpora
}

fn read(path: &Path) -> Vec<Case> {
    let file = File::open(path).expect("a corpus can be opened");
    BufReader::new(GzDecoder::new(file))
        .lines()
        .map(|line| {
            let line = line.expect("a corpus can be read");
            serde_json::from_str(&line).unwrap_or_else(|error| panic!("{}: {error}\n{line}", path.display()))
        })
        .collect()
}
