//! `launch/unknown-scaling-group`

use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::nearest::nearest;
use crate::rules::{Check, Fixes, Proposal, Rule, Site, documented};
use crate::{Code, Series, Severity, Stored, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/unknown-scaling-group"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "A resource group that is not there",
    why: documented(
        "Managers answer a launch with HTTP 404 when the project may not use the resource group, or it is not \
          there.",
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
  scaling_group: defalt
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
  scaling_group: default
",
    ),
    check: Check::Launch,
    fix: Some(Fixes::Template(fixes)),
};

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let known = site
        .catalogue
        .scaling_groups
        .iter()
        .flatten()
        .filter(|group| group.is_allowed)
        .map(|group| group.name.as_str());
    let near = site
        .template()
        .text(FieldId::ScalingGroup)
        .and_then(|written| nearest(written, known))
        .map(|near| {
            let title = format!("Write {}", words::quoted(near));
            site.propose(
                Applicability::Unsafe,
                title,
                [site.set_field(FieldId::ScalingGroup, Stored::Text(near.to_owned()))],
            )
        });
    near.into_iter().chain(site.leave_out()).collect()
}
