//! The documents of the conformance corpora.

use std::fs::{File, read_dir};
use std::io::{BufRead, BufReader};
use std::path::Path;

use flate2::read::GzDecoder;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    text: String,
}

pub(crate) fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance");
    let mut texts = Vec::new();
    for file in read_dir(folder).expect("the corpora's folder can be read") {
        let path = file.expect("the corpora's folder can be read").path();
        if path.extension().is_none_or(|extension| extension != "gz") {
            continue;
        }
        let file = File::open(&path).expect("a corpus can be opened");
        for line in BufReader::new(GzDecoder::new(file)).lines() {
            let line = line.expect("a corpus can be read");
            let case: Case = serde_json::from_str(&line).expect("a corpus is JSON");
            texts.push(case.text);
        }
    }
    texts
}
