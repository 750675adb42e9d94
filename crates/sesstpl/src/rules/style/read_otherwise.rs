//! `style/read-otherwise`

use std::collections::HashSet;

use sesstpl_yaml::{NodeId, Value};

use crate::fields::FieldId;
use crate::fix::{self, Applicability};
use crate::rules::{Check, Finding, Findings, Fixes, Proposal, Rule, Site};
use crate::template::Template;
use crate::{Code, Path, Segment, Series, Severity, Target, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("style/read-otherwise"),
    severity: Severity::Warning,
    since: Series::FIRST,
    until: None,
    summary: "Something that is stored as something else than it looks like",
    why: "Where any value may stand, managers take what YAML 1.1 makes of unquoted text: `010` is eight, `1:30` is ninety, a date \
          with a time becomes a text in another notation, and a name like `yes` becomes `true`.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  resources:
    cpu: 010
    mem: 4g
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  resources:
    cpu: '010'
    mem: 4g
",
    check: Check::Template(check),
    fix: Some(Fixes::Template(fixes)),
};

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    for (node, path) in surprises(template) {
        let message = format!(
            "{}, and manager {} stores that",
            words::reading(template.document, node),
            template.release
        );
        findings.add(
            Finding::new(template.span(node), message)
                .at(path)
                .help("write it in quotes if the text is meant, or as it is read"),
        );
    }
}

/// Quotes make a text of it, which may not be what is meant.
fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let place = surprises(site.template())
        .into_iter()
        .find(|(_, path)| path == site.path());
    let Some(written) = place.and_then(|(node, _)| fix::written(site.document(), node)) else {
        return Vec::new();
    };
    let title = format!("Put {} in quotes", words::quoted(written));
    let quoted = site.set_text(written.to_owned());
    vec![site.propose(Applicability::Unsafe, title, [quoted])]
}

/// What looks like something else, where any value may stand.
fn surprises(template: &Template<'_>) -> Vec<(NodeId, Path)> {
    let mut walk = Walk {
        template,
        above: None,
        steps: Vec::new(),
        seen: HashSet::new(),
        found: Vec::new(),
    };
    for &(name, value) in template.extras() {
        walk.entry(name, value);
    }
    walk.above = Some(FieldId::Resources);
    for &(name, value) in template.mapping(FieldId::Resources) {
        // That its names must be text is said elsewhere.
        walk.below(Step::Name(name), value);
    }
    walk.found
}

struct Walk<'t> {
    template: &'t Template<'t>,
    /// The field that the steps start from; none for the template itself.
    above: Option<FieldId>,
    steps: Vec<Step>,
    /// Aliases may lead in circles, and to one value many times.
    seen: HashSet<NodeId>,
    found: Vec<(NodeId, Path)>,
}

enum Step {
    Name(NodeId),
    Index(usize),
}

impl Walk<'_> {
    fn entry(&mut self, name: NodeId, value: NodeId) {
        self.steps.push(Step::Name(name));
        if !matches!(self.template.document.value(name), Value::Str(_)) {
            self.find(name, Target::Key);
        }
        self.value(value);
        self.steps.pop();
    }

    fn below(&mut self, step: Step, value: NodeId) {
        self.steps.push(step);
        self.value(value);
        self.steps.pop();
    }

    fn value(&mut self, node: NodeId) {
        let document = self.template.document;
        match document.value(node) {
            Value::Dict(entries) if self.seen.insert(node) => {
                for &(name, value) in entries {
                    self.entry(name, value);
                }
            }
            Value::List(items) if self.seen.insert(node) => {
                for (index, &item) in items.iter().enumerate() {
                    self.below(Step::Index(index), item);
                }
            }
            Value::DateTime(_) => self.find(node, Target::Value),
            Value::Int(_) | Value::Float(_)
                if fix::written(document, node).is_some_and(is_in_an_older_notation) =>
            {
                self.find(node, Target::Value);
            }
            _ => {}
        }
    }

    fn find(&mut self, node: NodeId, target: Target) {
        let mut path = self
            .above
            .map(|field| self.template.path(field))
            .unwrap_or_default();
        let name = |&name| Segment::Key(words::key_name(self.template.document.value(name)));
        path.segments.extend(self.steps.iter().map(|step| match step {
            Step::Name(node) => name(node),
            Step::Index(index) => Segment::Index(*index),
        }));
        path.target = target;
        self.found.push((node, path));
    }
}

/// Octal digits behind a zero, and numbers to the base of sixty.
fn is_in_an_older_notation(written: &str) -> bool {
    let digits = written.trim_start_matches(['+', '-']);
    let is_octal = digits.len() > 1
        && digits.starts_with('0')
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_')
        && digits.bytes().any(|byte| (b'1'..=b'7').contains(&byte));
    is_octal || digits.contains(':')
}
