//! `sesstpl completions`.

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
