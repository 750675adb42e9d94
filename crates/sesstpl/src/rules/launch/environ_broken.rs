//! `launch/environ-broken`

use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::rules::{Check, Fixes, Proposal, Rule, Site, documented};
use crate::template::text_of;
use crate::{Code, Series, Severity, Stored};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/environ-broken"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "An environment variable that is read as something else",
    why: documented(
        "Agents hand the environment to a session in a file of lines `NAME=value`: a line break in a value, or an \
          `=` in a name, makes other variables of it.",
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
      'A=B': c
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
      'A': B=c
",
    ),
    check: Check::Launch,
    fix: Some(Fixes::Template(fixes)),
};

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let text = |(_, value)| text_of(site.document().value(value));
    let value = site.entry_in(FieldId::Environ).and_then(text);
    let (Some(name), Some(value)) = (site.key(), value) else {
        return Vec::new();
    };
    if let Some((name, start)) = name.split_once('=') {
        let value = format!("{start}={value}");
        let title = format!("Write `{name}` with what follows the `=` in its value");
        let operations = [site.set(Stored::Text(value)), site.rename(name)];
        return vec![site.propose(Applicability::Unsafe, title, operations)];
    }
    let trimmed = value.trim_end_matches('\n');
    if trimmed.is_empty() || trimmed.contains('\n') {
        return Vec::new();
    }
    let set = site.set(Stored::Text(trimmed.to_owned()));
    vec![site.propose(Applicability::Unsafe, "Take out the line break at the end", [set])]
}
