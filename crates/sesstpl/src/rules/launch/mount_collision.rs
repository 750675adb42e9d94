//! `launch/mount-collision`

use crate::rules::mount;
use crate::rules::{Check, Fixes, Proposal, Rule, Site, documented};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/mount-collision"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "Folders that lie upon each other",
    why: documented(
        "Two folders cannot go to one path, nor one into another, nor to a path that is the name of a mounted \
          folder, nor beside a part of itself. Most releases refuse such a session; some start it with folders \
          that hide each other.",
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
    data: /data
    more: /data
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
    data: /data
    more: /home/work/more
",
    ),
    check: Check::Launch,
    fix: Some(Fixes::Template(fixes)),
};

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    mount::at_usual_place(site)
}
