//! `launch/architecture`

use super::architecture_name::respelt;
use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::rules::{Check, Fixes, Proposal, Rule, Site, documented};
use crate::{Code, Series, Severity, Stored};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/architecture"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "An image that is not made for the processor",
    why: documented(
        "An image is found by its name and the processor that it is made for, which are called `x86_64` and \
          `aarch64`; `amd64` and `arm64` are not understood. Up to 23.9 managers run the image for another \
          processor instead, newer ones answer HTTP 404.",
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
    architecture: aarch64
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
    architecture: x86_64
",
    ),
    check: Check::Launch,
    fix: Some(Fixes::Template(fixes)),
};

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let name = site.template().text(FieldId::Image).unwrap_or_default();
    let images = site.catalogue.images.iter().flatten();
    let offered = images.filter(|image| image.name == name).map(|image| {
        let title = format!("Write `{}`, for which the image is made", image.architecture);
        let architecture = Stored::Text(image.architecture.clone());
        site.propose(
            Applicability::Unsafe,
            title,
            [site.set_field(FieldId::Architecture, architecture)],
        )
    });
    respelt(site).into_iter().chain(offered).collect()
}
