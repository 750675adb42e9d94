//! Where in a template an obstacle is.

use crate::fields::FieldId;
use crate::template::{Template, text_of};
use crate::{Path, Segment, Span, Target, words};

/// The place of a field, or of an entry in it. What is not written is at the nearest field around it that is.
pub(in crate::rules) fn place(template: &Template<'_>, field: FieldId, key: Option<&str>) -> (Span, Path) {
    if let Some(key) = key {
        let named = |&&(name, _): &&(_, _)| {
            let name = template.document.value(name);
            text_of(name).map_or_else(|| words::key_name(name) == key, |name| name == key)
        };
        if let Some(&(name, value)) = template.mapping(field).iter().find(named) {
            let path = template.path_within(Some(field), Segment::Key(key.to_owned()), Target::Value);
            // A folder's or a variable's name says more than what is long or missing beside it.
            let is_short = text_of(template.document.value(value)).is_none_or(|text| !text.is_empty());
            let node = if is_short { value } else { name };
            return (template.span(node), path);
        }
    }
    let mut next = Some(field);
    while let Some(id) = next {
        if let Some(entry) = template.entry(id) {
            let node = if id == field && key.is_none() {
                entry.value
            } else {
                entry.key
            };
            return (template.span(node), template.path(id));
        }
        next = id.field().parent;
    }
    (template.whole(), Path::default())
}
