//! Every test of the project, suite by suite.

use std::time::Instant;

use anyhow::{Result, bail};

use crate::process::{cargo, npm as npm_command, run as run_command, step};
use crate::tally::{Tally, checked, counted, node_tests, number_before};
use crate::{browser, clusters, editors, ledger, npm, tools, workspace};

/// A suite: its name and what runs it.
type Suite = (&'static str, fn() -> Result<Tally>);

const SUITES: [Suite; 10] = [
    ("format", format),
    ("lint", lint),
    ("deny", deny),
    ("rust", rust),
    ("docs", docs),
    ("npm", package),
    ("browser", pages),
    ("ledger", ledger::suite),
    ("editors", editors::sessions),
    ("clusters", real_managers),
];

/// Runs the named suites, or all, to the end, and fails if any test failed.
pub(crate) fn run(names: &[String]) -> Result<()> {
    if let Some(unknown) = names
        .iter()
        .find(|name| SUITES.iter().all(|(known, _)| known != name))
    {
        let known = SUITES.map(|(name, _)| name).join(", ");
        bail!("there is no suite `{unknown}`; there are {known}");
    }
    let mut total = Tally::default();
    let mut lines = Vec::new();
    for (name, suite) in SUITES
        .iter()
        .filter(|(name, _)| names.is_empty() || names.iter().any(|n| n == name))
    {
        step(&format!("Suite: {name}"));
        let start = Instant::now();
        let tally = suite().unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Tally::one(false)
        });
        total.add(tally);
        let seconds = start.elapsed().as_secs_f64();
        lines.push(format!(
            "  {name:8} {:6} passed {:4} failed {seconds:8.1} s",
            tally.passed, tally.failed
        ));
    }
    println!(
        "\n{}\n\n{} passed, {} failed",
        lines.join("\n"),
        total.passed,
        total.failed
    );
    if total.failed > 0 {
        bail!("{} of {} failed", total.failed, total.passed + total.failed);
    }
    Ok(())
}

fn format() -> Result<Tally> {
    checked(cargo().args(["fmt", "--all", "--check"]))
}

fn lint() -> Result<Tally> {
    tools::wasm()?;
    let mut tally = checked(cargo().args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))?;
    let browser = [
        "clippy",
        "--package",
        "sesstpl-web",
        "--package",
        "sesstpl-wasm",
        "--locked",
    ];
    let target = ["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
    tally.add(checked(cargo().args(browser).args(target))?);
    Ok(tally)
}

fn deny() -> Result<Tally> {
    tools::deny()?;
    // Advisories need a database from the network; where that is not reachable, the rest still counts.
    checked(cargo().args(["deny", "--workspace", "check", "bans", "licenses", "sources"]))
}

fn rust() -> Result<Tally> {
    counted(
        cargo().args(["test", "--workspace", "--locked", "--no-fail-fast"]),
        |line| {
            let line = line.strip_prefix("test result: ")?;
            Some(Tally {
                passed: number_before(line, " passed")?,
                failed: number_before(line, " failed")?,
            })
        },
    )
}

fn docs() -> Result<Tally> {
    checked(
        cargo()
            .args(["doc", "--workspace", "--no-deps", "--locked", "--quiet"])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}

fn package() -> Result<Tally> {
    let tarball = npm::build()?;
    let chromium = tools::chromium()?;
    let folder = workspace::root().join("tests/npm");
    tools::npm_packages(&folder)?;
    let mut command = npm_command(&folder);
    command
        .args(["test", "--silent"])
        .env("SESSTPL_TARBALL", tarball)
        .env("CHROMIUM", chromium);
    counted(&mut command, node_tests)
}

fn pages() -> Result<Tally> {
    // What is measured comes last, and all other tests before it.
    counted(&mut browser::playwright("speed")?, |line| {
        let line = line.trim_start();
        let passed = number_before(line, " passed").map(|passed| Tally { passed, failed: 0 });
        passed.or_else(|| number_before(line, " failed").map(|failed| Tally { passed: 0, failed }))
    })
}

/// Both clients on real managers. Left out where nothing can start any.
fn real_managers() -> Result<Tally> {
    Ok(match clusters::suite()? {
        clusters::Suite::Ran(passed, failed) => Tally { passed, failed },
        clusters::Suite::LeftOut(why) => {
            println!("Left out: {why}.");
            Tally::default()
        }
    })
}

/// All corpora against all releases, with the table.
pub(crate) fn conformance() -> Result<()> {
    let test = [
        "test",
        "--package",
        "sesstpl",
        "--test",
        "conformance",
        "--locked",
        "--quiet",
    ];
    run_command(cargo().args(test).args(["--", "--nocapture"]))
}

/// The reader against `PyYAML` on that many generated documents.
pub(crate) fn compare(cases: u64) -> Result<()> {
    let test = [
        "test",
        "--package",
        "sesstpl-yaml",
        "--test",
        "pyyaml",
        "--profile",
        "native",
        "--locked",
    ];
    run_command(
        cargo()
            .args(test)
            .args(["--", "--nocapture"])
            .env("SESSTPL_COMPARE_CASES", cases.to_string()),
    )
}

/// Random input for the reader and then for the check, half of the time each.
pub(crate) fn fuzz(seconds: u64) -> Result<()> {
    for target in ["reader", "check"] {
        step(&format!("Fuzzing: {target}"));
        run_command(
            cargo()
                .args([
                    "run",
                    "--release",
                    "--locked",
                    "--manifest-path",
                    "fuzz/Cargo.toml",
                    "--",
                    target,
                ])
                .arg((seconds / 2).max(1).to_string()),
        )?;
    }
    Ok(())
}
