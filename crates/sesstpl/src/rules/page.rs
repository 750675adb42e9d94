//! Pages about rules, in Markdown.

use std::fmt::Write;

use super::{Rule, all, example_catalogue};
use crate::fix::{Applicability, Fixer};
use crate::{CheckOptions, Diagnostic, Release, Severity, check_with};

/// Longer examples are cut.
const MAX_LINES: usize = 30;

/// All that is to be said about a rule, as a page in Markdown: what it finds and why that matters, an example with what
/// is said of it and how it can be mended, and the example mended.
///
/// ```
/// use sesstpl::rules;
///
/// let page = rules::page(rules::find("save/unknown-key").unwrap());
/// assert!(page.starts_with("# `save/unknown-key`\n\nA key that does not exist.\n"));
/// ```
pub fn page(rule: &Rule) -> String {
    // The newest release that it holds for.
    let release = Release::all()
        .rev()
        .find(|&release| rule.holds_in(release))
        .unwrap_or_default();
    let options = CheckOptions { release };
    let catalogue = example_catalogue();
    let report = check_with(rule.example, &options, &catalogue);
    let found = report
        .diagnostics
        .iter()
        .find(|diagnostic| diagnostic.code == rule.code);
    let mut page = format!(
        "# `{}`\n\n{}.\n\n{}\n\n- {}\n- {}\n",
        rule.code,
        rule.summary,
        rule.why,
        consequence(rule.severity),
        releases(rule)
    );
    push(&mut page, format_args!("\n## Example\n\n{}", block(rule.example)));
    if let Some(found) = found {
        push(
            &mut page,
            format_args!("\nFor manager {release}, sesstpl says:\n\n{}", quote(found)),
        );
        let fixes = Fixer::new(rule.example, &options)
            .with_catalogue(&catalogue)
            .fixes(found);
        if !fixes.is_empty() {
            push(&mut page, format_args!("\nand offers to mend it:\n\n"));
        }
        for fix in fixes {
            let note = match fix.applicability {
                Applicability::Safe => "safe",
                Applicability::Unsafe => "unsafe: it may not be what is meant",
            };
            push(&mut page, format_args!("- {} ({note})\n", fix.title));
        }
    }
    push(&mut page, format_args!("\n## Mended\n\n{}", block(rule.mended)));
    page
}

/// The list of all rules, as a page in Markdown that links to theirs.
pub fn index() -> String {
    let mut page = "# Rules\n\nWhat sesstpl finds in templates, and why it matters.\n".to_owned();
    let mut group = "";
    for rule in all() {
        let (its_group, name) = rule.code.as_str().split_once('/').unwrap_or_default();
        if its_group != group {
            group = its_group;
            push(&mut page, format_args!("\n## {group}\n\n{}\n\n", about(group)));
            push(
                &mut page,
                format_args!("| rule | finds | severity | fix |\n| --- | --- | --- | --- |\n"),
            );
        }
        let fix = if rule.has_fix() { "yes" } else { "" };
        push(
            &mut page,
            format_args!(
                "| [`{name}`]({group}/{name}.md) | {} | {} | {fix} |\n",
                rule.summary,
                name_of(rule.severity)
            ),
        );
    }
    page
}

fn push(page: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a text cannot fail.
    let _ = page.write_fmt(text);
}

fn about(group: &str) -> &'static str {
    match group {
        "syntax" => "The text cannot be read.",
        "save" => "The manager refuses the template, or fails on it.",
        "launch" => {
            "The template is stored, and a session of it does not start, or is another one than is written."
        }
        "security" => "Others can read or misuse what is written.",
        _ => "It works, and is probably not what is meant, or could be written better.",
    }
}

fn name_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Launch => "launch",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

fn consequence(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "**Error**: the manager does not store the template.",
        Severity::Launch => {
            "**Launch**: the manager stores the template, and no session starts of it, or another than is written."
        }
        Severity::Warning => "**Warning**: it is probably not what is meant.",
        Severity::Hint => "**Hint**: it could be better.",
    }
}

fn releases(rule: &Rule) -> String {
    let known: Vec<Release> = Release::all().filter(|&release| rule.holds_in(release)).collect();
    let is_last = known.last() == Some(&Release::LATEST);
    match (known.first(), known.last()) {
        (Some(_), Some(_)) if is_last && known.len() == Release::all().count() => "Every release.".to_owned(),
        (Some(first), Some(_)) if is_last => format!("Releases since {}.", first.series()),
        (Some(_), Some(last)) => format!("Releases up to {}.", last.series()),
        _ => "No release.".to_owned(),
    }
}

fn block(document: &str) -> String {
    let notation = if document.trim_start().starts_with('{') {
        "json"
    } else {
        "yaml"
    };
    let mut block = format!("```{notation}\n");
    for line in document.lines().take(MAX_LINES) {
        // A reader of Markdown drops characters that no text may hold.
        let line: String = line
            .chars()
            .map(|character| {
                if character.is_control() {
                    '\u{FFFD}'
                } else {
                    character
                }
            })
            .take(MAX_LINES * 5)
            .collect();
        block.push_str(&line);
        block.push('\n');
    }
    let left = document.lines().count().saturating_sub(MAX_LINES);
    if left > 0 {
        push(&mut block, format_args!("# … and {left} lines more\n"));
    }
    block.push_str("```\n");
    block
}

fn quote(found: &Diagnostic) -> String {
    let help = found.help.as_ref();
    let help = help
        .map(|help| format!(">\n> Help: {help}\n"))
        .unwrap_or_default();
    format!("> {}\n{help}", found.message)
}
