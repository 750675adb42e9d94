//! Two servers on one `PostgreSQL` database. Left out, saying so, where there is no `PostgreSQL`: on Debian it is in the
//! package `postgresql`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Barrier;
use std::thread;

use serde_json::{Value, json};
use sesstpl_manager_api::{Method, SessionStatus};
use tempfile::TempDir;

use crate::rig::{QUICK, Rig, template};

/// A database server of the test's own, reached by a socket in its folder.
struct Postgres {
    programs: PathBuf,
    folder: TempDir,
}

impl Postgres {
    /// Starts one; none where its programs are not installed.
    fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            println!("left out: no PostgreSQL is installed here (Debian's package is `postgresql`)");
            return None;
        };
        // Sockets have short names, and its user must be able to enter the folder.
        let folder = tempfile::Builder::new().prefix("pg").tempdir_in("/tmp").unwrap();
        make_its_own(folder.path());
        let postgres = Self { programs, folder };
        let data = postgres.data();
        postgres.run(
            "initdb",
            &[
                "-D",
                &data,
                "-U",
                "sesstpl",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
            ],
        );
        let socket = postgres.folder.path().display();
        let options = format!("-c listen_addresses= -c unix_socket_directories={socket}");
        let log = format!("{socket}/log");
        postgres.run(
            "pg_ctl",
            &["-D", &data, "-l", &log, "-o", &options, "-w", "start"],
        );
        Some(postgres)
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    fn url(&self) -> String {
        let socket = self.folder.path().display().to_string().replace('/', "%2F");
        format!("postgresql://sesstpl@{socket}/postgres")
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let mut command = as_its_user(&self.programs.join(program));
        let ended = command
            .args(arguments)
            .current_dir("/")
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(ended.success(), "{program} {arguments:?}");
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.run("pg_ctl", &["-D", &self.data(), "-m", "immediate", "-w", "stop"]);
    }
}

/// Where its programs are: Debian keeps them beside each version.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut folders: Vec<PathBuf> = versions
        .flatten()
        .map(|version| version.path().join("bin"))
        .collect();
    folders.retain(|folder| folder.join("initdb").exists());
    folders.sort();
    folders.pop()
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;

    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// It refuses to run as root; Debian's package makes a user for it.
fn as_its_user(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid=postgres", "--regid=postgres", "--clear-groups"])
        .arg(program);
    command
}

fn make_its_own(folder: &Path) {
    if is_root() {
        let owned = Command::new("chown")
            .arg("postgres")
            .arg(folder)
            .status()
            .unwrap();
        assert!(owned.success());
    }
}

/// A server on a database, with a data folder of its own and, if there is another server, that one's keypair.
fn server(postgres: &Postgres, other: Option<&Rig>) -> Rig {
    Rig::with(QUICK, |options| {
        options.database_url = Some(postgres.url());
        if let Some(other) = other {
            let data = options.data_dir.as_ref().unwrap();
            std::fs::create_dir_all(data).unwrap();
            std::fs::copy(other.data_file("keypair.yaml"), data.join("keypair.yaml")).unwrap();
        }
    })
}

fn payload(tag: &str) -> Value {
    let mut template = template("shared");
    template["metadata"]["tag"] = tag.into();
    json!({ "payload": json!([{ "template": template }]).to_string() })
}

#[test]
fn of_concurrent_changes_by_two_servers_exactly_one_wins() {
    let Some(postgres) = Postgres::start() else {
        return;
    };
    let first = server(&postgres, None);
    let second = server(&postgres, Some(&first));
    let id = first.store(&template("shared"));
    let path = format!("/template/session/{id}");
    for round in 1..=20 {
        let expected = format!("\"{round}\"");
        let start = Barrier::new(4);
        let answers: Vec<(String, u16, Value)> = thread::scope(|scope| {
            let writers: Vec<_> = (0..4)
                .map(|writer| {
                    let (rig, start) = (if writer % 2 == 0 { &first } else { &second }, &start);
                    let (path, expected) = (&path, &expected);
                    scope.spawn(move || {
                        let tag = format!("round{round}-writer{writer}");
                        start.wait();
                        let answer =
                            rig.signed(Method::Put, path, Some(&payload(&tag)), &[("If-Match", expected)]);
                        (tag, answer.status, answer.json())
                    })
                })
                .collect();
            writers.into_iter().map(|writer| writer.join().unwrap()).collect()
        });
        let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(|(_, status, _)| *status == 200);
        assert_eq!(won.len(), 1, "{won:?} {lost:?}");
        for (tag, status, refusal) in &lost {
            assert_eq!(*status, 412, "{tag}: {refusal}");
            assert_eq!(refusal["data"]["version"], round + 1);
            assert_eq!(refusal["data"]["template"]["metadata"]["tag"], won[0].0.as_str());
            assert_eq!(refusal["data"]["expected"], round);
        }
    }
    let versions = second
        .signed(Method::Get, &format!("{path}/versions"), None, &[])
        .json();
    assert_eq!(versions.as_array().unwrap().len(), 21);
}

