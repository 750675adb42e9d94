//! Compares this crate with `PyYAML` on many documents.
//!
//! `SESSTPL_COMPARE_CASES` says on how many generated ones (default 3,000), `SESSTPL_COMPARE_SEED` where the
//! generator starts, `SESSTPL_COMPARE_PROCESSES` how many Pythons run at once (default 1). `SESSTPL_PYTHON` names a
//! Python with `PyYAML` 6.0.3; without it, an environment with it is made under the target folder.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod damage;
mod dump;
mod prng;
mod python;
mod samples;
mod shrink;
mod trees;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Mutex;

use prng::Prng;
use python::PyYaml;
use samples::{DOCUMENTS, SCALARS};

const DEFAULT_CASES: usize = 3_000;
const BATCH: usize = 500;
/// What becomes of some document in every run.
const KINDS: &[&str] = &[
    "read",
    "ReaderError",
    "ScannerError",
    "ParserError",
    "ComposerError",
    "ConstructorError",
    "ValueError",
    "KeyError",
    "IndexError",
    "AttributeError",
];

/// The documents of the YAML test suite.
fn suite() -> Vec<String> {
    include_str!("suite/documents.jsonl")
        .lines()
        .map(|line| {
            let case: serde_json::Value = serde_json::from_str(line).expect("JSON");
            case["yaml"].as_str().expect("text").to_owned()
        })
        .collect()
}

/// Fails with the first disagreements, made as small as they get. What `PyYAML` made of each text.
fn assert_agreement(pyyaml: &mut PyYaml, texts: &[String]) -> Vec<String> {
    let expected = pyyaml.read(texts);
    let mut report = String::new();
    for (text, expected) in texts.iter().zip(&expected) {
        if dump::both(text) == *expected || report.len() > 20_000 {
            continue;
        }
        let small = shrink::shrunk(text, |text| {
            pyyaml.read(&[text.to_owned()])[0] != dump::both(text)
        });
        let expected = &pyyaml.read(std::slice::from_ref(&small))[0];
        let got = dump::both(&small);
        writeln!(
            report,
            "document: {small:?}\nexpected: {expected}\n     got: {got}\n"
        )
        .unwrap();
    }
    assert!(report.is_empty(), "PyYAML reads other than this crate:\n{report}");
    expected
}

/// What became of a text in the end: read, or the class of the exception.
fn outcome(expected: &str) -> &str {
    let one = expected.split_once('\t').map_or("", |(_, one)| one);
    match one.strip_prefix('!') {
        Some(failure) => failure.split(':').next().unwrap_or_default(),
        None => "read",
    }
}

#[test]
fn the_yaml_test_suite_is_read_as_pyyaml_reads_it() {
    assert_agreement(&mut PyYaml::start(), &suite());
}

#[test]
fn samples_and_odd_scalars_are_read_as_pyyaml_reads_them() {
    let mut texts: Vec<String> = DOCUMENTS.iter().map(|&text| text.to_owned()).collect();
    for scalar in SCALARS {
        texts.push((*scalar).to_owned());
        for tag in [
            "!",
            "!!str",
            "!!int",
            "!!float",
            "!!bool",
            "!!null",
            "!!timestamp",
            "!!binary",
            "!!omap",
        ] {
            texts.push(format!("{tag} {scalar}"));
        }
        texts.push(format!("- {scalar}\n- {{=: {scalar}}}"));
        texts.push(format!("{scalar}: {scalar}"));
        texts.push(format!("[{scalar}, {scalar}]"));
        texts.push(format!("{{{scalar}: {scalar}}}"));
        texts.push(format!("!!int {{=: {scalar}}}"));
    }
    assert_agreement(&mut PyYaml::start(), &texts);
}

#[test]
fn damaged_documents_are_read_as_pyyaml_reads_them() {
    let number = |name: &str, default: usize| match std::env::var(name) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{name} is no number: {text}")),
        Err(_) => default,
    };
    let cases = number("SESSTPL_COMPARE_CASES", DEFAULT_CASES);
    let seed = number("SESSTPL_COMPARE_SEED", 1) as u64;
    let processes = number("SESSTPL_COMPARE_PROCESSES", 1);
    let suite = suite();
    let bases: Vec<&str> = DOCUMENTS
        .iter()
        .copied()
        .chain(suite.iter().map(String::as_str))
        .collect();
    let outcomes: Mutex<BTreeMap<String, usize>> = Mutex::default();
    std::thread::scope(|scope| {
        for process in 0..processes {
            let (bases, outcomes) = (&bases, &outcomes);
            scope.spawn(move || {
                let mut prng = Prng::new(seed.wrapping_mul(1 << 16).wrapping_add(process as u64));
                let mut pyyaml = PyYaml::start();
                let mut left = cases.div_ceil(processes);
                while left > 0 {
                    let count = left.min(BATCH);
                    let texts: Vec<String> = (0..count).map(|_| generated(&mut prng, bases)).collect();
                    for expected in assert_agreement(&mut pyyaml, &texts) {
                        let outcome = outcome(&expected).to_owned();
                        *outcomes.lock().unwrap().entry(outcome).or_default() += 1;
                    }
                    left -= count;
                }
            });
        }
    });
    let outcomes = outcomes.into_inner().unwrap();
    println!("{cases} documents, seed {seed}: {outcomes:?}");
    let missing: Vec<&&str> = KINDS
        .iter()
        .filter(|&&kind| !outcomes.contains_key(kind))
        .collect();
    assert!(
        cases < DEFAULT_CASES || missing.is_empty(),
        "no document of the kind {missing:?}"
    );
}

/// A document: a random tree or a base document, damaged more or less.
fn generated(prng: &mut Prng, bases: &[&str]) -> String {
    let (text, other) = if prng.one_in(2) {
        (trees::stream(prng), trees::stream(prng))
    } else {
        (prng.pick(bases).to_owned(), prng.pick(bases).to_owned())
    };
    damage::damaged(prng, &text, &other)
}
