//! `save/cluster-roles`

use crate::rules::{Check, Finding, Rule, documented};
use crate::template::problem::{Kind, Problem};
use crate::template::{Template, text_of};
use crate::{Code, Release, Series, Severity, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/cluster-roles"),
    severity: Severity::Error,
    since: Series::new(20, 9),
    until: None,
    summary: "The roles of a cluster's nodes do not fit together",
    why: documented(
        "Each role stands once, and one of them is `main`, of which there is one node: it is the one that people work in. How many \
          nodes another role has is said by `replicas`.",
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
      session_template: c5f4b7d0-0d31-4b4e-9d37-6a5f7d1f8a11
    - role: main
      session_template: 0a4c2d0e-6b1f-4d25-8a3e-2f6f3f1f7c22
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
      session_template: c5f4b7d0-0d31-4b4e-9d37-6a5f7d1f8a11
    - role: worker
      session_template: 0a4c2d0e-6b1f-4d25-8a3e-2f6f3f1f7c22
      replicas: 3
",
    ),
    check: Check::Problem(explain),
    fix: None,
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let role = template
        .zip(problem.node)
        .and_then(|(template, node)| text_of(template.document.value(node)))
        .unwrap_or_default();
    let (what, help) = match problem.kind {
        Kind::RoleTwice => (
            format!("another node has the role {}, too", words::quoted(role)),
            "give each entry a role of its own, and say with `replicas` how many such nodes there are",
        ),
        Kind::SeveralMain => (
            "there is exactly one node with the role `main`".to_owned(),
            "write `replicas: 1`, or take it out",
        ),
        _ => (
            "no node has the role `main`".to_owned(),
            "give the role `main` to the node that people work in",
        ),
    };
    let message = format!("{what}; manager {release} refuses that with HTTP 400");
    Finding::new(problem.span, message).help(help)
}