#[test]
fn what_one_server_stores_the_other_lists_finds_and_deletes() {
    let Some(postgres) = Postgres::start() else {
        return;
    };
    let first = server(&postgres, None);
    let second = server(&postgres, Some(&first));
    let ids: Vec<String> = (0..5)
        .map(|number| first.store(&template(&format!("template{number}"))))
        .collect();
    let page = second.signed(Method::Get, "/template/session?limit=2&search=PYTHON", None, &[]);
    assert_eq!(page.json()[1]["name"], "template1", "{page:?}");
    assert!(page.header("link").is_some(), "{page:?}");
    let path = format!("/template/session/{}", ids[3]);
    assert_eq!(second.signed(Method::Delete, &path, None, &[]).status, 200);
    assert_eq!(first.signed(Method::Get, &path, None, &[]).status, 404);
    assert_eq!(
        first
            .signed(Method::Post, &format!("{path}/restore"), None, &[])
            .status,
        200
    );
    assert_eq!(second.signed(Method::Get, &path, None, &[]).status, 200);
}

#[test]
fn a_session_is_started_once_and_moved_on_whichever_server_is_asked() {
    let Some(postgres) = Postgres::start() else {
        return;
    };
    let first = server(&postgres, None);
    let second = server(&postgres, Some(&first));
    let start = Barrier::new(2);
    let outcomes: Vec<bool> = thread::scope(|scope| {
        let launches: Vec<_> = [&first, &second]
            .into_iter()
            .map(|rig| {
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    rig.launch("only-one", &json!({})).is_ok()
                })
            })
            .collect();
        launches
            .into_iter()
            .map(|launch| launch.join().unwrap())
            .collect()
    });
    assert_eq!(
        outcomes.iter().filter(|launched| **launched).count(),
        1,
        "{outcomes:?}"
    );
    for rig in [&first, &second] {
        rig.wait_for("only-one", &SessionStatus::Running);
    }
}

#[test]
fn a_server_goes_on_after_the_database_server_was_restarted() {
    let Some(postgres) = Postgres::start() else {
        return;
    };
    let rig = server(&postgres, None);
    let id = rig.store(&template("kept"));
    let data = postgres.data();
    postgres.run("pg_ctl", &["-D", &data, "-m", "fast", "-w", "stop"]);
    let path = format!("/template/session/{id}");
    let refused = rig.signed(Method::Get, &path, None, &[]);
    assert_eq!(refused.status, 503, "{refused:?}");
    assert!(refused.body.contains("database server"), "{refused:?}");
    let socket = postgres.folder.path().display().to_string();
    let options = format!("-c listen_addresses= -c unix_socket_directories={socket}");
    let log = format!("{socket}/log");
    postgres.run(
        "pg_ctl",
        &["-D", &data, "-l", &log, "-o", &options, "-w", "start"],
    );
    assert_eq!(rig.signed(Method::Get, &path, None, &[]).status, 200);
}

#[test]
fn a_database_that_does_not_answer_is_told_without_the_password() {
    let rig = Rig::start();
    let error = rig
        .start_another(|options| {
            options.data_dir = Some(rig.folder.path().join("other"));
            options.database_url = Some("postgresql://me:topsecret@127.0.0.1:1/none".to_owned());
        })
        .unwrap_err()
        .to_string();
    assert!(error.contains("127.0.0.1:1/none"), "{error}");
    assert!(!error.contains("topsecret"), "{error}");
}
