//! `save/not-a-list`

use super::{answers_500, place, reading};
use crate::fix::Applicability;
use crate::rules::{Check, Finding, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::template::text_of;
use crate::{Code, Release, Series, Severity, Stored};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/not-a-list"),
    severity: Severity::Error,
    since: Series::new(21, 9),
    until: None,
    summary: "Something that is not a list stands where a list is asked for",
    why: documented("`agent_list` is a list of texts or null."),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  agent_list: i-gpu01
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
  agent_list:
    - i-gpu01
",
    ),
    check: Check::Problem(explain),
    fix: Some(Fixes::Template(fixes)),
};

fn explain(problem: &Problem, template: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "{} must be a list, but {}; {}",
        place(problem),
        reading(problem, template),
        answers_500(release)
    );
    Finding::new(problem.span, message).help("write each item on a line of its own, after `- `")
}

/// A single text is the one item of the list.
fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let text = site.node().and_then(|node| text_of(site.document().value(node)));
    let list = text.filter(|text| !text.is_empty()).map(|text| {
        let items = text.split([',', ' ']).filter(|item| !item.is_empty());
        let items: Vec<Stored> = items.map(|item| Stored::Text(item.to_owned())).collect();
        let applicability = if items.len() == 1 {
            Applicability::Safe
        } else {
            Applicability::Unsafe
        };
        site.propose(applicability, "Make it a list", [site.set(Stored::List(items))])
    });
    list.into_iter().chain(site.leave_out()).collect()
}
