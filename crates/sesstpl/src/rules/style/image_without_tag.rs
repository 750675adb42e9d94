//! `style/image-without-tag`

use crate::fields::FieldId;
use crate::rules::{Check, Finding, Findings, Rule, documented};
use crate::template::Template;
use crate::{Code, Series, Severity, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("style/image-without-tag"),
    severity: Severity::Warning,
    since: Series::FIRST,
    until: None,
    summary: "An image without its tag",
    why: documented(
        "Managers look an image up by its full name, which has a tag, or by an alias that their administrators have given it; there is \
          no tag that is tried by default, not even `latest`.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python
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
    let (Some(entry), Some(image)) = (template.entry(FieldId::Image), template.text(FieldId::Image)) else {
        return;
    };
    // A name without a registry has a rule of its own, as have those that no image can have.
    let Some((registry, name)) = image.rsplit_once('/') else {
        return;
    };
    if name.contains([':', '@']) || registry.contains("://") {
        return;
    }
    let message = format!(
        "{} has no tag; unless manager {} has an alias of this name, no session can be started from the template",
        words::quoted(image),
        template.release
    );
    findings.add(
        Finding::new(template.span(entry.value), message)
            .at(template.path(FieldId::Image))
            .help("write the tag behind a colon, as `:3.9-ubuntu20.04`"),
    );
}
