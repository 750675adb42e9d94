//! Rules about why a template is not stored.

pub(super) mod blank;
pub(super) mod circular;
pub(super) mod cluster_roles;
pub(super) mod long_integer;
pub(super) mod missing_key;
pub(super) mod missing_template;
pub(super) mod mount_outside;
pub(super) mod mount_path_not_text;
pub(super) mod name_not_text;
pub(super) mod name_too_long;
pub(super) mod newer_feature;
pub(super) mod not_a_list;
pub(super) mod not_a_mapping;
pub(super) mod not_an_identifier;
pub(super) mod not_an_integer;
pub(super) mod not_in_json;
pub(super) mod not_text;
pub(super) mod nul_character;
pub(super) mod reserved_mount;
pub(super) mod surrogate;
pub(super) mod too_deep;
pub(super) mod too_large;
pub(super) mod unknown_key;
pub(super) mod unknown_word;

use super::Rule;
use crate::Release;
use crate::template::problem::{Kind, Problem};
use crate::template::{Template, text_of};
use crate::words;

/// The rule that explains a problem of a template.
pub(super) fn rule_for(problem: &Problem, template: Option<&Template<'_>>) -> &'static Rule {
    match problem.kind {
        Kind::UnknownWord | Kind::UnknownKey(_) if newer_feature::is_newer(problem, template) => {
            &newer_feature::RULE
        }
        Kind::NotMapping => &not_a_mapping::RULE,
        Kind::NotText | Kind::WordNotText => &not_text::RULE,
        Kind::Blank | Kind::NameBlank => &blank::RULE,
        Kind::NotList => &not_a_list::RULE,
        Kind::UnknownWord => &unknown_word::RULE,
        Kind::Missing => &missing_key::RULE,
        Kind::UnknownKey(_) => &unknown_key::RULE,
        Kind::NameNotText => &name_not_text::RULE,
        Kind::NoTemplate | Kind::NoTemplateList => &missing_template::RULE,
        Kind::MountOutside => &mount_outside::RULE,
        Kind::MountReserved => &reserved_mount::RULE,
        Kind::MountNotText => &mount_path_not_text::RULE,
        Kind::NotInteger => &not_an_integer::RULE,
        Kind::NotIdentifier => &not_an_identifier::RULE,
        Kind::RoleTwice | Kind::SeveralMain | Kind::NoMain => &cluster_roles::RULE,
        Kind::NotJson | Kind::KeyNotJson => &not_in_json::RULE,
        Kind::Nul => &nul_character::RULE,
        Kind::Surrogate => &surrogate::RULE,
        Kind::LongInteger | Kind::UnwritableKey => &long_integer::RULE,
        Kind::Circular => &circular::RULE,
        Kind::TooDeep => &too_deep::RULE,
        Kind::TooLarge => &too_large::RULE,
        Kind::NameTooLong => &name_too_long::RULE,
    }
}

/// What a manager answers to whatever it refuses.
fn answers_500(release: Release) -> String {
    format!("manager {release} answers HTTP 500 without a reason")
}

/// What is read at a problem's place, as `` `19.09` is read as the number 19.09 ``.
fn reading(problem: &Problem, template: Option<&Template<'_>>) -> String {
    match (template, problem.node) {
        (Some(template), Some(node)) => words::reading(template.document, node),
        _ => "the document is empty".to_owned(),
    }
}

/// The text of a problem's value, as people are shown it.
fn shown_text(problem: &Problem, template: Option<&Template<'_>>) -> String {
    let text = template
        .zip(problem.node)
        .and_then(|(template, node)| text_of(template.document.value(node)));
    text.map(|text| words::quoted(text).to_string())
        .unwrap_or_default()
}

/// The place of a problem as people name it: its last key or index.
fn place(problem: &Problem) -> String {
    match problem.path.segments.last() {
        None => "a template".to_owned(),
        Some(crate::Segment::Key(key)) => words::quoted(key).to_string(),
        Some(crate::Segment::Index(_)) => words::quoted(&problem.path.to_string()).to_string(),
    }
}
