//! The one list of all rules.

use super::{Rule, launch, save, security, style, syntax};

/// Every rule, by group and code.
pub fn all() -> &'static [&'static Rule] {
    ALL
}

static ALL: &[&Rule] = &[
    &syntax::character::RULE,
    &syntax::nesting::RULE,
    &syntax::reference::RULE,
    &syntax::several_documents::RULE,
    &syntax::structure::RULE,
    &syntax::tag::RULE,
    &syntax::value::RULE,
    &save::blank::RULE,
    &save::circular::RULE,
    &save::long_integer::RULE,
    &save::missing_key::RULE,
    &save::missing_template::RULE,
    &save::mount_outside::RULE,
    &save::mount_path_not_text::RULE,
    &save::name_not_text::RULE,
    &save::name_too_long::RULE,
    &save::not_a_list::RULE,
    &save::not_a_mapping::RULE,
    &save::not_in_json::RULE,
    &save::not_text::RULE,
    &save::nul_character::RULE,
    &save::reserved_mount::RULE,
    &save::surrogate::RULE,
    &save::too_deep::RULE,
    &save::too_large::RULE,
    &save::unknown_key::RULE,
    &save::unknown_word::RULE,
    &launch::bare_memory::RULE,
    &launch::batch_without_startup::RULE,
    &launch::git_never_runs::RULE,
    &launch::image_reference::RULE,
    &launch::null_mount::RULE,
    &launch::resource_amount::RULE,
    &launch::system_session::RULE,
    &launch::tag_too_long::RULE,
    &security::credential::RULE,
    &style::envelope::RULE,
    &style::image_without_registry::RULE,
    &style::no_template::RULE,
    &style::shadowed_alias::RULE,
];
