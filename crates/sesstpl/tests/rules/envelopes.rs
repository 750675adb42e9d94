//! Fixes of what templates are wrapped in.

use sesstpl::fix::Fixer;
use sesstpl::{CheckOptions, check};

/// The text as a release expects it; none if there is no such fix, or nothing to fix.
fn rewrapped(text: &str, release: &str) -> Option<String> {
    let release = release.parse().unwrap();
    let options = CheckOptions { release };
    let report = check(text, &options);
    let found = report
        .diagnostics
        .iter()
        .find(|found| found.code.as_str() == "style/envelope")?;
    let fixes = Fixer::new(text, &options).fixes(found);
    let after = fixes.first()?.edits.apply(text);
    let again = check(&after, &options);
    let stored = |report: &sesstpl::Report| {
        report
            .templates
            .iter()
            .map(|template| template.stored.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(stored(&again), stored(&report), "{after}");
    Some(after)
}

#[track_caller]
fn assert_rewrapped(before: &str, release: &str, after: &str) {
    let got = rewrapped(before, release);
    assert!(
        got.as_deref() == Some(after),
        "--- document\n{before}\n--- expected by {release}\n{after}\n--- got\n{}",
        got.as_deref().unwrap_or("nothing")
    );
}

const BARE: &str = "\
# one
api_version: v1
kind: taskTemplate # of a session

metadata:
  name: a
spec:
  # what runs
  kernel: {image: b/c}
";

const DOCUMENT: &str = "\
# one
template:
  api_version: v1
  kind: taskTemplate # of a session

  metadata:
    name: a
  spec:
    # what runs
    kernel: {image: b/c}
";

const ITEM: &str = "\
# one
session_templates:
  - template:
      api_version: v1
      kind: taskTemplate # of a session

      metadata:
        name: a
      spec:
        # what runs
        kernel: {image: b/c}
";

#[test]
fn a_template_is_wrapped_and_unwrapped_as_releases_expect() {
    assert_rewrapped(BARE, "26.9.6", DOCUMENT);
    assert_rewrapped(BARE, "22.9.23", ITEM);
    assert_rewrapped(DOCUMENT, "20.9.20", BARE);
    assert_rewrapped(DOCUMENT, "22.9.23", ITEM);
    assert_rewrapped(ITEM, "20.9.20", BARE);
    assert_rewrapped(ITEM, "26.9.6", DOCUMENT);
}

#[test]
fn items_become_documents_and_documents_items() {
    let template = "{api_version: v1, kind: taskTemplate, metadata: {name: a}, spec: {kernel: {image: b/c}}}";
    let documents = format!("name: x\ntemplate: {template}\n---\ntemplate: {template}\n");
    let items =
        format!("session_templates:\n  - name: x\n    template: {template}\n  - template: {template}\n");
    let list = format!("- name: x\n  template: {template}\n- template: {template}\n");
    assert_rewrapped(&items, "26.9.6", &documents);
    assert_rewrapped(&list, "23.9.10", &documents);
    assert_rewrapped(&documents, "22.9.23", &items);
    assert_eq!(rewrapped(&documents, "20.3.19"), None, "a name would be lost");
}

#[test]
fn brackets_are_put_around_json() {
    let template = r#"{"api_version": "v1", "kind": "taskTemplate", "metadata": {"name": "a"}, "spec": {"kernel": {"image": "b/c"}}}"#;
    let item = format!(r#"{{"template": {template}}}"#);
    let list = format!("[{item}]\n");
    let session_templates = format!(r#"{{"session_templates": [{item}]}}"#);
    assert_rewrapped(template, "26.9.6", list.trim_end());
    assert_rewrapped(&item, "26.9.6", list.trim_end());
    assert_rewrapped(&session_templates, "26.9.6", list.trim_end());
    assert_rewrapped(template, "22.9.23", &session_templates);
    assert_rewrapped(&list, "22.9.23", &[&session_templates, "\n"].concat());
    assert_rewrapped(&session_templates, "21.3.32", template);
    let two = format!("[{item}, {item}]");
    assert_rewrapped(&format!(r#"{{"session_templates": {two}}}"#), "26.9.6", &two);
}

#[test]
fn a_template_for_a_cluster_stands_alone() {
    let template =
        "api_version: v1\nkind: clusterTemplate\nmode: single-node\nmetadata: {name: a}\nspec: {nodes: []}\n";
    assert_eq!(rewrapped(template, "26.9.6"), None);
    let wrapped = format!("template:\n  {}", template.trim_end().replace('\n', "\n  "));
    assert_rewrapped(&wrapped, "26.9.6", template.trim_end());
}

#[test]
fn a_name_beside_a_template_may_not_be_too_long() {
    let text = |name: &str| {
        format!(
            "template: {{api_version: v1, kind: taskTemplate, metadata: {{name: a}}, spec: {{kernel: {{image: b/c:d}}}}}}\nname: {name}\n"
        )
    };
    let verdict = |length: usize| check(&text(&"é".repeat(length)), &CheckOptions::default()).verdict;
    assert_eq!(verdict(128), sesstpl::Verdict::Accept);
    assert_eq!(verdict(129), sesstpl::Verdict::Crash);
}
