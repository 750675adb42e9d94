//! `sesstpl completions` and `sesstpl man`.

use crate::sesstpl;

#[test]
fn every_shell_gets_a_script_that_knows_the_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = sesstpl()
            .args(["completions", shell])
            .assert()
            .code(0)
            .stderr_eq("");
        let script = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
        for word in ["check", "normalize", "serve", "release"] {
            assert!(script.contains(word), "{shell} knows no `{word}`:\n{script}");
        }
    }
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("man1");
    let written = path.display().to_string();
    sesstpl().args(["man", &written]).assert().code(0).stdout_eq("");
    for page in [
        "sesstpl",
        "sesstpl-check",
        "sesstpl-launch",
        "sesstpl-session-terminate",
    ] {
        let text = std::fs::read_to_string(path.join(format!("{page}.1"))).expect(page);
        assert!(text.contains(".SH SYNOPSIS"), "{page}:\n{text}");
    }
}
