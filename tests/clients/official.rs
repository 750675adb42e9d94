//! The cluster's own client beside ours, where the environment names both managers and clients:
//! `SESSTPL_OFFICIAL_CLIENTS` has release and program of each, as `26.9.6=/usr/bin/backend.ai,…`.

use std::path::{Path, PathBuf};

use crate::managers::{Manager, pairs};
use crate::scenario::TEMPLATE;

/// A manager and the client of its release.
fn given() -> Vec<(Manager, PathBuf)> {
    let programs = pairs("SESSTPL_OFFICIAL_CLIENTS");
    let program = |release: &str| {
        let found = programs.iter().find(|(of, _)| of == release);
        found.map(|(_, program)| PathBuf::from(program))
    };
    let managers = Manager::given().into_iter();
    managers
        .filter_map(|manager| {
            let program = program(&manager.release)?;
            Some((manager, program))
        })
        .collect()
}

/// The first id of 32 digits, with or without hyphens, in what a client said.
fn id(text: &str) -> String {
    let plain = text.replace('-', "");
    let mut words = plain.split(|c: char| !c.is_ascii_hexdigit());
    words
        .find(|word| word.len() == 32)
        .unwrap_or_else(|| panic!("no id in:\n{text}"))
        .to_owned()
}

#[test]
fn each_client_reads_what_the_other_has_stored() {
    for (manager, program) in given() {
        let client = manager.client().with("ENDPOINT_TYPE", "api");
        let theirs = |input: &str, arguments: &[&str]| client.execute(&program, input, arguments);
        let stored = client.answer(TEMPLATE, &["create"]).code(0).id();
        let seen = theirs("", &["session-template", "get", &stored]);
        seen.code(0).prints("hello, world");
        theirs("", &["session-template", "list"])
            .code(0)
            .prints("clients-one");

        // Our document is one that their client can send.
        let document = client.run(&["get", &stored]).code(0).stdout;
        let sent = theirs(&document, &["session-template", "create"]);
        let sent = id(&sent.code(0).stderr);
        client.run(&["get", &sent]).code(0).prints("hello, world");
        theirs("", &["session-template", "delete", "-f", &stored]).code(0);
        client.run(&["session-template", "delete", "-f", &sent]).code(0);
        println!("{}: both clients", manager.release);
    }
}

#[test]
fn the_exit_codes_are_the_same() {
    for (manager, program) in given() {
        let client = manager.client().with("ENDPOINT_TYPE", "api");
        let broken = client.write("broken.yaml", "kind: taskTemplate\n");
        let broken = broken.to_str().unwrap();
        let unknown = "00000000000000000000000000000000";
        let cases: [(&str, &[&str]); 8] = [
            ("", &["session-template", "list"]),
            ("", &["sesstpl", "list", "-a"]),
            ("", &["session-template", "create", "-f", broken]),
            ("", &["session-template", "delete", "-f", unknown]),
            ("n\n", &["session-template", "delete", unknown]),
            ("", &["session-template", "update", unknown, "-f", broken]),
            ("", &["session-template", "get"]),
            ("", &["session-template", "nothing"]),
        ];
        for (input, arguments) in cases {
            let theirs = client.execute(Path::new(&program), input, arguments);
            let ours = client.answer(input, arguments);
            assert_eq!(
                ours.code, theirs.code,
                "{}: {arguments:?}\n{ours:?}\n{theirs:?}",
                manager.release
            );
        }
    }
}
