//! The Python process that says what `PyYAML` reads.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::OnceLock;

const REQUIREMENT: &str = "PyYAML==6.0.3";

/// A running `compare.py`.
pub(crate) struct PyYaml {
    process: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl PyYaml {
    pub(crate) fn start() -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/yaml/compare.py");
        let mut process = Command::new(interpreter())
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python starts");
        Self {
            input: process.stdin.take(),
            output: BufReader::new(process.stdout.take().expect("piped")),
            process,
        }
    }

    /// What `PyYAML` makes of texts, in the form that `compare.py` describes.
    pub(crate) fn read(&mut self, texts: &[String]) -> Vec<String> {
        let input = self.input.as_mut().expect("open until dropped");
        std::thread::scope(|scope| {
            scope.spawn(move || {
                for text in texts {
                    let line = serde_json::to_string(text).expect("text is JSON");
                    writeln!(input, "{line}").expect("compare.py reads");
                }
                input.flush().expect("compare.py reads");
            });
            texts
                .iter()
                .map(|text| {
                    let mut line = String::new();
                    self.output.read_line(&mut line).expect("compare.py answers");
                    assert!(line.ends_with('\n'), "compare.py ended at {text:?}");
                    line.pop();
                    line
                })
                .collect()
        })
    }
}

impl Drop for PyYaml {
    fn drop(&mut self) {
        // It ends when its input does.
        self.input.take();
        let _ended = self.process.wait();
    }
}

/// The Python that `SESSTPL_PYTHON` names, or one in an environment made under the target folder.
fn interpreter() -> &'static Path {
    static INTERPRETER: OnceLock<PathBuf> = OnceLock::new();
    INTERPRETER.get_or_init(|| match std::env::var_os("SESSTPL_PYTHON") {
        Some(python) => python.into(),
        None => make_environment(),
    })
}

fn make_environment() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pyyaml");
    let python = folder.join("bin/python");
    let works = |python: &Path| {
        let check = "import yaml; assert yaml.__version__ == '6.0.3'";
        let status = Command::new(python)
            .args(["-c", check])
            .stderr(Stdio::null())
            .status();
        status.is_ok_and(|status| status.success())
    };
    if !works(&python) {
        run(Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&folder));
        run(Command::new(&python).args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            REQUIREMENT,
        ]));
    }
    python
}

fn run(command: &mut Command) {
    let status = command.status();
    assert!(
        status.as_ref().is_ok_and(std::process::ExitStatus::success),
        "{command:?} failed: {status:?}"
    );
}
