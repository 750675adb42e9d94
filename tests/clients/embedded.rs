//! The embedded manager, as a manager to be a client of.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use snapbox::cmd::cargo_bin;
use tempfile::TempDir;

use crate::client::Client;
use crate::scenario;

/// `sesstpl serve`, ended with the test.
pub(crate) struct Embedded {
    child: Child,
    pub(crate) endpoint: String,
    pub(crate) access_key: String,
    pub(crate) secret_key: String,
    _data: TempDir,
}

impl Embedded {
    pub(crate) fn start() -> Self {
        let data = tempfile::tempdir().unwrap();
        let mut child = Command::new(cargo_bin!("sesstpl"))
            .args(["serve", "--port", "0", "--data"])
            .arg(data.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut text = String::new();
        while !text.contains("Ctrl-C stops it.") {
            assert_ne!(output.read_line(&mut text).unwrap(), 0, "it ended after:\n{text}");
        }
        let after = |words: &str| {
            let line = text.lines().find_map(|line| line.trim().strip_prefix(words));
            let word = line.and_then(|line| line.split_whitespace().next());
            word.unwrap_or_else(|| panic!("no `{words}` in:\n{text}"))
                .to_owned()
        };
        Self {
            endpoint: after("The embedded manager answers at"),
            access_key: after("access key"),
            secret_key: after("secret key"),
            child,
            _data: data,
        }
    }

    /// Somebody with this manager's keypair, who reaches it at another address.
    pub(crate) fn client_at(&self, endpoint: &str) -> Client {
        Client::bare()
            .with("ENDPOINT", endpoint)
            .with("ACCESS_KEY", &self.access_key)
            .with("SECRET_KEY", &self.secret_key)
    }

    pub(crate) fn client(&self) -> Client {
        self.client_at(&self.endpoint)
    }
}

impl Drop for Embedded {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn every_command_works_on_the_embedded_manager() {
    let embedded = Embedded::start();
    scenario::play(&embedded.client(), &scenario::EMBEDDED);
}

#[test]
fn a_draft_that_says_the_same_keeps_its_comments() {
    let embedded = Embedded::start();
    let client = embedded.client();
    let id = client.answer(scenario::TEMPLATE, &["create"]).code(0).id();
    let draft = format!("# mine\n{}", scenario::TEMPLATE);
    let file = client.write("draft.yaml", &draft);
    let path = file.to_str().unwrap();
    client
        .run(&["get", &id, "--into", path])
        .code(0)
        .prints("says the same already");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), draft);

    let changed = draft.replace("hello, world", "another");
    client.write("draft.yaml", &changed);
    client
        .run(&["get", &id, "--into", path])
        .code(1)
        .says("stays as it is");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), changed);
    client
        .run(&["get", &id, "--into", path, "--force"])
        .code(0)
        .prints("is written");
    client.run(&["diff", &id, path]).code(0);
}
