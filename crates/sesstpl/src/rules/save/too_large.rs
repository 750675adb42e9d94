//! `save/too-large`

use super::answers_500;
use crate::rules::{Check, Finding, Rule, documented};
use crate::template::Template;
use crate::template::problem::Problem;
use crate::{Code, Release, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("save/too-large"),
    severity: Severity::Error,
    since: Series::FIRST,
    until: None,
    summary: "Aliases that make a template far larger than it is written",
    why: documented(
        "Aliases are shared in the text but written out in the database. Aliases of aliases grow with every level; more \
          than 16 MiB of such growth counts as more than a manager can store.",
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
  resources:
    a: &a [x, x, x, x, x, x, x, x, x, x]
    b: &b [*a, *a, *a, *a, *a, *a, *a, *a]
    c: &c [*b, *b, *b, *b, *b, *b, *b, *b]
    d: &d [*c, *c, *c, *c, *c, *c, *c, *c]
    e: &e [*d, *d, *d, *d, *d, *d, *d, *d]
    f: &f [*e, *e, *e, *e, *e, *e, *e, *e]
    g: &g [*f, *f, *f, *f, *f, *f, *f, *f]
    h: &h [*g, *g, *g, *g, *g, *g, *g, *g]
    i: &i [*h, *h, *h, *h, *h, *h, *h, *h]
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
  resources:
    a: [x, x, x, x, x, x, x, x, x, x]
",
    ),
    check: Check::Problem(explain),
    fix: None,
};

fn explain(problem: &Problem, _: Option<&Template<'_>>, release: Release) -> Finding {
    let message = format!(
        "written out, the aliases here make the template too large to be stored; {}",
        answers_500(release)
    );
    Finding::new(problem.span, message).help("use fewer aliases of aliases")
}
