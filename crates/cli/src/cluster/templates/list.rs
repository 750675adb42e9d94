//! `sesstpl list`.

use std::cmp::Reverse;

use sesstpl_manager_api::calls::{ListTemplates, TemplateItem};

use super::super::arguments::{List, SortKey};
use super::super::client::Client;
use super::super::failure::{Ending, Failure, warn};
use super::super::output::{self, Format};
use super::super::table;

/// Prints the templates that the caller may see. Managers know no search and no pages: that is done here.
pub(crate) fn run(arguments: &List) -> Result<Ending, Failure> {
    let client = Client::new(&arguments.connection)?;
    let mut items = client
        .call(&ListTemplates)
        .map_err(|error| Failure::api("the templates cannot be listed", &error))?;
    if let Some(search) = &arguments.search {
        let search = search.to_lowercase();
        items.retain(|item| is_about(item, &search));
    }
    items.retain(|item| item.is_owner || !arguments.mine);
    sort(&mut items, arguments.sort);
    if arguments.reverse {
        items.reverse();
    }
    let total = items.len();
    if let Some(limit) = arguments.limit {
        let skipped = limit.saturating_mul(arguments.page.saturating_sub(1));
        items = items.into_iter().skip(skipped).take(limit).collect();
    }
    let format = arguments.format.unwrap_or(arguments.connection.output);
    match format {
        Format::Json | Format::Yaml => output::structured(&items, format)?,
        Format::Table if total == 0 => output::plain("There is no such template\n")?,
        Format::Table => output::plain(&rows(&items))?,
    }
    if items.len() < total {
        warn(format!("{} of {total}; --page shows others", items.len()));
    }
    Ok(Ending::Done)
}

/// Whether a text in lower case stands in what a template is known by.
fn is_about(item: &TemplateItem, search: &str) -> bool {
    let image = item
        .template
        .pointer("/spec/kernel/image")
        .and_then(|image| image.as_str());
    let texts = [
        Some(item.name.as_str()),
        Some(item.id.as_str()),
        item.user_email.as_deref(),
        item.group_name.as_deref(),
        image,
    ];
    texts
        .into_iter()
        .flatten()
        .any(|text| text.to_lowercase().contains(search))
}

fn sort(items: &mut [TemplateItem], key: SortKey) {
    match key {
        SortKey::Created => items.sort_by_key(|item| Reverse(item.created_at)),
        SortKey::Name => items.sort_by_cached_key(|item| item.name.to_lowercase()),
        SortKey::Owner => items.sort_by_cached_key(|item| item.user_email.clone()),
        SortKey::Group => items.sort_by_cached_key(|item| item.group_name.clone()),
    }
}

fn rows(items: &[TemplateItem]) -> String {
    let rows: Vec<[String; 7]> = items
        .iter()
        .map(|item| {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            [
                item.name.clone(),
                item.id.clone(),
                item.created_at.to_string(),
                if item.is_owner { "True" } else { "False" }.to_owned(),
                item.kind.clone(),
                item.user_email.clone().unwrap_or_else(|| text(&item.user)),
                item.group_name.clone().unwrap_or_else(|| text(&item.group)),
            ]
        })
        .collect();
    table::render(
        ["Name", "ID", "Created At", "Owner", "Type", "User", "Group"],
        &rows,
    )
}
