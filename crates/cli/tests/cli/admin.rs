//! `sesstpl admin`, and what becomes of data on bad disks.

use std::fs;
use std::path::Path;
#[cfg(target_os = "linux")]
use std::process::Command;

use serde_json::Value;
use sesstpl_manager_api::{Keypair, Method};
use snapbox::cmd::OutputAssert;
#[cfg(target_os = "linux")]
use snapbox::cmd::cargo_bin;

use crate::serving::{Client, Serving, after, stores};
use crate::sesstpl;

fn store(client: &Client, name: &str, size: usize) -> (u16, Value) {
    let answer = client.ask(Method::Post, "/template/session", Some(&stores(name, name, size)));
    answer.expect("an answer")
}

fn names(client: &Client) -> Vec<String> {
    let name = |item: Value| item["name"].as_str().expect("a name").to_owned();
    client.templates().into_iter().map(name).collect()
}

/// Runs `sesstpl admin` with a data folder.
fn run_admin(data: &Path, arguments: &[&str]) -> OutputAssert {
    sesstpl()
        .arg("admin")
        .args(arguments)
        .arg("--data")
        .arg(data)
        .assert()
}

/// What `sesstpl admin` says, where it does what it is told.
fn admin(data: &Path, arguments: &[&str]) -> String {
    let run = run_admin(data, arguments).success();
    String::from_utf8_lossy(&run.get_output().stdout).into_owned()
}

/// What it complains about, where it fails.
fn admin_fails(data: &Path, arguments: &[&str]) -> String {
    let run = run_admin(data, arguments).code(2);
    String::from_utf8_lossy(&run.get_output().stderr).into_owned()
}

#[test]
fn a_backup_made_while_the_manager_works_can_be_restored() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let backup = folder.path().join("templates.bak").display().to_string();
    let (serving, client) = Serving::with_data(&data);
    store(&client, "kept", 10);
    assert!(admin(&data, &["backup", &backup]).contains("templates.bak"));
    store(&client, "later", 10);
    let refused = admin_fails(&data, &["restore", &backup]);
    assert!(refused.contains("another `sesstpl serve` uses"), "{refused}");
    drop(serving);

    let said = admin(&data, &["restore", &backup]);
    assert!(said.starts_with("Restored: 1 templates"), "{said}");
    assert!(said.contains("-replaced.sqlite3"), "{said}");
    let (_serving, client) = Serving::with_data(&data);
    assert_eq!(names(&client), ["kept"]);
    assert!(admin(&data, &["check"]).starts_with("Sound: 1 templates"));
}

#[test]
fn a_backup_does_not_overwrite_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_serving, _client) = Serving::with_data(folder.path());
    let taken = folder.path().join("taken");
    fs::write(&taken, "mine").expect("a file");
    let refused = admin_fails(folder.path(), &["backup", &taken.display().to_string()]);
    assert!(
        refused.contains("there is a file of this name already"),
        "{refused}"
    );
    assert_eq!(fs::read_to_string(&taken).expect("the file"), "mine");
}

#[test]
fn what_is_no_backup_is_not_restored() {
    let folder = tempfile::tempdir().expect("a folder");
    let (serving, client) = Serving::with_data(folder.path());
    store(&client, "kept", 10);
    drop(serving);
    let other = folder.path().join("other");
    fs::write(
        &other,
        "this is a letter to a friend, and not at all a database of templates",
    )
    .expect("a file");
    let refused = admin_fails(folder.path(), &["restore", &other.display().to_string()]);
    assert!(
        refused.contains("cannot be used") && refused.contains("other"),
        "{refused}"
    );
    let (_serving, client) = Serving::with_data(folder.path());
    assert_eq!(names(&client), ["kept"]);
}

