//! What a cluster has, as far as the page knows.

use std::collections::BTreeMap;

use serde_json::Value;
use sesstpl::language::{HostValue, HostValues};
use sesstpl_manager_api::calls::TemplateItem;

/// Names that the saved templates use, each with the templates that use it.
pub(crate) fn used_in(templates: &[TemplateItem]) -> HostValues {
    HostValues {
        images: values(templates, |spec, found| {
            found.extend(text(spec.pointer("/kernel/image")));
        }),
        folders: values(templates, |spec, found| found.extend(keys(spec.get("mounts")))),
        scaling_groups: values(templates, |spec, found| {
            found.extend(text(spec.get("scaling_group")));
        }),
        slots: values(templates, |spec, found| {
            let slots = keys(spec.get("resources"));
            found.extend(slots.filter(|slot| !matches!(slot.as_str(), "cpu" | "mem")));
        }),
        ..HostValues::default()
    }
}

/// What `find` finds in the templates' specs.
fn values(templates: &[TemplateItem], find: impl Fn(&Value, &mut Vec<String>)) -> Vec<HostValue> {
    let mut users: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for item in templates {
        let mut found = Vec::new();
        if let Some(spec) = item.template.get("spec") {
            find(spec, &mut found);
        }
        for name in found {
            let names = users.entry(name).or_default();
            if !names.contains(&item.name.as_str()) {
                names.push(&item.name);
            }
        }
    }
    let used_in = |names: &[&str]| match names {
        [one] => format!("used in {one}"),
        [one, rest @ ..] => format!("used in {one} and {} more", rest.len()),
        [] => String::new(),
    };
    users
        .into_iter()
        .map(|(text, names)| HostValue {
            text,
            detail: used_in(&names),
        })
        .collect()
}

fn text(value: Option<&Value>) -> Option<String> {
    value?.as_str().map(str::to_owned)
}

fn keys(value: Option<&Value>) -> impl Iterator<Item = String> {
    value
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(|entries| entries.keys().cloned())
}
