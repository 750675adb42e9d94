//! The manager's errors by place, compared with ours.

use std::collections::BTreeSet;

use serde_json::Value;
use sesstpl::fields::{FieldId, Section, Shape};
use sesstpl::{Diagnostic, Path, Release, Report, Segment, Target, TemplateKind};

use crate::corpus::Outcome;

/// What differs between a refusal's places and those of our errors.
pub(crate) fn difference(outcome: &Outcome, report: &Report, errors: &[&Diagnostic]) -> Option<String> {
    let expected = outcome.errors.as_ref().expect("a refusal has errors");
    let kind = report
        .templates
        .first()
        .map(|template| template.kind)
        .unwrap_or_default();
    // Such a text is what a release says beside the check of keys and types.
    if let Some(Value::String(_)) = expected.get("mounts") {
        return match kind {
            TemplateKind::Session => mount_difference(errors),
            TemplateKind::Cluster => role_difference(errors),
        };
    }
    let mut places = Places {
        release: report.release,
        found: BTreeSet::new(),
    };
    places.section(kind.section(), expected, &Path::default());
    let got: BTreeSet<String> = errors.iter().map(|error| text(&error.path)).collect();
    (places.found != got).then(|| format!("expected errors at {:?}, got them at {got:?}", places.found))
}

/// The manager names no key for a mount path that it refuses, and stops at the first.
fn mount_difference(errors: &[&Diagnostic]) -> Option<String> {
    let mounts = [Segment::Key("spec".into()), Segment::Key("mounts".into())];
    let all_in_mounts = errors.iter().all(|error| {
        error.path.segments.starts_with(&mounts) && error.path.segments.len() == mounts.len() + 1
    });
    let agrees = all_in_mounts && !errors.is_empty();
    (!agrees).then(|| "expected errors at mounts only".to_owned())
}

/// The manager names no node for a role that it refuses, and stops at the first.
fn role_difference(errors: &[&Diagnostic]) -> Option<String> {
    let nodes = [Segment::Key("spec".into()), Segment::Key("nodes".into())];
    let is_about_nodes = |error: &&Diagnostic| {
        error.path.segments.starts_with(&nodes) && error.code.as_str() == "save/cluster-roles"
    };
    let agrees = errors.iter().all(is_about_nodes) && !errors.is_empty();
    (!agrees).then(|| "expected errors about roles only".to_owned())
}

struct Places {
    release: Release,
    found: BTreeSet<String>,
}

impl Places {
    fn section(&mut self, section: &Section, errors: &Value, path: &Path) {
        let Value::Object(errors) = errors else {
            return self.add(path);
        };
        for (key, error) in errors {
            let within = step(path, Segment::Key(key.clone()), Target::Value);
            let field = section.fields.iter().find(|field| {
                field.exists_in(self.release) && field.keys_in(self.release).any(|known| known == key)
            });
            match field {
                Some(field) => self.field(field.id, error, &within),
                None => self.add(&step(path, Segment::Key(key.clone()), Target::Key)),
            }
        }
    }

    fn field(&mut self, field: FieldId, error: &Value, path: &Path) {
        let field = field.field();
        // Of null or something else, the branches that were tried.
        let error = match error.get("1") {
            Some(branch) if field.nullable => branch,
            _ => error,
        };
        match (&field.shape, error) {
            (Shape::Section(section), error) => self.section(section, error, path),
            (Shape::Texts | Shape::Values, Value::Object(names)) => {
                for (name, error) in names {
                    for (part, target) in [("key", Target::Key), ("value", Target::Value)] {
                        if error.get(part).is_some() {
                            self.add(&step(path, Segment::Key(name.clone()), target));
                        }
                    }
                }
            }
            (Shape::Sections(section), Value::Object(items)) => {
                for (index, error) in items {
                    let index = index.parse().expect("the items of a list are numbered");
                    self.section(section, error, &step(path, Segment::Index(index), Target::Value));
                }
            }
            (Shape::TextList, Value::Object(items)) => {
                for index in items.keys() {
                    let index = index.parse().expect("the items of a list are numbered");
                    self.add(&step(path, Segment::Index(index), Target::Value));
                }
            }
            _ => self.add(path),
        }
    }

    fn add(&mut self, path: &Path) {
        self.found.insert(text(path));
    }
}

fn step(path: &Path, segment: Segment, target: Target) -> Path {
    let mut path = path.clone();
    path.segments.push(segment);
    path.target = target;
    path
}

fn text(path: &Path) -> String {
    let part = if path.target == Target::Key { " (key)" } else { "" };
    format!("{path}{part}")
}
