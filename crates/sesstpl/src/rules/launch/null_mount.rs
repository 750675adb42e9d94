//! `launch/null-mount`

use sesstpl_yaml::Value;

use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::rules::mount;
use crate::rules::{Check, Finding, Findings, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::{Code, Segment, Series, Severity, Target, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/null-mount"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "A mount without a path",
    why: documented(
        "The manager stores a folder without a path, and its own launch from the template then fails, even when another \
          path is given for the launch. Empty text means the usual place instead.",
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
  mounts:
    data:
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
  mounts:
    data: /home/work/data
",
    ),
    check: Check::Template(check),
    fix: Some(Fixes::Template(fixes)),
};

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    for &(key, value) in template.mapping(FieldId::Mounts) {
        if *template.document.value(value) != Value::Null {
            continue;
        }
        let name = words::key_name(template.document.value(key));
        let path = template.path_within(Some(FieldId::Mounts), Segment::Key(name.clone()), Target::Value);
        let message = format!(
            "folder {} has no path; manager {} stores the template and answers HTTP 500 when a session is started from the \
             template",
            words::quoted(&name),
            template.release
        );
        let help = format!("write `''` for the usual place, which is `/home/work/{name}`, or write a path");
        findings.add(Finding::new(template.span(key), message).at(path).help(help));
    }
}

/// The place that a session without a path gives the folder, written out.
fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let mut proposals = mount::at_usual_place(site);
    for proposal in &mut proposals {
        proposal.applicability = Applicability::Safe;
    }
    proposals
}
