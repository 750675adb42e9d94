//! `sesstpl check`.

use serde_json::Value;
use snapbox::{assert_data_eq, file};

use crate::{BAD, GOOD, sesstpl};

fn json(output: &[u8]) -> Value {
    serde_json::from_slice(output).expect("one JSON value")
}

#[test]
fn the_documented_samples_are_shown_with_their_lines() {
    sesstpl()
        .args([
            "check",
            "samples/documentation-19.09.yaml",
            "samples/documentation-22.03.yaml",
        ])
        .assert()
        .stdout_eq(file!["golden/samples.txt"])
        .stderr_eq("");
}

#[test]
fn the_summary_counts_what_was_found() {
    sesstpl()
        .args(["check", "--release", "25.19.2"])
        .stdin(GOOD)
        .assert()
        .code(0)
        .stdout_eq("1 template in 1 file, manager 25.19.2: no findings\n")
        .stderr_eq("");
}

#[test]
fn a_refused_template_is_exit_code_one() {
    sesstpl()
        .args(["check"])
        .stdin(BAD)
        .assert()
        .code(1)
        .stderr_eq("");
}

#[test]
fn the_release_decides() {
    let architecture = format!("{GOOD}      architecture: x86_64\n");
    sesstpl()
        .args(["check", "--release", "21.09"])
        .stdin(&architecture)
        .assert()
        .code(1);
    sesstpl()
        .args(["check", "--release", "22.03"])
        .stdin(&architecture)
        .assert()
        .code(0);
}

#[test]
fn columns_count_characters_and_the_marks_stand_below_wide_ones() {
    let text = GOOD.replace("name: good", "name: \"日本語 😀\", bad: [é\u{301}");
    sesstpl()
        .args(["check"])
        .stdin(text)
        .assert()
        .code(1)
        .stdout_eq(file!["golden/wide.txt"]);
}

#[test]
fn windows_line_ends_are_shown_like_any() {
    let text = GOOD.replace("name: good", "name: 1").replace('\n', "\r\n");
    sesstpl()
        .args(["check"])
        .stdin(text)
        .assert()
        .code(1)
        .stdout_eq(file!["golden/windows.txt"]);
}

#[test]
fn control_characters_of_a_document_do_not_reach_the_terminal() {
    let text = GOOD.replace("name: good", "name: good\n    \"\\e[31mred\": {\u{1b}: 1");
    let output = sesstpl()
        .args(["check"])
        .stdin(text)
        .assert()
        .code(1)
        .get_output()
        .stdout
        .clone();
    assert!(!output.contains(&0x1b), "{}", String::from_utf8_lossy(&output));
}

#[test]
fn json_is_one_object_with_a_report_for_each_file() {
    let arguments = [
        "check",
        "--format",
        "json",
        "samples/documentation-22.03.yaml",
        "-",
    ];
    let output = sesstpl()
        .args(arguments)
        .stdin("# 😀\nkind: 6\n")
        .assert()
        .code(1)
        .stderr_eq("");
    let output = json(&output.get_output().stdout);
    assert_data_eq!(format!("{output:#}\n"), file!["golden/check.json"].raw());
}

#[test]
fn json_positions_count_code_points() {
    let output = sesstpl()
        .args(["check", "--format", "json"])
        .stdin("😀: 1\n")
        .assert()
        .get_output()
        .stdout
        .clone();
    let output = json(&output);
    assert_eq!(output["positionEncoding"], "utf-32");
    assert_eq!(output["files"][0]["templates"][0]["end"]["offset"], 4, "{output}");
}

#[test]
fn an_unknown_release_is_a_usage_error_that_says_how_releases_are_written() {
    sesstpl()
        .args(["check", "--release", "latest"])
        .stdin(GOOD)
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(
            "\
error: invalid value 'latest' for '--release <RELEASE>': [..]releases are written like 26.9.6 or 23.09.10[..]

For more information, try '--help'.
",
        );
}
