//! `style/read-otherwise`

use std::collections::HashSet;

use sesstpl_yaml::{NodeId, Value};

use crate::fields::FieldId;
use crate::fix::{self, Applicability};
use crate::rules::{Check, Finding, Findings, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::{Code, Path, Segment, Series, Severity, Target, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("style/read-otherwise"),
    severity: Severity::Warning,
    since: Series::FIRST,
    until: None,
    summary: "Something that is stored as something else than it looks like",
    why: documented(
        "Where any value may stand, managers take what YAML 1.1 makes of unquoted text: `010` is eight, `1:30` is ninety, a date \
          with a time becomes a text in another notation, and a name like `yes` becomes `true`.",
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
    cpu: 010
    mem: 4g
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
    cpu: '010'
    mem: 4g
",
    ),
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
        stack: Vec::new(),
        seen: HashSet::new(),
        found: Vec::new(),
    };
    walk.through(template.extras());
    walk.above = Some(FieldId::Resources);
    walk.through(template.mapping(FieldId::Resources));
    walk.found
}

struct Walk<'t> {
    template: &'t Template<'t>,
    /// The field that the walk starts from; none for the template itself.
    above: Option<FieldId>,
    /// The collections from there to here. What is nested deeply would be too much for recursion.
    stack: Vec<Level<'t>>,
    /// Aliases may lead in circles, and to one value many times.
    seen: HashSet<NodeId>,
    found: Vec<(NodeId, Path)>,
}

/// A collection, and how many of its members have been looked at.
struct Level<'t> {
    members: Members<'t>,
    done: usize,
}

#[derive(Clone, Copy)]
enum Members<'t> {
    Entries(&'t [(NodeId, NodeId)]),
    Items(&'t [NodeId]),
}

impl Members<'_> {
    /// A member's name, where it has one, and its value.
    fn get(self, index: usize) -> Option<(Option<NodeId>, NodeId)> {
        match self {
            Self::Entries(entries) => entries.get(index).map(|&(name, value)| (Some(name), value)),
            Self::Items(items) => items.get(index).map(|&item| (None, item)),
        }
    }
}

impl<'t> Walk<'t> {
    fn through(&mut self, entries: &'t [(NodeId, NodeId)]) {
        self.enter(Members::Entries(entries));
        while let Some(level) = self.stack.last_mut() {
            let Some((name, value)) = level.members.get(level.done) else {
                self.stack.pop();
                continue;
            };
            level.done += 1;
            if let Some(name) = name {
                self.name(name);
            }
            self.value(value);
        }
    }

    fn enter(&mut self, members: Members<'t>) {
        self.stack.push(Level { members, done: 0 });
    }

    fn name(&mut self, name: NodeId) {
        // That the names in a field must be text is said elsewhere.
        let is_free = self.above.is_none() || self.stack.len() > 1;
        if is_free && !matches!(self.template.document.value(name), Value::Str(_)) {
            self.find(name, Target::Key);
        }
    }

    fn value(&mut self, node: NodeId) {
        let document = self.template.document;
        match document.value(node) {
            Value::Dict(entries) if self.seen.insert(node) => self.enter(Members::Entries(entries)),
            Value::List(items) if self.seen.insert(node) => self.enter(Members::Items(items)),
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
        let above = self.above.map(|field| self.template.path(field));
        let mut path = above.unwrap_or_default();
        path.segments.extend(self.stack.iter().map(|level| {
            let index = level.done.saturating_sub(1);
            match level.members.get(index) {
                Some((Some(name), _)) => Segment::Key(words::key_name(self.template.document.value(name))),
                _ => Segment::Index(index),
            }
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
