//! `launch/image-reference`

use super::architecture_name::CANONICAL;
use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::rules::{Check, Fixes, Proposal, Rule, Site, documented};
use crate::{Code, Series, Severity, Stored};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/image-reference"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "An image that no launch can find",
    why: documented(
        "An image is named by registry, path and tag, as `cr.backend.ai/stable/python:3.9-ubuntu20.04`. A scheme before it or an \
          architecture behind an `@` is not understood.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: https://cr.backend.ai/stable/python:3.9-ubuntu20.04
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
    let Some(image) = site.template().text(FieldId::Image) else {
        return Vec::new();
    };
    let set = |image: &str| site.set_field(FieldId::Image, Stored::Text(image.to_owned()));
    if let Some((_, name)) = image.split_once("://") {
        let title = "Take out what stands before the registry";
        return vec![site.propose(Applicability::Safe, title, [set(name)])];
    }
    if let Some((name, architecture)) = image.rsplit_once('@') {
        let written = site.template().text(FieldId::Architecture);
        if CANONICAL.contains(&architecture) && written.is_none_or(|written| written == architecture) {
            let title = format!("Write `architecture: {architecture}` instead");
            let architecture = Stored::Text(architecture.to_owned());
            let operations = [set(name), site.set_field(FieldId::Architecture, architecture)];
            return vec![site.propose(Applicability::Safe, title, operations)];
        }
        return vec![site.propose(
            Applicability::Unsafe,
            "Take out what follows the `@`",
            [set(name)],
        )];
    }
    let without_space = image.replace(char::is_whitespace, "");
    vec![site.propose(
        Applicability::Unsafe,
        "Take out the white space",
        [set(&without_space)],
    )]
}
