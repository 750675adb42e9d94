//! `syntax/several-documents`

use super::repair::change;
use crate::envelope::looks_like_template;
use crate::fix::Applicability;
use crate::rules::style::rewrap::below_template;
use crate::rules::{Broken, Check, Fixes, Proposal, Rule, documented};
use crate::{Code, Series, Severity};
use sesstpl_yaml::Document;

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("syntax/several-documents"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "Several documents in a form that no release takes",
    why: documented(
        "A line `---` begins a new document. Several documents are understood where each is a mapping with `template:`.",
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
---
api_version: v1
kind: taskTemplate
metadata:
  name: other
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    mended: documented(
        "\
template:
  api_version: v1
  kind: taskTemplate
  metadata:
    name: demo
  spec:
    kernel:
      image: cr.backend.ai/stable/python:3.9-ubuntu20.04
---
template:
  api_version: v1
  kind: taskTemplate
  metadata:
    name: other
  spec:
    kernel:
      image: cr.backend.ai/stable/python:3.9-ubuntu20.04
",
    ),
    check: Check::Syntax,
    fix: Some(Fixes::Text(fixes)),
};

/// Documents that look like templates are templates without what says so.
fn fixes(broken: &Broken<'_>) -> Vec<Proposal> {
    let stream = sesstpl_yaml::load_all(broken.text);
    let below = |document: &Document| {
        let root = document.root()?;
        looks_like_template(document, root).then(|| below_template(broken.text, document, root))?
    };
    let edits = stream.documents.iter().map(below).collect::<Option<Vec<_>>>();
    let proposal = edits.and_then(|edits| {
        change(
            Applicability::Unsafe,
            "Write `template:` above each document",
            edits.concat(),
        )
    });
    proposal.into_iter().collect()
}
