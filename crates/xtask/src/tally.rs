//! How many tests passed and failed, read from what their runners say.

use std::process::Command;

use anyhow::{Result, bail};

use crate::process::watch;

/// What a suite's runner reported.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    /// One check, which passed or not.
    pub(crate) fn one(passed: bool) -> Self {
        Self {
            passed: passed.into(),
            failed: (!passed).into(),
        }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Runs a command that is one check by itself.
pub(crate) fn checked(command: &mut Command) -> Result<Tally> {
    Ok(Tally::one(command.status()?.success()))
}

/// A test runner whose summary lines are counted; its failure without a failed test is one.
pub(crate) fn counted(command: &mut Command, read: impl Fn(&str) -> Option<Tally>) -> Result<Tally> {
    let mut tally = Tally::default();
    let succeeded = watch(command, |line| tally.add(read(line).unwrap_or_default()))?;
    if !succeeded && tally.failed == 0 {
        tally.failed = 1;
    }
    if succeeded && tally.passed == 0 {
        bail!("the runner reported no test");
    }
    Ok(tally)
}

/// The number written directly before `word`, as 12 in `ok. 12 passed; 0 failed`.
pub(crate) fn number_before(line: &str, word: &str) -> Option<u64> {
    let end = line.find(word)?;
    line[..end]
        .rsplit(|c: char| !c.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}

/// The summary of Node's own test runner, in both its styles.
pub(crate) fn node_tests(line: &str) -> Option<Tally> {
    let line = line.trim_start_matches(['#', 'ℹ', ' ']);
    let count = |prefix| line.strip_prefix(prefix)?.trim().parse().ok();
    let passed = count("pass ").map(|passed| Tally { passed, failed: 0 });
    passed.or_else(|| count("fail ").map(|failed| Tally { passed: 0, failed }))
}

/// The summary of our own runners: `12 passed, 0 failed`.
pub(crate) fn own_tests(line: &str) -> Option<Tally> {
    Some(Tally {
        passed: number_before(line, " passed, ")?,
        failed: number_before(line, " failed")?,
    })
}
