//! `launch/unknown-slot`

use crate::fix::Applicability;
use crate::nearest::nearest;
use crate::rules::{Check, Fixes, Proposal, Rule, Site, documented};
use crate::{Code, Series, Severity, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/unknown-slot"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "A resource that the cluster does not have",
    why: documented(
        "A cluster has the resources `cpu`, `mem` and those of its accelerators; managers refuse a session that \
          asks for others. `shmem` is none: a template cannot say how much memory is shared.",
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
    shmem: 64m
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
  resources: {}
",
    ),
    check: Check::Launch,
    fix: Some(Fixes::Template(fixes)),
};

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let known = site
        .catalogue
        .slots
        .iter()
        .flatten()
        .map(|slot| slot.name.as_str());
    let near = site
        .key()
        .and_then(|written| nearest(written, known))
        .map(|near| {
            let title = format!("Write {}", words::quoted(near));
            site.propose(Applicability::Unsafe, title, [site.rename(near)])
        });
    near.into_iter().chain(site.leave_out()).collect()
}
