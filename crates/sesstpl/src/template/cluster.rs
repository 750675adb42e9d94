//! The roles of a cluster's nodes.

use std::collections::HashSet;

use sesstpl_yaml::{Int, NodeId, Value};

use super::problem::{Kind, Problem};
use super::{Item, Template};
use crate::fields::FieldId;
use crate::{Segment, Span, Target, TemplateKind};

/// The role of the node that a cluster is reached by.
pub(crate) const MAIN: &str = "main";

/// Finds roles that a release does not take. The manager asks in the order of the nodes, and stops at the first.
pub(super) fn check(template: &Template<'_>, problems: &mut Vec<Problem>) {
    if template.kind != TemplateKind::Cluster {
        return;
    }
    let mut roles: HashSet<Vec<u32>> = HashSet::new();
    for (index, item) in template.items.iter().enumerate() {
        let Some(entry) = item.entry(FieldId::Role) else {
            continue;
        };
        let Value::Str(role) = template.document.value(entry.value) else {
            continue;
        };
        if !roles.insert(role.code_points().collect()) {
            problems.push(at(template, Kind::RoleTwice, index, FieldId::Role, entry.value));
        }
        if role.as_str() == Some(MAIN)
            && let Some(replicas) = item.entry(FieldId::Replicas)
            && !is_one(template.document.value(replicas.value))
        {
            let kind = Kind::SeveralMain;
            problems.push(at(template, kind, index, FieldId::Replicas, replicas.value));
        }
    }
    let has_main = roles.contains(&MAIN.chars().map(u32::from).collect::<Vec<u32>>());
    if let (false, Some(entry)) = (has_main, template.entry(FieldId::Nodes)) {
        problems.push(Problem {
            kind: Kind::NoMain,
            path: template.path(FieldId::Nodes),
            span: no_main_span(template, &template.items, entry.key),
            field: Some(FieldId::Nodes),
            node: None,
        });
    }
}

/// Whether Python takes a value to equal 1.
fn is_one(value: &Value) -> bool {
    match value {
        Value::Int(Int::Small(number)) => *number == 1,
        Value::Bool(truth) => *truth,
        Value::Float(number) => number.to_bits() == 1.0_f64.to_bits(),
        _ => false,
    }
}

/// The first role, which should be another; without one the key of the list.
fn no_main_span(template: &Template<'_>, items: &[Item], key: NodeId) -> Span {
    let first = items.iter().find_map(|item| item.entry(FieldId::Role));
    template.span(first.map_or(key, |role| role.value))
}

fn at(template: &Template<'_>, kind: Kind, index: usize, field: FieldId, node: NodeId) -> Problem {
    let mut path = template.path_within(Some(FieldId::Nodes), Segment::Index(index), Target::Value);
    path.segments.push(Segment::Key(field.field().name().to_owned()));
    Problem {
        kind,
        path,
        span: template.span(node),
        field: Some(field),
        node: Some(node),
    }
}
