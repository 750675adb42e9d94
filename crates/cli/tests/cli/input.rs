//! Which files are read, and what is said of those that cannot be.

use std::fs;

use snapbox::str;

use crate::{BAD, GOOD, sesstpl};

/// A folder with templates in it and below it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("jobs/deep")).expect("a folder");
    for name in [
        "one.yaml",
        "jobs/two.yaml",
        "jobs/deep/three.yaml",
        "jobs/.hidden.yaml",
        "jobs/a[1].yaml",
    ] {
        fs::write(folder.path().join(name), GOOD).expect("a file");
    }
    folder
}

#[test]
fn a_quoted_pattern_reaches_into_folders_but_not_to_hidden_files() {
    let folder = folder();
    sesstpl()
        .current_dir(folder.path())
        .args(["check", "**/*.yaml"])
        .assert()
        .code(0)
        .stdout_eq(str![[r"
4 templates in 4 files, manager 26.9.6: no findings

"]]);
}

#[test]
fn a_file_named_twice_is_read_once() {
    let folder = folder();
    sesstpl()
        .current_dir(folder.path())
        .args(["check", "one.yaml", "*.yaml"])
        .assert()
        .code(0)
        .stdout_eq(str![[r"
1 template in 1 file, manager 26.9.6: no findings

"]]);
}

#[test]
fn a_file_whose_name_looks_like_a_pattern_is_itself() {
    let folder = folder();
    sesstpl()
        .current_dir(folder.path())
        .args(["check", "jobs/a[1].yaml"])
        .assert()
        .code(0);
}

#[test]
fn what_cannot_be_read_is_said_and_does_not_hide_the_rest() {
    let folder = folder();
    fs::write(folder.path().join("bad.yaml"), BAD).expect("a file");
    sesstpl()
        .current_dir(folder.path())
        .args(["check", "missing.yaml", "none/*.yaml", "jobs", "a**b", "one.yaml"])
        .assert()
        .code(2)
        .stdout_eq(str![[r"
1 template in 1 file, manager 26.9.6: no findings

"]])
        .stderr_eq(str![[r"
error: cannot read `missing.yaml`: [..]
error: no file matches `none/*.yaml`
error: `jobs` is a folder: name its files, or a pattern such as 'jobs/**/*.yaml'
error: `a**b` is no file pattern: [..]

"]]);
}

#[test]
fn text_that_is_not_utf_8_is_refused_with_its_place() {
    sesstpl().args(["check", "-"]).stdin(b"kind: x\nname: caf\xE9\n".to_vec()).assert().code(2).stdout_eq("").stderr_eq(str![[r"
error: `<stdin>` is not UTF-8: the byte 0xE9 at offset 17, in line 2, cannot stand there; managers read templates as UTF-8, so save the file in that encoding

"]]);
}

#[test]
fn without_files_standard_input_is_read() {
    sesstpl()
        .args(["normalize", "--to", "json"])
        .stdin(GOOD)
        .assert()
        .code(0);
}
