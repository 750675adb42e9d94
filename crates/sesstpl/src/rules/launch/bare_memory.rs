//! `launch/bare-memory`

use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::rules::{Check, Fixes, Proposal, Rule, Site, documented};
use crate::{Code, Series, Severity, Stored};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/bare-memory"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "An amount of memory without a unit",
    why: documented(
        "A bare number is a number of bytes: `mem: 4` asks for four bytes, less than any image needs.",
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
  resources:
    mem: 4
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
  resources:
    mem: 4g
",
    ),
    check: Check::Launch,
    fix: Some(Fixes::Template(fixes)),
};

/// Few of the larger unit are meant, or many of the smaller.
fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let amount = site.entry_in(FieldId::Resources);
    let Some(number) = amount.and_then(|(_, value)| site.written_at(value)) else {
        return Vec::new();
    };
    let units = if number.len() > 2 { ['m', 'g'] } else { ['g', 'm'] };
    let propose = |unit| {
        let amount = format!("{number}{unit}");
        let title = format!("Write `{amount}`");
        site.propose(Applicability::Unsafe, title, [site.set(Stored::Text(amount))])
    };
    units.into_iter().map(propose).collect()
}
