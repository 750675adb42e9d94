//! Some documents of the conformance corpora.

use std::fs::{File, read_dir};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    text: String,
}

/// Every so-many-th document of each corpus; of those in the folder that `SESSTPL_CORPORA` names, where it is set.
pub(crate) fn sample(every: usize) -> Vec<String> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance");
    let folder = std::env::var_os("SESSTPL_CORPORA").map_or(own, PathBuf::from);
    let mut paths: Vec<_> = read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "gz"));
    paths.sort();
    let mut texts = Vec::new();
    for path in paths {
        let lines = BufReader::new(GzDecoder::new(File::open(&path).unwrap())).lines();
        for line in lines.step_by(every) {
            let case: Case = serde_json::from_str(&line.unwrap()).unwrap();
            texts.push(case.text);
        }
    }
    texts
}
