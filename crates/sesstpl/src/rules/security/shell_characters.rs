//! `security/shell-characters`

use crate::fields::FieldId;
use crate::launch::git::is_plain;
use crate::rules::{Check, Finding, Findings, Rule, documented};
use crate::template::Template;
use crate::{Code, Series, Severity, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("security/shell-characters"),
    severity: Severity::Warning,
    since: Series::FIRST,
    until: None,
    summary: "A Git field that a shell would run",
    why: documented(
        "Managers join the fields of `git` into shell commands without quotes. Spaces and characters like `;` and `$` then make \
          other commands of them. No release runs these commands, but whatever does would run what is written. A launch by sesstpl \
          puts the fields in quotes.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    git:
      repository: https://github.com/lablup/backend.ai
      destination_dir: /home/work/my code
",
    ),
    mended: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    git:
      repository: https://github.com/lablup/backend.ai
      destination_dir: /home/work/my-code
",
    ),
    check: Check::Template(check),
    fix: None,
};

const FIELDS: [FieldId; 4] = [
    FieldId::Repository,
    FieldId::Commit,
    FieldId::Branch,
    FieldId::Destination,
];

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    for field in FIELDS {
        let (Some(entry), Some(text)) = (template.entry(field), template.text(field)) else {
            continue;
        };
        if is_plain(text) {
            continue;
        }
        let Some(character) = text.chars().find(|&character| means_something(character)) else {
            continue;
        };
        let what = if character.is_whitespace() {
            "white space".to_owned()
        } else {
            format!("`{character}`")
        };
        let message = format!(
            "{} holds {what}, and manager {} writes it into a shell command without quotes",
            words::quoted(entry.name),
            template.release
        );
        findings.add(
            Finding::new(template.span(entry.value), message)
                .at(template.path(field))
                .help("choose a name without it, or clone by a command of your own in `run.bootstrap`"),
        );
    }
}

/// Whether a character is more than itself to a shell.
fn means_something(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            ';' | '|' | '&' | '$' | '`' | '<' | '>' | '(' | ')' | '\'' | '"' | '\\'
        )
}
