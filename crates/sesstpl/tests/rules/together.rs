//! What stands in the way of a launch, beside what keeps a template from being stored.

use sesstpl::rules::example_catalogue;
use sesstpl::{CheckOptions, check_with};

fn codes_and_messages(spec: &str) -> Vec<(String, String)> {
    let text = format!("api_version: v1\nkind: taskTemplate\nmetadata: {{name: demo}}\nspec:\n{spec}");
    let report = check_with(&text, &CheckOptions::default(), &example_catalogue());
    report
        .diagnostics
        .into_iter()
        .map(|diagnostic| (diagnostic.code.to_string(), diagnostic.message))
        .collect()
}

fn message<'f>(found: &'f [(String, String)], code: &str) -> Option<&'f str> {
    let known = found.iter().find(|(found, _)| found == code);
    known.map(|(_, message)| message.as_str())
}

#[test]
fn a_missing_folder_is_told_of_while_a_key_is_misspelt() {
    let found = codes_and_messages(
        "  kernel:\n    image: cr.backend.ai/stable/python:3.9-ubuntu20.04\n    run: {stratup: a}\n  mounts: {gone: ''}\n",
    );
    assert!(message(&found, "save/unknown-key").is_some(), "{found:?}");
    let told = message(&found, "launch/unknown-folder").unwrap_or_else(|| panic!("{found:?}"));
    assert!(told.ends_with("once the errors before are mended"), "{told}");
}

#[test]
fn nothing_is_said_of_the_launch_of_a_field_that_is_not_stored() {
    let found = codes_and_messages(
        "  kernel:\n    image: cr.backend.ai/stable/python:3.9-ubuntu20.04\n  mounts: {gone: 5}\n  scaling_group: gone\n",
    );
    assert!(message(&found, "save/mount-path-not-text").is_some(), "{found:?}");
    assert_eq!(message(&found, "launch/unknown-folder"), None, "{found:?}");
    assert!(
        message(&found, "launch/unknown-scaling-group").is_some(),
        "{found:?}"
    );
}

#[test]
fn a_template_that_contains_itself_has_no_launch() {
    let found = codes_and_messages(
        "  kernel:\n    image: cr.backend.ai/stable/python:3.9-ubuntu20.04\n  mounts: {gone: ''}\n  resources: &self\n    cpu: *self\n",
    );
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(message(&found, "save/circular").is_some(), "{found:?}");
}
