//! `sesstpl fix`.

use std::fs;

use snapbox::{assert_data_eq, file, str};

use crate::{GOOD, sesstpl};

/// Numbers where text is meant, among comments.
const WRONG: &str = "\
# about it
template:
  api_version: 6 # first
  kind: taskTemplate
  metadata: {name: wrong}
  spec:
    kernel:
      image: cr.backend.ai/stable/python:3.9-ubuntu20.04
      environ:
        LEVEL: 1_0   # ten
";

fn mended(text: &str) -> String {
    text.replace(": 6", ": '6'").replace(": 1_0", ": '1_0'")
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("good.yaml"), GOOD).expect("a file");
    fs::write(folder.path().join("wrong.yaml"), WRONG).expect("a file");
    folder
}

#[test]
fn files_are_mended_in_place_and_nothing_else_in_them_changes() {
    let folder = folder();
    sesstpl()
        .current_dir(folder.path())
        .args(["fix", "good.yaml", "wrong.yaml"])
        .assert()
        .code(0)
        .stdout_eq("")
        .stderr_eq(file!["golden/fixed.txt"]);
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).expect("text");
    assert_eq!(text("good.yaml"), GOOD);
    assert_eq!(text("wrong.yaml"), mended(WRONG));
}

#[test]
fn a_diff_changes_nothing() {
    let folder = folder();
    sesstpl()
        .current_dir(folder.path())
        .args(["fix", "--diff", "wrong.yaml"])
        .assert()
        .code(1)
        .stdout_eq(str![[r"
--- wrong.yaml
+++ wrong.yaml
@@ -1,10 +1,10 @@
 # about it
 template:
-  api_version: 6 # first
+  api_version: '6' # first
   kind: taskTemplate
   metadata: {name: wrong}
   spec:
     kernel:
       image: cr.backend.ai/stable/python:3.9-ubuntu20.04
       environ:
-        LEVEL: 1_0   # ten
+        LEVEL: '1_0'   # ten

"]]);
    let text = fs::read_to_string(folder.path().join("wrong.yaml")).expect("text");
    assert_eq!(text, WRONG);
    sesstpl()
        .args(["fix", "--diff"])
        .stdin(GOOD)
        .assert()
        .code(0)
        .stdout_eq("");
}

#[test]
fn standard_input_goes_to_standard_output_and_what_is_left_to_the_other() {
    sesstpl()
        .args(["fix", "-"])
        .stdin(WRONG.replace("kind: taskTemplate", "kind: colour"))
        .assert()
        .code(1)
        .stdout_eq(mended(WRONG).replace("kind: taskTemplate", "kind: colour"))
        .stderr_eq(file!["golden/fixed-partly.txt"]);
}

#[test]
fn unsafe_fixes_are_made_when_asked_for() {
    let text = GOOD.replace("image: cr", "run: {stratup: python main.py}\n      image: cr");
    let fix = |arguments: &[&str]| {
        let output = sesstpl()
            .args(arguments)
            .stdin(&text)
            .assert()
            .get_output()
            .stdout
            .clone();
        String::from_utf8(output).expect("text")
    };
    assert_eq!(fix(&["fix"]), text);
    assert_eq!(fix(&["fix", "--unsafe"]), text.replace("stratup", "startup"));
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let text = format!("\u{feff}{}", WRONG.replace('\n', "\r\n"));
    let output = sesstpl().args(["fix"]).stdin(text.clone()).assert().code(0);
    let output = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert_eq!(output, mended(&text));
}

#[test]
fn a_check_tells_of_fixes() {
    let output = sesstpl()
        .args(["check"])
        .stdin(WRONG)
        .assert()
        .code(1)
        .get_output()
        .stdout
        .clone();
    let output = String::from_utf8(output).expect("text");
    let last = output.lines().last().unwrap_or_default();
    assert_data_eq!(last, "2 findings can be fixed with `sesstpl fix`");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_stays_and_does_not_stop_the_others() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder();
    let locked = folder.path().join("locked.yaml");
    fs::write(&locked, WRONG).expect("a file");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o444)).expect("permissions");
    sesstpl()
        .current_dir(folder.path())
        .args(["fix", "locked.yaml", "wrong.yaml"])
        .assert()
        .code(2)
        .stderr_eq(str![[r"
error: cannot write `locked.yaml`, which stays as it was: the file is read-only
...
"]]);
    assert_eq!(fs::read_to_string(&locked).expect("text"), WRONG);
    assert_ne!(
        fs::read_to_string(folder.path().join("wrong.yaml")).expect("text"),
        WRONG
    );
}
