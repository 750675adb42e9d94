//! The command line and the page on running managers: every step, on each of them, in one table.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{cargo, step};
use crate::{browser, rig, workspace};

/// What is done on every manager, by either client.
const STEPS: [&str; 9] = [
    "create",
    "list",
    "get",
    "update",
    "conflict",
    "launch",
    "watch",
    "terminate",
    "delete",
];

/// What is done besides, on real managers only.
const SAMPLES: [&str; 2] = ["sample 19.09", "sample 22.03"];

const CLIENTS: [&str; 2] = ["CLI", "browser"];

/// The embedded manager's column, which needs nothing to be set.
const EMBEDDED: &str = "embedded";

/// The managers that tests are told of.
pub(crate) const MANAGERS: &str = "SESSTPL_MANAGERS";

/// By client, manager and step, what came of it.
type Cells = BTreeMap<(String, String, String), String>;

/// Runs both on the managers that the environment names, or else on those of the rig beside the clone, and prints the
/// table. Fails unless every cell is there.
pub(crate) fn table() -> Result<()> {
    if std::env::var_os(MANAGERS).is_some() {
        return report(&on(&[])?);
    }
    let Some(rig) = rig::Rig::beside_clone() else {
        bail!(
            "{MANAGERS} names no manager, and there is no ../shared/manager that starts some; tests/clients/README.md says \
             what to set"
        );
    };
    let running = rig.start(&rig::ALL)?;
    report(&on(&running.environment())?)
}

/// What came of the suite of real managers.
pub(crate) enum Suite {
    /// How many cells passed and failed.
    Ran(u64, u64),
    /// Why there were no managers to run on.
    LeftOut(String),
}

/// The same on two managers, for the suite of all tests. A machine that cannot start managers can still run all
/// other tests, and is told plainly what was left out; `cargo xtask clusters` fails there.
pub(crate) fn suite() -> Result<Suite> {
    let ran = |outcome: &Outcome| {
        let (passed, failed) = outcome.tally();
        Suite::Ran(passed, failed)
    };
    if std::env::var_os(MANAGERS).is_some() {
        return on(&[]).map(|outcome| ran(&outcome));
    }
    let Some(rig) = rig::Rig::beside_clone() else {
        return Ok(Suite::LeftOut(format!(
            "there is no ../shared/manager that starts real managers, and {MANAGERS} names none"
        )));
    };
    let running = match rig.start(&rig::FOR_TESTS) {
        Ok(running) => running,
        Err(error) => return Ok(Suite::LeftOut(format!("{error:#}"))),
    };
    let outcome = on(&running.environment())?;
    outcome.print();
    Ok(ran(&outcome))
}

/// What came of a run.
struct Outcome {
    columns: Vec<String>,
    cells: Cells,
    /// The test runners that failed.
    failed: Vec<&'static str>,
}

fn on(environment: &[(&'static str, String)]) -> Result<Outcome> {
    let file = workspace::target().join("clusters.tsv");
    if file.exists() {
        std::fs::remove_file(&file).with_context(|| format!("removing {}", file.display()))?;
    }
    let managers = environment.iter().find(|(name, _)| *name == MANAGERS);
    let managers = managers.map_or_else(
        || std::env::var(MANAGERS).unwrap_or_default(),
        |(_, value)| value.clone(),
    );
    let releases = managers.split(',').filter_map(|pair| pair.split_once('='));
    let columns = releases.map(|(release, _)| release.trim().to_owned());
    let mut failed = Vec::new();
    step("The command line on the managers");
    if !succeeds(&mut command_line(), environment, &file)? {
        failed.push("the command line's tests");
    }
    step("The page on the managers");
    let mut page = browser::playwright("chromium")?;
    // One after the other: they share the managers, which now and then run out of connections to their database.
    page.args(["--workers", "1", "--retries", "1", "clusters.test.js"]);
    if !succeeds(&mut page, environment, &file)? {
        failed.push("the page's tests");
    }
    Ok(Outcome {
        columns: columns.chain([EMBEDDED.to_owned()]).collect(),
        cells: read(&file)?,
        failed,
    })
}

fn command_line() -> Command {
    let mut command = cargo();
    command.args([
        "test",
        "--package",
        "sesstpl-cli",
        "--test",
        "clients",
        "--locked",
        "--",
    ]);
    // What needs running managers; the rest is in the suite of all Rust tests.
    command.args(["managers::", "arrived::", "given", "--test-threads", "1"]);
    command
}

fn succeeds(command: &mut Command, environment: &[(&'static str, String)], cells: &Path) -> Result<bool> {
    let command = command
        .env("SESSTPL_CELLS", cells)
        .envs(environment.iter().map(|(name, value)| (name, value)));
    Ok(command.status()?.success())
}

/// One line for each cell: client, manager, step, what came of it.
fn read(file: &PathBuf) -> Result<Cells> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| format!("reading {}", file.display())),
    };
    let cell = |line: &str| {
        let mut parts = line.split('\t').map(str::to_owned);
        let key = (parts.next()?, parts.next()?, parts.next()?);
        Some((key, parts.next()?))
    };
    Ok(text.lines().filter_map(cell).collect())
}

fn report(outcome: &Outcome) -> Result<()> {
    outcome.print();
    let (_, missing) = outcome.tally();
    if let [first, ..] = outcome.failed.as_slice() {
        bail!("{first} failed; what they say is above");
    }
    if missing > 0 {
        bail!("{missing} cells are not green");
    }
    Ok(())
}

/// The rows: a step by a client.
fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let steps = STEPS.iter().chain(&SAMPLES);
    steps.flat_map(|step| CLIENTS.iter().map(move |client| (*step, *client)))
}

impl Outcome {
    /// What came of a step; none where it was to be done and was not, or failed.
    fn cell(&self, column: &str, step: &str, client: &str) -> Option<&str> {
        if column == EMBEDDED && SAMPLES.contains(&step) {
            return Some("in the suite `browser`");
        }
        let key = (client.to_owned(), column.to_owned(), step.to_owned());
        self.cells.get(&key).map(String::as_str)
    }

    /// How many cells are green, and how many are not; a runner that failed counts as one, even if all cells are green.
    fn tally(&self) -> (u64, u64) {
        let cells = rows().flat_map(|(step, client)| {
            self.columns
                .iter()
                .map(move |column| self.cell(column, step, client).is_some())
        });
        let (mut green, mut red) = (0, 0);
        for is_green in cells {
            if is_green {
                green += 1;
            } else {
                red += 1;
            }
        }
        (green, red.max(self.failed.len() as u64))
    }

    fn print(&self) {
        println!("\n| step | client | {} |", self.columns.join(" | "));
        println!("| --- | --- {}|", "| --- ".repeat(self.columns.len()));
        for (step, client) in rows() {
            let cells: Vec<&str> = self
                .columns
                .iter()
                .map(|column| self.cell(column, step, client).unwrap_or("**not done**"))
                .collect();
            println!("| {step} | {client} | {} |", cells.join(" | "));
        }
        println!();
    }
}
