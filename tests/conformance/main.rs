//! Checks documents against what 14 releases of the manager do with them.
//!
//! Each `*.jsonl.gz` beside this file is a corpus: documents with the verdict and the stored form or the errors of
//! every release, labelled by the releases' own check.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod corpus;
mod errors;
mod expected;
mod wire;

use std::collections::BTreeMap;
use std::fmt::Write;

use corpus::{Case, Outcome};
use sesstpl::{CheckOptions, Diagnostic, Release, Report, Severity, Verdict, check, emit};

/// More disagreements than this are counted and not printed.
const PRINTED: usize = 5;

#[test]
fn every_release_is_agreed_with_on_every_document() {
    let mut table = Table::default();
    let mut disagreements = Vec::new();
    for (name, cases) in corpus::all() {
        for case in &cases {
            for outcome in &case.outcomes {
                for release in &outcome.releases {
                    let found = disagreement(case, outcome, release);
                    table.count(&name, outcome.verdict, found.is_some());
                    disagreements.extend(found);
                }
            }
        }
    }
    println!("{}", table.text());
    let printed: Vec<_> = disagreements.iter().take(PRINTED).map(String::as_str).collect();
    assert!(
        disagreements.is_empty(),
        "{} disagreements, the first of which are:\n\n{}",
        disagreements.len(),
        printed.join("\n\n")
    );
}

fn disagreement(case: &Case, outcome: &Outcome, release: &str) -> Option<String> {
    let release: Release = release.parse().expect("corpora name known releases");
    let report = check(&case.text, &CheckOptions { release });
    let difference = difference(&report, outcome)?;
    let errors: Vec<_> = report
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .map(|diagnostic| {
            format!(
                "  {} at `{}`: {}",
                diagnostic.code, diagnostic.path, diagnostic.message
            )
        })
        .collect();
    Some(format!(
        "{} with manager {release}: {difference}\n--- document\n{}\n--- the manager's errors\n{}\n--- ours\n{}",
        case.id,
        case.text,
        outcome
            .errors
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        errors.join("\n")
    ))
}

fn difference(report: &Report, outcome: &Outcome) -> Option<String> {
    if report.verdict != outcome.verdict {
        return Some(format!(
            "expected {:?}, got {:?}",
            outcome.verdict, report.verdict
        ));
    }
    let errors: Vec<&Diagnostic> = report
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .collect();
    match outcome.verdict {
        Verdict::Accept => {
            let expected = outcome.stored();
            let got = report
                .templates
                .first()
                .and_then(|template| template.stored.clone());
            if got.as_ref() != Some(&expected) {
                let got = got.map_or_else(|| "nothing".to_owned(), |got| emit::to_json(&got, false));
                return Some(format!(
                    "expected to be stored\n{}\ngot\n{got}",
                    emit::to_json(&expected, false)
                ));
            }
            (!errors.is_empty()).then(|| "stored, but with errors".to_owned())
        }
        Verdict::Reject => errors::difference(outcome, report, &errors),
        Verdict::Malformed | Verdict::Crash => errors
            .is_empty()
            .then(|| format!("{:?} without an error that says why", outcome.verdict)),
    }
}

/// Counts by corpus and verdict.
#[derive(Default)]
struct Table {
    rows: BTreeMap<String, BTreeMap<Verdict, usize>>,
    disagreements: BTreeMap<String, usize>,
}

impl Table {
    fn count(&mut self, corpus: &str, verdict: Verdict, disagrees: bool) {
        let row = self.rows.entry(corpus.to_owned()).or_default();
        *row.entry(verdict).or_default() += 1;
        *self.disagreements.entry(corpus.to_owned()).or_default() += usize::from(disagrees);
    }

    fn text(&self) -> String {
        let mut text = format!(
            "\n{:<12}{:>10}{:>10}{:>11}{:>8}{:>10}{:>16}\n",
            "corpus", "accept", "reject", "malformed", "crash", "checks", "disagreements"
        );
        for (corpus, row) in &self.rows {
            let of = |verdict| row.get(&verdict).copied().unwrap_or_default();
            writeln!(
                text,
                "{corpus:<12}{:>10}{:>10}{:>11}{:>8}{:>10}{:>16}",
                of(Verdict::Accept),
                of(Verdict::Reject),
                of(Verdict::Malformed),
                of(Verdict::Crash),
                row.values().sum::<usize>(),
                self.disagreements[corpus]
            )
            .expect("a text can be written to");
        }
        text
    }
}
