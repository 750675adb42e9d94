//! `sesstpl normalize`.

use std::collections::BTreeMap;

use serde_json::Value;
use snapbox::{file, str};

use crate::{BAD, GOOD, sesstpl};

/// What each release stores of each sample, as its own check gives it.
fn outcomes() -> BTreeMap<String, Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/samples/outcomes.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("the outcomes")).expect("JSON")
}

#[test]
fn every_release_stores_of_the_samples_what_its_own_check_gives() {
    for (sample, outcomes) in outcomes() {
        for outcome in outcomes.as_array().expect("a list") {
            for release in outcome["releases"].as_array().expect("a list") {
                let release = release.as_str().expect("text");
                let file = format!("samples/{sample}");
                let printed = |notation: &str| {
                    let arguments = ["normalize", "--release", release, "--to", notation, &file];
                    sesstpl()
                        .args(arguments)
                        .assert()
                        .code(0)
                        .get_output()
                        .stdout
                        .clone()
                };
                let json: Value = serde_json::from_slice(&printed("json")).expect("JSON");
                assert_eq!(
                    json, outcome["normalized"],
                    "{sample}, manager {release}, as JSON"
                );
                let yaml: Value = serde_yaml::from_slice(&printed("yaml")).expect("YAML");
                assert_eq!(
                    yaml, outcome["normalized"],
                    "{sample}, manager {release}, as YAML"
                );
            }
        }
    }
}

#[test]
fn a_sample_is_printed_as_yaml_for_people() {
    sesstpl()
        .args(["normalize", "samples/documentation-22.03.yaml"])
        .assert()
        .code(0)
        .stdout_eq(file!["golden/normalized.yaml"])
        .stderr_eq("");
}

#[test]
fn several_templates_are_yaml_documents_or_a_json_list() {
    let two = format!(r#"[{{"template": {GOOD_JSON}}}, {{"template": {GOOD_JSON}}}]"#);
    let yaml = sesstpl()
        .args(["normalize"])
        .stdin(&two)
        .assert()
        .code(0)
        .get_output()
        .stdout
        .clone();
    let documents = serde_yaml::Deserializer::from_slice(&yaml).count();
    assert_eq!(documents, 2, "{}", String::from_utf8_lossy(&yaml));
    let json = sesstpl()
        .args(["normalize", "--to", "json"])
        .stdin(&two)
        .assert()
        .code(0)
        .get_output()
        .stdout
        .clone();
    let json: Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json.as_array().map(Vec::len), Some(2), "{json}");
}

const GOOD_JSON: &str = r#"{"api_version": "v1", "kind": "taskTemplate", "metadata": {"name": "good"}, "spec": {"kernel": {"image": "a/b:1"}}}"#;

#[test]
fn a_refused_template_prints_nothing_but_the_reasons() {
    let output = sesstpl()
        .args(["normalize", "samples/documentation-22.03.yaml", "-"])
        .stdin(BAD)
        .assert();
    let output = output.code(1).stdout_eq("").get_output().stderr.clone();
    let output = String::from_utf8_lossy(&output);
    assert!(
        output.contains("error[") && output.contains("--> <stdin>:1:1"),
        "{output}"
    );
}

#[test]
fn an_unreadable_file_prints_nothing_else() {
    sesstpl()
        .args(["normalize", "missing.yaml", "-"])
        .stdin(GOOD)
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r"
error: cannot read `missing.yaml`: [..]

"]]);
}
