//! `style/image-without-registry`

use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::rules::{Check, Finding, Findings, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::{Code, Series, Severity, Stored, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("style/image-without-registry"),
    severity: Severity::Warning,
    since: Series::FIRST,
    until: None,
    summary: "An image without its registry",
    why: documented(
        "Managers look an image up by its full name or by an alias that their administrators have given it; there is no registry \
          that is tried by default.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: python:3.9-ubuntu20.04
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
    fix: Some(Fixes::Template(fixes)),
};

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    let (Some(entry), Some(image)) = (template.entry(FieldId::Image), template.text(FieldId::Image)) else {
        return;
    };
    if image.contains('/') {
        return;
    }
    let message = format!(
        "{} names no registry; unless manager {} has an alias of this name, no session can be started from the \
         template",
        words::quoted(image),
        template.release
    );
    findings.add(
        Finding::new(template.span(entry.value), message)
            .at(template.path(FieldId::Image))
            .help(format!("write the full name, as `cr.backend.ai/stable/{image}`")),
    );
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let Some(image) = site.template().text(FieldId::Image) else {
        return Vec::new();
    };
    let image = format!("cr.backend.ai/stable/{image}");
    let title = format!("Write {}", words::quoted(&image));
    vec![site.propose(Applicability::Unsafe, title, [site.set(Stored::Text(image))])]
}
