//! `style/shadowed-alias`

use crate::fix::Applicability;
use crate::rules::{Check, Finding, Findings, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::{Code, Segment, Series, Severity, Target};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("style/shadowed-alias"),
    severity: Severity::Warning,
    since: Series::FIRST,
    until: None,
    summary: "A field that is written twice under two names",
    why: documented(
        "Some fields have several names. Where more than one is written, the manager takes the first in an order of its own and \
          drops the others without a word.",
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
    run:
      startup: python main.py
      startup_command: python other.py
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
    run:
      startup: python main.py
",
    ),
    check: Check::Template(check),
    fix: Some(Fixes::Template(fixes)),
};

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    for &(field, shadowed) in &template.shadowed {
        let Some(counting) = template.entry(field) else {
            continue;
        };
        let message = format!(
            "`{}` and `{}` are the same field; manager {} takes `{}` and drops this one",
            counting.name, shadowed.name, template.release, counting.name
        );
        let path = template.path_within(
            field.field().parent,
            Segment::Key(shadowed.name.to_owned()),
            Target::Key,
        );
        findings.add(
            Finding::new(template.span(shadowed.key), message)
                .at(path)
                .help(format!(
                    "keep one of them; `{}` is understood by every release",
                    field.field().name()
                ))
                .related(template.span(counting.key), "this one counts"),
        );
    }
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let title = format!(
        "Remove `{}`, which does not count",
        site.key().unwrap_or_default()
    );
    vec![site.propose(Applicability::Safe, title, [site.remove()])]
}
