//! `security/secret`

use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::launch::overwritten_by;
use crate::rules::{Check, Finding, Findings, Fixes, Proposal, Rule, Site, documented};
use crate::template::{Template, text_of};
use crate::{Code, Segment, Series, Severity, Target, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("security/secret"),
    severity: Severity::Warning,
    since: Series::FIRST,
    until: None,
    summary: "An environment variable that looks like a secret",
    why: documented(
        "Managers store the environment in clear and show it to everybody who may list templates. A token or password in it is known to \
          all of them.",
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
    environ:
      API_TOKEN: 0123abcd
      LANG: C.UTF-8
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
    environ:
      LANG: C.UTF-8
",
    ),
    check: Check::Template(check),
    fix: Some(Fixes::Template(fixes)),
};

/// Words in names of variables that hold secrets.
const WORDS: [&str; 8] = [
    "APIKEY",
    "CREDENTIAL",
    "CREDENTIALS",
    "PASSPHRASE",
    "PASSWD",
    "PASSWORD",
    "SECRET",
    "TOKEN",
];

/// Words before `KEY` in names of variables that hold secrets.
const KEYS: [&str; 4] = ["ACCESS", "API", "PRIVATE", "SECRET"];

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    for &(key, value) in template.mapping(FieldId::Environ) {
        let texts = text_of(template.document.value(key)).zip(text_of(template.document.value(value)));
        let Some((name, value_text)) = texts else {
            continue;
        };
        // A reference or a gap to be filled is no secret.
        let is_written = !value_text.is_empty() && !value_text.starts_with(['$', '<']);
        if !is_written || !is_secret(name) || overwritten_by(name).is_some() {
            continue;
        }
        let message = format!(
            "{} looks like a secret; manager {} stores it in clear and shows it to everybody who may list templates",
            words::quoted(name),
            template.release
        );
        let place = template.path_within(
            Some(FieldId::Environ),
            Segment::Key(name.to_owned()),
            Target::Value,
        );
        findings.add(
            Finding::new(template.span(value), message).at(place).help(
                "take it out; keep it in a folder of your own and read it from there in `run.bootstrap`",
            ),
        );
    }
}

fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    let parts: Vec<&str> = name.split(['_', '-', '.']).collect();
    parts.iter().any(|part| WORDS.contains(part))
        || parts
            .windows(2)
            .any(|pair| matches!(pair, [first, "KEY"] if KEYS.contains(first)))
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let title = format!("Remove {}", words::quoted(site.key().unwrap_or_default()));
    vec![site.propose(Applicability::Unsafe, title, [site.remove()])]
}
