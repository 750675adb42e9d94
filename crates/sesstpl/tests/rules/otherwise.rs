//! What is stored as something else than it looks like.

use sesstpl::{CheckOptions, Notation, check};

const TEMPLATE: &str =
    "api_version: v1\nkind: taskTemplate\nmetadata: {name: demo}\nspec: {kernel: {image: a/b:c}}\n";

fn places(more: &str) -> Vec<String> {
    let report = check(&format!("{TEMPLATE}{more}"), &CheckOptions::default());
    let found = report.diagnostics.into_iter();
    found
        .filter(|diagnostic| diagnostic.code.as_str() == "style/read-otherwise")
        .map(|diagnostic| diagnostic.path.to_string())
        .collect()
}

#[test]
fn it_is_found_wherever_any_value_may_stand() {
    assert_eq!(places("x: [1, 010, {a: 1:30}]\n"), ["x[1]", "x[2].a"]);
    assert_eq!(places("x: {yes: 2020-01-01 10:00:00}\n"), ["x.true", "x.true"]);
    assert_eq!(places("x: [0b11, 0x1f, 1_000, 10, 0, 00, '010', 08]\n"), [""; 0]);
}

#[test]
fn what_several_aliases_mean_is_told_of_once() {
    assert_eq!(places("x: &a [010]\ny: *a\nz: *a\n"), ["x[0]"]);
    assert_eq!(places("x: &a {b: 010, c: *a}\n"), ["x.b"]);
}

#[test]
fn deep_nesting_is_no_trouble() {
    let depth = 20_000;
    let text = format!(
        r#"{{"api_version": "v1", "kind": "taskTemplate", "metadata": {{"name": "demo"}}, "spec": {{"kernel": {{"image": "a"}}}}, "x": {}{}}}"#,
        "[".repeat(depth),
        "]".repeat(depth)
    );
    let release = "22.9.23".parse().unwrap();
    let report = check(&text, &CheckOptions { release });
    assert_eq!(report.notation, Notation::Json);
}