#[test]
fn a_damaged_database_is_refused_and_the_backup_to_go_back_to_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let (serving, client) = Serving::with_data(folder.path());
    for number in 0..40 {
        store(&client, &format!("template{number}"), 2000);
    }
    let backup = admin(folder.path(), &["backup"]);
    let backup = backup
        .trim()
        .strip_prefix("The backup is ")
        .and_then(|path| path.strip_suffix('.'))
        .expect("a path");
    drop(serving);
    // All is in the main file once another has closed it.
    admin(folder.path(), &["check"]);
    let database = folder.path().join("sesstpl.sqlite3");
    let _ = fs::remove_file(folder.path().join("sesstpl.sqlite3-wal"));
    let mut bytes = fs::read(&database).expect("the database");
    for byte in bytes.iter_mut().skip(8192).take(60_000) {
        *byte = 0x5a;
    }
    fs::write(&database, bytes).expect("the database");

    let refused = sesstpl()
        .args(["serve", "--port", "0", "--data"])
        .arg(folder.path())
        .assert()
        .code(2);
    let refused = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(
        refused.contains("damaged") && refused.contains(backup),
        "{refused}"
    );
    let found = admin_fails(folder.path(), &["check"]);
    assert!(found.contains("damaged") && found.contains(backup), "{found}");

    admin(folder.path(), &["restore", backup]);
    let (_serving, client) = Serving::with_data(folder.path());
    assert_eq!(names(&client).len(), 40);
}

#[test]
fn a_user_that_was_added_stores_templates_at_once_and_until_disabled() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_serving, client) = Serving::with_data(folder.path());
    let said = admin(folder.path(), &["user", "add", "me@example.com"]);
    let key = |name: &str| {
        let line = after(name, &said);
        line.split_whitespace().next().expect("a key").to_owned()
    };
    let mine = Client {
        keypair: Keypair::new(&key("access key"), &key("secret key")),
        ..client
    };
    assert_eq!(store(&mine, "mine", 10).0, 200);
    let listed = admin(folder.path(), &["user", "list"]);
    assert_eq!(
        listed,
        "me@example.com  user  default\nuser@localhost  superadmin  default\n"
    );
    admin(folder.path(), &["user", "disable", "me@example.com"]);
    assert_eq!(store(&mine, "more", 10).0, 401);
    let refused = admin_fails(folder.path(), &["keypair", "add", "nobody@example.com"]);
    assert!(
        refused.contains("there is no user `nobody@example.com`"),
        "{refused}"
    );
}

/// `sesstpl serve` in a name space of its own, where `script` prepares the folder `$1` and may run `$SERVE` by
/// `exec`. None where the system does not allow that.
#[cfg(target_os = "linux")]
fn in_own_space(data: &Path, script: &str) -> Option<Command> {
    let space = |script: &str| {
        let mut command = Command::new("unshare");
        command
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"])
            .arg(data);
        command
    };
    let probe = space("mount -t tmpfs -o size=64k tmpfs \"$1\"").output();
    if !probe.is_ok_and(|output| output.status.success()) {
        println!("left out: this system does not let users mount a small disk of their own");
        return None;
    }
    let mut command = space(script);
    command.arg(cargo_bin!("sesstpl"));
    Some(command)
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_what_was_stored_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let seed = folder.path().join("seed");
    let data = folder.path().join("data");
    fs::create_dir(&data).expect("a folder");
    // The keypair is known beforehand: the small disk is seen only by the manager.
    drop(Serving::with_data(&seed));
    let script = "mount -t tmpfs -o size=1500k tmpfs \"$1\" && cp \"$1/../seed/keypair.yaml\" \"$1\" && \
                  exec \"$2\" serve --port 0 --data \"$1\"";
    let Some(command) = in_own_space(&data, script) else {
        return;
    };
    let (_serving, client) = Serving::run(command).introduced(&seed);
    let mut stored = Vec::new();
    let refusal = loop {
        let name = format!("template{}", stored.len());
        match store(&client, &name, 20_000) {
            (200, _) => stored.push(name),
            refusal => break refusal,
        }
        assert!(stored.len() < 1000, "the disk does not fill");
    };
    assert_eq!(refusal.0, 503, "{refusal:?}");
    assert!(
        refusal.1["msg"]
            .as_str()
            .is_some_and(|msg| msg.contains("disk is full")),
        "{refusal:?}"
    );
    assert!(!stored.is_empty());
    assert_eq!(names(&client), stored);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(Serving::with_data(folder.path()));
    let script = "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\" && \
                  exec \"$2\" serve --port 0 --data \"$1\"";
    let Some(mut command) = in_own_space(folder.path(), script) else {
        return;
    };
    let output = command.output().expect("its end");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{errors}");
    assert!(
        errors.contains("Read-only file system") && errors.contains("--data"),
        "{errors}"
    );
}
