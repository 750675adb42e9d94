//! The corpora beside this file.

use std::env;
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

/// Every corpus with its name: those beside this file, and those in the folder that the environment variable
/// `SESSTPL_CORPORA` names.
pub(crate) fn all() -> Vec<(String, Vec<Case>)> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance");
    let mut corpora = within(&own);
    assert!(!corpora.is_empty(), "there are no corpora in {}", own.display());
    if let Some(more) = env::var_os("SESSTPL_CORPORA") {
        corpora.extend(within(Path::new(&more)));
    }
    corpora
}

fn within(folder: &Path) -> Vec<(String, Vec<Case>)> {
    let files = read_dir(folder).expect("the corpora's folder can be read");
    files
        .map(|file| file.expect("the corpora's folder can be read").path())
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.strip_suffix(".jsonl.gz")?.to_owned();
            Some((name, read(&path)))
        })
        .collect()
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
