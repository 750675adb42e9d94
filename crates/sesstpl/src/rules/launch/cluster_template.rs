//! `launch/cluster-template`

use crate::fields::FieldId;
use crate::rules::{Check, Finding, Findings, Rule, documented};
use crate::template::Template;
use crate::{Code, Series, Severity, TemplateKind};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/cluster-template"),
    severity: Severity::Launch,
    since: Series::new(20, 9),
    until: None,
    summary: "A template for a cluster",
    why: documented(
        "Managers store templates for clusters, below `/template/cluster`. The request that is to launch one, \
          `POST /session/_/create-cluster`, answers HTTP 500 on every release that it was tried on: 22.9.23, 23.9.10, \
          25.5.2 and 26.9.6. A session of several nodes is launched from a session template, with the number of its nodes \
          beside it.",
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
    - role: worker
      session_template: 0a4c2d0e-6b1f-4d25-8a3e-2f6f3f1f7c22
      replicas: 3
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
",
    ),
    check: Check::Template(check),
    fix: None,
};

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    if template.kind != TemplateKind::Cluster {
        return;
    }
    let Some(kind) = template.entry(FieldId::ClusterKind) else {
        return;
    };
    let message = format!(
        "this is a template for a cluster; manager {} stores it and fails to launch it",
        template.release
    );
    findings.add(
        Finding::new(template.span(kind.value), message)
            .at(template.path(FieldId::ClusterKind))
            .help("launch the session templates of its nodes, or one of them with a cluster size"),
    );
}
