//! The shape that other programs read.

#![allow(clippy::expect_used, reason = "what the tests share fails a test as well")]

use serde_json::{Value, json};
use sesstpl::{CheckOptions, Encoding, check};
use sesstpl_report::describe;

fn described(text: &str, encoding: Encoding) -> Value {
    let report = check(text, &CheckOptions::default());
    serde_json::to_value(describe(&report, text, encoding, Clone::clone)).expect("JSON")
}

#[test]
fn positions_are_counted_in_the_encoding_asked_for() {
    let text = "{\"é😀\": 1}";
    let end = |encoding| described(text, encoding)["templates"][0]["end"].clone();
    assert_eq!(
        end(Encoding::Utf8),
        json!({"offset": 13, "line": 0, "column": 13})
    );
    assert_eq!(
        end(Encoding::Utf16),
        json!({"offset": 10, "line": 0, "column": 10})
    );
    assert_eq!(end(Encoding::Utf32), json!({"offset": 9, "line": 0, "column": 9}));
}

#[test]
fn a_diagnostic_says_where_it_is_for_programs_and_for_people() {
    let text = "api_version: v1\nspec:\n  agent_list: [a, 1]\n";
    let report = described(text, Encoding::Utf8);
    let diagnostics = report["diagnostics"].as_array().expect("a list");
    let found = diagnostics
        .iter()
        .find(|diagnostic| diagnostic["pathText"] == "spec.agent_list[1]");
    let found = found.unwrap_or_else(|| panic!("nothing about the number in {report:#}"));
    assert_eq!(found["path"], json!(["spec", "agent_list", 1]));
    assert_eq!(found["severity"], "error");
    assert_eq!(found["template"], 0);
    assert_eq!(found["start"], json!({"offset": 40, "line": 2, "column": 18}));
    assert_eq!(found["end"], json!({"offset": 41, "line": 2, "column": 19}));
}

#[test]
fn what_is_absent_is_null() {
    let report = described("[", Encoding::Utf8);
    assert_eq!(report["verdict"], "malformed");
    assert_eq!(report["ok"], false);
    for member in report["templates"].as_array().expect("a list") {
        assert_eq!(member["stored"], Value::Null);
    }
    assert!(
        report["diagnostics"][0]
            .as_object()
            .expect("an object")
            .contains_key("help")
    );
}
