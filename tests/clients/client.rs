//! The command, with an environment of its own.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use snapbox::cmd::cargo_bin;
use tempfile::TempDir;

/// The public keypair of the managers' sample data.
pub(crate) const ACCESS_KEY: &str = "AKIAIOSFODNN7EXAMPLE";
pub(crate) const SECRET_KEY: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

/// A person at a terminal of their own: home folder, environment and working folder.
pub(crate) struct Client {
    home: TempDir,
    environment: Vec<(String, String)>,
}

/// What a command has done.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Client {
    /// Somebody for whom nothing is set.
    pub(crate) fn bare() -> Self {
        Self {
            home: tempfile::tempdir().unwrap(),
            environment: Vec::new(),
        }
    }

    /// Somebody with the keypair of the sample data.
    pub(crate) fn of(endpoint: &str) -> Self {
        Self::bare()
            .with("ENDPOINT", endpoint)
            .with("ACCESS_KEY", ACCESS_KEY)
            .with("SECRET_KEY", SECRET_KEY)
    }

    /// The same with a variable `BACKEND_…`.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.environment
            .push((format!("BACKEND_{name}"), value.to_owned()));
        self
    }

    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// Writes a file into the working folder.
    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.home().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Runs the command with nobody there to answer.
    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        self.answer("", arguments)
    }

    /// Runs the command with a text on its standard input.
    pub(crate) fn answer(&self, input: &str, arguments: &[&str]) -> Outcome {
        self.execute(cargo_bin!("sesstpl"), input, arguments)
    }

    /// Runs any command in this environment.
    pub(crate) fn execute(&self, program: &Path, input: &str, arguments: &[&str]) -> Outcome {
        let mut child = Command::new(program)
            .args(arguments)
            .current_dir(self.home())
            .env_clear()
            .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
            .env("HOME", self.home())
            .envs(self.environment.iter().cloned())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that reads nothing may have ended.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Outcome {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Outcome {
    /// That it ended with this code.
    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(
            self.code,
            Some(code),
            "standard output:\n{}\nstandard error:\n{}",
            self.stdout,
            self.stderr
        );
        self
    }

    /// That this stands in what it printed.
    #[track_caller]
    pub(crate) fn prints(self, text: &str) -> Self {
        assert!(
            self.stdout.contains(text),
            "`{text}` is expected in standard output:\n{}\nstandard error:\n{}",
            self.stdout,
            self.stderr
        );
        self
    }

    /// That this stands in what it said on standard error.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(
            self.stderr.contains(text),
            "`{text}` is expected in standard error:\n{}\nstandard output:\n{}",
            self.stderr,
            self.stdout
        );
        self
    }

    /// What it printed as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}:\n{}", self.stdout))
    }

    /// The id in `Task template … created and ready`.
    #[track_caller]
    pub(crate) fn id(&self) -> String {
        let digits = |word: &&str| word.len() == 32 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        let mut words = self.stdout.split_whitespace();
        words
            .find(digits)
            .unwrap_or_else(|| panic!("no id in:\n{}", self.stdout))
            .to_owned()
    }
}
