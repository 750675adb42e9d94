//! Every rule finds what its example shows, and nothing in what it calls mended.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sesstpl::rules::{self, Rule};
use sesstpl::{CheckOptions, Severity, check, check_with};

use super::release_of;

fn found(text: &str, rule: &Rule) -> Vec<String> {
    let release = release_of(rule);
    let report = check_with(text, &CheckOptions { release }, &rules::example_catalogue());
    report
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.code.to_string())
        .collect()
}

#[test]
fn every_example_shows_its_rule() {
    for rule in rules::all() {
        let codes = found(rule.example, rule);
        assert!(
            codes.contains(&rule.code.to_string()),
            "{} is not found in its example, which has {codes:?}:\n{}",
            rule.code,
            rule.example
        );
    }
}

#[test]
fn every_mended_example_is_stored_and_free_of_its_rule() {
    for rule in rules::all() {
        let codes = found(rule.mended, rule);
        assert!(
            !codes.contains(&rule.code.to_string()),
            "{} is still found in:\n{}",
            rule.code,
            rule.mended
        );
        let release = release_of(rule);
        let report = check(rule.mended, &CheckOptions { release });
        assert!(
            report.ok(),
            "{}: {:?}\n{}",
            rule.code,
            report.diagnostics,
            rule.mended
        );
    }
}

#[test]
fn an_example_of_an_error_has_no_other_errors() {
    for rule in rules::all() {
        let release = release_of(rule);
        let report = check(rule.example, &CheckOptions { release });
        for diagnostic in &report.diagnostics {
            assert!(
                diagnostic.code == rule.code || diagnostic.severity > Severity::Error,
                "{}: {}",
                rule.code,
                diagnostic.message
            );
        }
    }
}

#[test]
fn every_rule_file_is_in_the_list_under_its_own_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut files = BTreeSet::new();
    for group in fs::read_dir(folder).unwrap() {
        let group = group.unwrap().path();
        if !group.is_dir() {
            continue;
        }
        for file in fs::read_dir(&group).unwrap() {
            let path = file.unwrap().path();
            let declares_rule =
                path.is_file() && fs::read_to_string(&path).unwrap().contains("static RULE: Rule");
            if declares_rule {
                let name = path.file_stem().unwrap().to_str().unwrap().replace('_', "-");
                files.insert(format!("{}/{name}", group.file_name().unwrap().to_str().unwrap()));
            }
        }
    }
    let listed: BTreeSet<String> = rules::all().iter().map(|rule| rule.code.to_string()).collect();
    assert_eq!(listed, files);
    assert_eq!(listed.len(), rules::all().len(), "a code is given twice");
}

#[test]
fn no_words_for_people_name_an_internal() {
    let internals = [
        "trafaret",
        "PyYAML",
        "orjson",
        "scanner",
        "exception",
        "jsonb",
        "dict",
    ];
    for rule in rules::all() {
        let mut texts = vec![rule.summary.to_owned(), rule.why.to_owned()];
        for release in [release_of(rule)] {
            for diagnostic in check(rule.example, &CheckOptions { release }).diagnostics {
                texts.push(diagnostic.message);
                texts.extend(diagnostic.help);
            }
        }
        for text in texts {
            for internal in internals {
                assert!(!text.contains(internal), "{}: {text}", rule.code);
            }
        }
    }
}
