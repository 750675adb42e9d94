//! `sesstpl explain`.

use snapbox::{file, str};

use crate::sesstpl;

#[test]
fn a_rule_is_explained_with_its_example_and_the_mended_form() {
    sesstpl()
        .args(["explain", "save/unknown-key"])
        .assert()
        .code(0)
        .stdout_eq(file!["golden/explained.txt"])
        .stderr_eq("");
}

#[test]
fn the_group_may_be_left_out() {
    sesstpl()
        .args(["explain", "Unknown-Key"])
        .assert()
        .code(0)
        .stdout_eq(file!["golden/explained.txt"]);
}

#[test]
fn a_misspelt_code_finds_the_nearest() {
    sesstpl()
        .args(["explain", "unknown-kye"])
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r"
error: there is no rule `unknown-kye`; did you mean `save/unknown-key`? `sesstpl explain` lists all

"]]);
    sesstpl()
        .args(["explain", "zzzzzzzzzzzz"])
        .assert()
        .code(2)
        .stderr_eq(str![[r"
error: there is no rule `zzzzzzzzzzzz`; `sesstpl explain` lists all

"]]);
}

#[test]
fn without_a_code_every_rule_is_listed_and_each_can_be_explained() {
    let output = sesstpl()
        .args(["explain"])
        .assert()
        .code(0)
        .get_output()
        .stdout
        .clone();
    let output = String::from_utf8(output).expect("text");
    let codes: Vec<&str> = output
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(codes.len(), sesstpl::rules::all().len());
    for code in codes {
        sesstpl().args(["explain", code]).assert().code(0);
    }
}
