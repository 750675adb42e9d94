//! `sesstpl fmt`.

use std::fs;

use snapbox::str;

use crate::{GOOD, sesstpl};

/// Two columns too many, space where none belongs, and comments.
const UNTIDY: &str = "\
# about it
template:
    api_version:   v1 # first
    kind: taskTemplate
    metadata: { name : tidy }


    # one line is enough
    spec:
        kernel:
            image: cr.backend.ai/stable/python:3.9-ubuntu20.04";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("good.yaml"), GOOD).expect("a file");
    fs::write(folder.path().join("untidy.yaml"), UNTIDY).expect("a file");
    folder
}

#[test]
fn files_are_laid_out_in_place_and_those_that_are_so_stay() {
    let folder = folder();
    sesstpl()
        .current_dir(folder.path())
        .args(["fmt", "good.yaml", "untidy.yaml"])
        .assert()
        .code(0)
        .stdout_eq("")
        .stderr_eq("1 of 2 files laid out anew\n");
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).expect("text");
    assert_eq!(text("good.yaml"), GOOD);
    snapbox::assert_data_eq!(
        text("untidy.yaml"),
        str![[r"
# about it
template:
  api_version: v1 # first
  kind: taskTemplate
  metadata: {name: tidy}

  # one line is enough
  spec:
    kernel:
      image: cr.backend.ai/stable/python:3.9-ubuntu20.04

"]]
    );
}

#[test]
fn a_check_names_what_would_change_and_changes_nothing() {
    let folder = folder();
    let check = || {
        sesstpl()
            .current_dir(folder.path())
            .args(["fmt", "--check", "good.yaml", "untidy.yaml"])
            .assert()
    };
    check()
        .code(1)
        .stdout_eq("untidy.yaml\n")
        .stderr_eq("1 of 2 files would be laid out anew\n");
    check().code(1);
    let text = fs::read_to_string(folder.path().join("untidy.yaml")).expect("text");
    assert_eq!(text, UNTIDY);
    sesstpl()
        .args(["fmt", "--check"])
        .stdin(GOOD)
        .assert()
        .code(0)
        .stdout_eq("");
}

#[test]
fn a_diff_is_what_patch_takes() {
    let folder = folder();
    let output = sesstpl()
        .current_dir(folder.path())
        .args(["fmt", "--diff", "untidy.yaml"])
        .assert()
        .code(1)
        .stdout_eq(str![[r"
--- untidy.yaml
+++ untidy.yaml
@@ -1,11 +1,10 @@
 # about it
 template:
-    api_version:   v1 # first
-    kind: taskTemplate
-    metadata: { name : tidy }
+  api_version: v1 # first
+  kind: taskTemplate
+  metadata: {name: tidy}
 
-
-    # one line is enough
-    spec:
-        kernel:
-            image: cr.backend.ai/stable/python:3.9-ubuntu20.04
/ No newline at end of file
+  # one line is enough
+  spec:
+    kernel:
+      image: cr.backend.ai/stable/python:3.9-ubuntu20.04

"]])
        .get_output()
        .stdout
        .clone();
    assert!(output.starts_with(b"--- untidy.yaml\n+++ untidy.yaml\n"));
}

#[test]
fn standard_input_goes_to_standard_output() {
    sesstpl()
        .args(["fmt", "-"])
        .stdin("a :   1")
        .assert()
        .code(0)
        .stdout_eq("a: 1\n")
        .stderr_eq("1 of 1 file laid out anew\n");
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_stay() {
    let folder = folder();
    let path = folder.path().join("windows.yaml");
    fs::write(&path, "\u{feff}a :   1\r\nb:  2\r\n").expect("a file");
    sesstpl().arg("fmt").arg(&path).assert().code(0);
    assert_eq!(
        fs::read_to_string(&path).expect("text"),
        "\u{feff}a: 1\r\nb: 2\r\n"
    );
}

#[test]
fn what_cannot_be_read_stays_and_is_said() {
    let folder = folder();
    fs::write(folder.path().join("broken.yaml"), "a: [1\n").expect("a file");
    sesstpl()
        .current_dir(folder.path())
        .args(["fmt", "broken.yaml", "good.yaml"])
        .assert()
        .code(2)
        .stderr_eq(str![[r"
error: cannot lay out `broken.yaml`: the text cannot be read: [..]; mend that first
0 of 2 files laid out anew

"]]);
    assert_eq!(
        fs::read_to_string(folder.path().join("broken.yaml")).expect("text"),
        "a: [1\n"
    );
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = folder();
    let (file, link) = (folder.path().join("untidy.yaml"), folder.path().join("link.yaml"));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("permissions");
    symlink("untidy.yaml", &link).expect("a link");
    sesstpl().arg("fmt").arg(&link).assert().code(0);
    assert!(link.is_symlink());
    assert_ne!(fs::read_to_string(&file).expect("text"), UNTIDY);
    let mode = fs::metadata(&file).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}
