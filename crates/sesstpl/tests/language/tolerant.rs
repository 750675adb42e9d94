//! What of broken texts can be read, and what is said of it.

use sesstpl::language::tolerant::readable;
use sesstpl::{CheckOptions, Verdict, check};

/// The lines that are left out.
fn left_out(text: &str) -> Vec<&str> {
    let error = sesstpl_yaml::load(text).unwrap_err();
    let rest = readable(text, &error).unwrap_or_else(|| panic!("nothing can be read of\n{text}"));
    assert_eq!(rest.text.len(), text.len());
    assert!(sesstpl_yaml::load(&rest.text).is_ok());
    rest.left_out
        .iter()
        .map(|span| &text[span.start..span.end])
        .collect()
}

#[test]
fn only_the_lines_that_break_a_text_are_left_out() {
    for (text, expected) in [
        ("a: 1\nb\nc: 2\n", vec!["b"]),
        ("a: 1\nb: c: d\ne: 2\n", vec!["b: c: d"]),
        ("a: 1\nb: \"x\nc: 2\n", vec!["b: \"x"]),
        ("a: 1\nb: [1, 2\nc: 2\n", vec!["b: [1, 2"]),
        ("a: 1\nb: {\nc: 2\n", vec!["b: {"]),
        ("a: 1\n\tb: 1\nc: 2\n", vec!["\tb: 1"]),
        ("a: *nobody\nc: 2\n", vec!["a: *nobody"]),
        ("a: 1\nb: @x\nc: 2\n", vec!["b: @x"]),
        ("a: 2001-99-99\nc: 2\n", vec!["a: 2001-99-99"]),
        ("a: 1\n  b: 1\nc: 2\n", vec!["  b: 1"]),
        ("b\na: 1\nc:d\ne: 1\n", vec!["b", "c:d"]),
        ("spec:\n  kernel:\n    image: x\n  ker\nkind: y\n", vec!["  ker"]),
        ("é: 1\nb: \"ü\nc: 2\n", vec!["b: \"ü"]),
    ] {
        assert_eq!(left_out(text), expected, "{text}");
    }
}

#[test]
fn few_readings_are_tried() {
    let text = "- a: b: c\n".repeat(50);
    let error = sesstpl_yaml::load(&text).unwrap_err();
    assert_eq!(readable(&text, &error), None);
}

fn codes(text: &str) -> Vec<(String, String)> {
    let report = check(text, &CheckOptions::default());
    assert_eq!(report.verdict, Verdict::Malformed, "{text}");
    report
        .diagnostics
        .iter()
        .map(|found| {
            (
                found.code.to_string(),
                text[found.span.start..found.span.end].to_owned(),
            )
        })
        .filter(|(code, _)| !code.starts_with("syntax/"))
        .collect()
}

#[test]
fn a_broken_line_hides_no_errors_elsewhere() {
    let text = "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
  label: x
spec:
  type: bach
  kernel:
    image: x
    run
  mounts:
    data: .ssh
";
    let expected = [
        ("save/unknown-key", "label"),
        ("save/unknown-word", "bach"),
        ("save/reserved-mount", ".ssh"),
    ];
    let expected = expected.map(|(code, place)| (code.to_owned(), place.to_owned()));
    assert_eq!(codes(text), expected);
}

#[test]
fn nothing_is_reported_that_the_broken_line_may_have_caused() {
    for text in [
        // The line may be the missing key.
        "kind: taskTemplate\nmetadata\n",
        "kind: taskTemplate\nmetadata:\n  name: a: b\n",
        // What stands below it may belong elsewhere.
        "kind: taskTemplate\nmetadata:\n  name: x\nspec\n  kernel:\n    image: x\n",
        "metadata:\n  name: x\nspec: @\n  kernel:\n    image: x\n",
        "spec:\n  kernel:\n    image: x\n  mounts: {\n    data: x\n",
    ] {
        assert_eq!(codes(text), [], "{text}");
    }
}
