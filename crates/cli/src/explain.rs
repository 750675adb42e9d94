//! `sesstpl explain`.

use std::fmt::Write as _;
use std::io::Write as _;

use clap::builder::styling::Style;
use sesstpl::rules::{self, Rule};
use sesstpl::{Series, Severity};

use crate::arguments::ExplainArguments;
use crate::error::Error;
use crate::outcome::Outcome;

/// Columns of running text.
const WIDTH: usize = 80;

/// Lines of an example; of longer ones the rest is left out.
const MAX_EXAMPLE: usize = 30;

const BOLD: Style = Style::new().bold();

/// Prints a rule's page, or the list of all rules.
pub(crate) fn run(arguments: &ExplainArguments) -> Result<Outcome, Error> {
    let page = match &arguments.code {
        Some(code) => page(find(code)?),
        None => list(),
    };
    anstream::stdout().lock().write_all(page.as_bytes())?;
    Ok(Outcome::Valid)
}

/// The rule with a code; its group may be left out.
fn find(code: &str) -> Result<&'static Rule, Error> {
    let wanted = code.trim().to_ascii_lowercase();
    let is_meant = |rule: &&&Rule| {
        let code = rule.code.as_str();
        code == wanted || own_name(code) == wanted
    };
    rules::all()
        .iter()
        .find(is_meant)
        .copied()
        .ok_or_else(|| Error::NoSuchRule {
            code: code.to_owned(),
            nearest: nearest(&wanted),
        })
}

/// The code that is most like what was written.
fn nearest(written: &str) -> Option<&'static str> {
    let likeness = |code: &'static str| {
        let whole = strsim::normalized_damerau_levenshtein(written, code);
        let own = strsim::normalized_damerau_levenshtein(own_name(written), own_name(code));
        (whole.max(own), code)
    };
    rules::all()
        .iter()
        .map(|rule| likeness(rule.code.as_str()))
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .filter(|&(likeness, _)| likeness > 0.5)
        .map(|(_, code)| code)
}

/// A code without its group.
fn own_name(code: &str) -> &str {
    code.split_once('/').map_or(code, |(_, name)| name)
}

fn list() -> String {
    let mut text = String::new();
    for rule in rules::all() {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{BOLD}{:32}{BOLD:#} {}", rule.code.as_str(), rule.summary);
    }
    text
}

fn page(rule: &Rule) -> String {
    let mut text = format!("{BOLD}{}{BOLD:#}: {}\n\n", rule.code, rule.summary);
    for line in textwrap::wrap(rule.why, WIDTH) {
        text.push_str(&line);
        text.push('\n');
    }
    // Writing to a text cannot fail.
    let _ = writeln!(text, "\n{BOLD}Severity{BOLD:#}  {}", severity(rule.severity));
    let _ = writeln!(text, "{BOLD}Releases{BOLD:#}  {}", releases(rule));
    example(&mut text, "Found in", rule.example);
    example(&mut text, "Mended", rule.mended);
    text
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error: the manager refuses the template or crashes on it",
        Severity::Launch => {
            "launch: the manager stores it, but it cannot launch or does something else than written"
        }
        Severity::Warning => "warning: probably not what is meant",
        Severity::Hint => "hint: could be better",
    }
}

fn releases(rule: &Rule) -> String {
    match (rule.since, rule.until) {
        (Series::FIRST, None) => "all".to_owned(),
        (since, None) => format!("from {since} on"),
        (Series::FIRST, Some(until)) => format!("before {until}"),
        (since, Some(until)) => format!("from {since} on, before {until}"),
    }
}

fn example(text: &mut String, title: &str, example: &str) {
    // Writing to a text cannot fail.
    let _ = writeln!(text, "\n{BOLD}{title}{BOLD:#}\n");
    for line in example.lines().take(MAX_EXAMPLE) {
        let shown: String = line.chars().take(WIDTH).collect();
        let rest = if shown.len() < line.len() { "…" } else { "" };
        let _ = writeln!(text, "    {shown}{rest}");
    }
    let left = example.lines().count().saturating_sub(MAX_EXAMPLE);
    if left > 0 {
        let _ = writeln!(text, "    … and {left} more lines");
    }
}
