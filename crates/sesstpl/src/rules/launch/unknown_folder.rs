//! `launch/unknown-folder`

use crate::fix::Applicability;
use crate::nearest::nearest;
use crate::rules::{Check, Fixes, Proposal, Rule, Site, documented};
use crate::{Code, Series, Severity, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/unknown-folder"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "A folder that is not there",
    why: documented(
        "Managers answer a launch with HTTP 404 when a folder is not there or may not be mounted.",
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
    dta: /data
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
",
    ),
    check: Check::Launch,
    fix: Some(Fixes::Template(fixes)),
};

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let Some(key) = site.key() else {
        return Vec::new();
    };
    let (name, within) = key
        .split_once('/')
        .map_or((key, None), |(name, within)| (name, Some(within)));
    let known = site.catalogue.folders.iter().flatten().map(String::as_str);
    let near = nearest(name, known).map(|near| {
        let title = format!("Write {}", words::quoted(near));
        let folder = within.map_or(near.to_owned(), |within| format!("{near}/{within}"));
        site.propose(Applicability::Unsafe, title, [site.rename(folder)])
    });
    near.into_iter().chain(site.leave_out()).collect()
}
