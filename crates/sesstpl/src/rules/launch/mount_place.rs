//! `launch/mount-place`

use crate::rules::mount;
use crate::rules::{Check, Fixes, Proposal, Rule, Site, documented};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/mount-place"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "A folder at a place that the session needs",
    why: documented(
        "A path is stored as it is written, and looked at again when the session starts: the working folder \
          itself is refused then, and newer releases refuse what is a reserved path once it is cleaned up.",
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
    data: /tmp/
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
    check: Check::Launch,
    fix: Some(Fixes::Template(fixes)),
};

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    mount::at_usual_place(site)
}
