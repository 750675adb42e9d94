//! `launch/unknown-image`

use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::nearest::nearest;
use crate::rules::{Check, Fixes, Proposal, Rule, Site, documented};
use crate::{Code, Series, Severity, Stored, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/unknown-image"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "An image that the cluster does not have",
    why: documented(
        "Managers answer a launch with HTTP 404 when they know no image of this name, nor an alias.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.8-ubuntu20.04
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
    check: Check::Launch,
    fix: Some(Fixes::Template(fixes)),
};

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let known = site
        .catalogue
        .images
        .iter()
        .flatten()
        .map(|image| image.name.as_str());
    let near = site
        .template()
        .text(FieldId::Image)
        .and_then(|written| nearest(written, known))
        .map(|near| {
            let title = format!("Write {}", words::quoted(near));
            site.propose(
                Applicability::Unsafe,
                title,
                [site.set_field(FieldId::Image, Stored::Text(near.to_owned()))],
            )
        });
    near.into_iter().collect()
}
