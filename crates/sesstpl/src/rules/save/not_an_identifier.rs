//! `save/not-an-identifier`

use super::{answers_500, place, reading};
use crate::fix::Applicability;
use crate::rules::{Check, Finding, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/not-an-identifier"),
    severity: Severity::Error,
    since: Series::new(20, 9),
    until: None,
    summary: "Something that is no identifier stands where a saved template is named",
    why: documented(
        "The nodes of a cluster name the session templates that they are made from by their identifiers, which are UUIDs. The manager \
          does not take names, and does not ask whether there is such a template.",
    ),
    example: documented(
        "\
api_version: v1
kind: clusterTemplate
mode: single-node
metadata:
  name: demo
spec:
  nodes:
    - role: main
      session_template: 20261121000000000000000000000001
    - role: worker
      session_template: 0a4c2d0e-6b1f-4d25-8a3e-2f6f3f1f7c22
      replicas: 3
",
    ),
    mended: documented(
        "\
api_version: v1
kind: clusterTemplate
mode: single-node
metadata:
  name: demo
spec:
  nodes:
    - role: main
      session_template: '20261121000000000000000000000001'
    - role: worker
      session_template: 0a4c2d0e-6b1f-4d25-8a3e-2f6f3f1f7c22
      replicas: 3
",
    ),
    check: Check::Problem(explain),
    fix: Some(Fixes::Template(fixes)),
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "{} must be the identifier of a saved template, but {}; {}",
        place(problem),
        reading(problem, template),
        answers_500(release)
    );
    Finding::new(problem.span, message).help(
        "write the template's identifier as the list of templates shows it, 32 hexadecimal digits, in quotes",
    )
}

/// An identifier may be all digits, and is a number then.
fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let written = words::quoted(site.written().unwrap_or_default());
    let quote = site.quote(Applicability::Safe, format!("Put {written} in quotes"));
    quote.into_iter().collect()
}
