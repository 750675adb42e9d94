//! The notations in which other programs take findings.

use std::fs;

use serde_json::Value;

use crate::sesstpl;

/// A number where text is asked for, and a path that is not absolute.
const TEMPLATE: &str = "\
template:
  api_version: v1
  kind: taskTemplate
  metadata: {name: demo}
  spec:
    kernel:
      image: cr.backend.ai/stable/python:3.9-ubuntu20.04
      environ: {A: 1}
    mounts: {data: input}
";

fn printed(format: &str, file: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(file), TEMPLATE).expect("a file");
    let output = sesstpl()
        .current_dir(folder.path())
        .args(["check", "--format", format, file])
        .output()
        .expect("a run");
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn a_workflow_of_github_shows_findings_beside_the_lines() {
    let printed = printed("github", "a,b.yaml");
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines.len(), 2, "{printed}");
    assert!(
        lines[0].starts_with(
            "::error file=a%2Cb.yaml,line=8,endLine=8,col=20,endColumn=21,title=save/not-text::"
        ),
        "{printed}"
    );
    assert!(lines[0].contains("%0AHelp: "), "{printed}");
    assert!(
        lines[1].starts_with("::notice file=a%2Cb.yaml,line=9,"),
        "{printed}"
    );
}

#[test]
fn a_test_report_has_a_test_for_each_file() {
    let printed = printed("junit", "a&b.yaml");
    assert!(printed.contains(r#"tests="1" failures="1""#), "{printed}");
    assert!(printed.contains(r#"name="a&amp;b.yaml""#), "{printed}");
    assert!(
        printed.contains(r#"<failure type="save/not-text" message=""#),
        "{printed}"
    );
    assert!(
        printed.contains("<system-out>a&amp;b.yaml:9:20: style/relative-mount: "),
        "{printed}"
    );
    assert_eq!(printed.matches("<failure").count(), 1, "{printed}");
}

#[test]
fn code_scanning_gets_places_and_fixes() {
    let printed = printed("sarif", "a b.yaml");
    let log: Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let result = &run["results"][0];
    assert_eq!(result["ruleId"], "save/not-text");
    assert_eq!(result["level"], "error");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b.yaml");
    assert_eq!(place["region"]["startLine"], 8);
    assert_eq!(place["region"]["startColumn"], 20);
    assert_eq!(place["region"]["endColumn"], 21);
    let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "'1'");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]));
}
