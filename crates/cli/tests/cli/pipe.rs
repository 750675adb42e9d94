//! Readers that stop reading.

use std::io::Read;
use std::process::{Command, Stdio};

use snapbox::cmd::cargo_bin;

/// Runs the command and closes the other end of its standard output before it can have written all.
fn into_a_closed_pipe(arguments: &[&str]) -> (Option<i32>, String) {
    let mut child = Command::new(cargo_bin!("sesstpl"))
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests"))
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command");
    drop(child.stdout.take());
    let mut errors = String::new();
    child
        .stderr
        .take()
        .expect("a pipe")
        .read_to_string(&mut errors)
        .expect("text");
    (child.wait().expect("an end").code(), errors)
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let commands: [&[&str]; 7] = [
        &["check", "samples/documentation-19.09.yaml"],
        &["check", "--format", "json", "samples/documentation-19.09.yaml"],
        &["normalize", "samples/documentation-19.09.yaml"],
        &["completions", "bash"],
        &["explain"],
        &["plan", "samples/documentation-19.09.yaml"],
        &["schema"],
    ];
    for arguments in commands {
        assert_eq!(
            into_a_closed_pipe(arguments),
            (Some(0), String::new()),
            "{arguments:?}"
        );
    }
}
