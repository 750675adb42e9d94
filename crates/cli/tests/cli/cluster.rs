//! What the commands for clusters say of themselves.

use snapbox::{file, str};

use crate::sesstpl;

#[test]
fn the_options_of_a_launch_are_told() {
    sesstpl()
        .args(["launch", "--help"])
        .env("COLUMNS", "100")
        .assert()
        .code(0)
        .stdout_eq(file!["golden/launch-help.txt"]);
}

#[test]
fn the_options_of_managing_templates_are_told() {
    let mut told = Vec::new();
    for command in ["create", "get", "list", "update", "delete"] {
        let arguments = ["session-template", command, "--help"];
        let output = sesstpl().args(arguments).env("COLUMNS", "100").assert().code(0);
        told.extend_from_slice(&output.get_output().stdout);
    }
    let told = String::from_utf8_lossy(&told).into_owned();
    snapbox::assert_data_eq!(told, file!["golden/templates-help.txt"]);
}

#[test]
fn a_command_that_lacks_an_argument_is_a_usage_error() {
    sesstpl()
        .args(["session", "terminate"])
        .assert()
        .code(2)
        .stderr_eq(str![[r"
error: the following required arguments were not provided:
  <SESSIONS>...

Usage: sesstpl session terminate <SESSIONS>...

For more information, try '--help'.

"]]);
}
