//! What a cluster has, as far as the page knows.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value;
use sesstpl::catalogue::Image;
use sesstpl::language::{HostValue, HostValues};
use sesstpl::launch::Unit;
use sesstpl_manager_api::calls::TemplateItem;
use yew::prelude::*;

use crate::messages::t;
use crate::state::Cluster;
use crate::views::StateHandle;

/// What may be named in a template; it is put together anew only when the library or the cluster changes.
#[hook]
pub(crate) fn use_host_values(state: &StateHandle) -> Rc<HostValues> {
    let known = (
        state.library.value().cloned(),
        state.cluster.clone(),
        state.language,
    );
    use_memo(known, |(items, cluster, _)| values(items.as_deref(), cluster))
}

/// What may be named in a template: what the cluster has, and then what only the saved templates name.
fn values(templates: Option<&[TemplateItem]>, cluster: &Cluster) -> HostValues {
    let used = templates.map(used_in).unwrap_or_default();
    let has = offered(cluster);
    let both = |mut has: Vec<HostValue>, used: Vec<HostValue>| {
        for value in used {
            if !has.iter().any(|known| known.text == value.text) {
                has.push(value);
            }
        }
        has
    };
    HostValues {
        images: both(has.images, used.images),
        folders: both(has.folders, used.folders),
        scaling_groups: both(has.scaling_groups, used.scaling_groups),
        slots: both(has.slots, used.slots),
        ..HostValues::default()
    }
}

/// What the cluster has, each with what there is to say about it.
fn offered(cluster: &Cluster) -> HostValues {
    let catalogue = &cluster.catalogue;
    let images = catalogue.images.iter().flatten().map(|image| HostValue {
        text: image.name.clone(),
        detail: described(image),
    });
    let groups = catalogue.scaling_groups.iter().flatten();
    let free = cluster.free_in(None);
    let slots = catalogue.slots.iter().flatten();
    let slots = slots.filter(|slot| !matches!(slot.name.as_str(), "cpu" | "mem"));
    HostValues {
        images: images.collect(),
        folders: catalogue.folders.iter().flatten().map(HostValue::new).collect(),
        scaling_groups: groups.map(|group| HostValue::new(&group.name)).collect(),
        slots: slots
            .map(|slot| HostValue {
                text: slot.name.clone(),
                detail: free
                    .and_then(|free| free.get(&slot.name))
                    .map_or_else(String::new, |amount| t!("{} free", shown(slot.unit, amount))),
            })
            .collect(),
        ..HostValues::default()
    }
}

/// An image's processor and least resources: `x86_64, at least cpu 1, mem 64m`.
pub(crate) fn described(image: &Image) -> String {
    let minimum: Vec<String> = image
        .minimum
        .iter()
        .map(|(slot, amount)| format!("{slot} {amount}"))
        .collect();
    if minimum.is_empty() {
        image.architecture.clone()
    } else {
        t!("{}, at least {}", image.architecture, minimum.join(", "))
    }
}

/// An amount that a manager wrote, as people write it: bytes in GiB.
pub(crate) fn shown(unit: Unit, amount: &str) -> String {
    const GIB: f64 = 1024.0 * 1024.0 * 1024.0;
    match (unit, amount.parse::<f64>()) {
        (Unit::Bytes, Ok(bytes)) => format!("{} GiB", (bytes / GIB * 10.0).round() / 10.0),
        _ => amount.to_owned(),
    }
}

/// Names that the saved templates use, each with the templates that use it.
fn used_in(templates: &[TemplateItem]) -> HostValues {
    HostValues {
        images: found(templates, |spec, found| {
            found.extend(text(spec.pointer("/kernel/image")));
        }),
        folders: found(templates, |spec, found| found.extend(keys(spec.get("mounts")))),
        scaling_groups: found(templates, |spec, found| {
            found.extend(text(spec.get("scaling_group")));
        }),
        slots: found(templates, |spec, found| {
            let slots = keys(spec.get("resources"));
            found.extend(slots.filter(|slot| !matches!(slot.as_str(), "cpu" | "mem")));
        }),
        ..HostValues::default()
    }
}

/// What `find` finds in the templates' specs.
fn found(templates: &[TemplateItem], find: impl Fn(&Value, &mut Vec<String>)) -> Vec<HostValue> {
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
        [one] => t!("used in {}", one),
        [one, rest @ ..] => t!("used in {} and {} more", one, rest.len()),
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

#[cfg(test)]
mod tests {
    use sesstpl::Catalogue;
    use sesstpl::catalogue::Slot;
    use sesstpl_manager_api::calls::FreeResources;

    use super::*;
    use crate::shared::Shared;

    fn item(folder: &str) -> TemplateItem {
        serde_json::from_value(serde_json::json!({
            "name": "t", "id": "0", "created_at": "2026-11-21T17:32:10+00:00", "is_owner": true, "user": null,
            "group": null, "user_email": null, "group_name": null, "domain_name": null, "type": "task",
            "template": {"spec": {"mounts": {folder: null}}},
        }))
        .unwrap()
    }

    #[test]
    fn what_the_cluster_has_comes_before_what_only_templates_name() {
        let catalogue = Catalogue {
            folders: Some(vec!["data".to_owned()]),
            slots: Some(vec![Slot {
                name: "cuda.device".to_owned(),
                unit: Unit::Count,
            }]),
            ..Catalogue::default()
        };
        let free = BTreeMap::from([("cuda.device".to_owned(), "3".to_owned())]);
        let cluster = Cluster {
            catalogue: Shared::new(catalogue),
            free: FreeResources {
                scaling_groups: BTreeMap::from([("default".to_owned(), free)]),
                presets: Vec::new(),
            },
            ..Cluster::default()
        };
        let values = values(Some(&[item("old"), item("data")]), &cluster);
        let folders: Vec<&str> = values.folders.iter().map(|folder| folder.text.as_str()).collect();
        assert_eq!(folders, ["data", "old"]);
        assert_eq!(values.slots[0].detail, "3 free");
    }

    #[test]
    fn bytes_are_shown_in_gib() {
        assert_eq!(shown(Unit::Bytes, "4831838208"), "4.5 GiB");
        assert_eq!(shown(Unit::Count, "2.5"), "2.5");
    }
}
