//! `sesstpl apply`.

use sesstpl::{Catalogue, wire};
use sesstpl_manager_api::calls::{CreateTemplates, ListTemplates, TemplateItem};

use super::super::arguments::Apply;
use super::super::client::Client;
use super::super::failure::{Ending, Failure};
use super::super::output;
use super::document::Checked;
use super::find::{Found, as_id};
use super::update::{Replacing, is_wanted, replace};

/// Creates and updates templates until the cluster has what the files say. Every file is checked before anything is done.
pub(crate) fn run(arguments: &Apply) -> Result<Ending, Failure> {
    let client = Client::new(&arguments.connection)?;
    let release = client.release()?;
    let mut wanted = Vec::new();
    for file in &arguments.files {
        let checked = Checked::read(Some(file), release, &Catalogue::default())?;
        checked.require_storable("nothing is applied")?;
        wanted.extend(checked.each().collect::<Vec<_>>());
    }
    let items = client
        .call(&ListTemplates)
        .map_err(|error| Failure::api("nothing is applied", &error))?;
    for checked in &wanted {
        apply(&client, arguments, checked, &items)?;
    }
    Ok(Ending::Done)
}

fn apply(
    client: &Client,
    arguments: &Apply,
    checked: &Checked,
    items: &[TemplateItem],
) -> Result<(), Failure> {
    let name = checked.name().unwrap_or_default();
    let mut named = items.iter().filter(|item| item.is_owner && item.name == name);
    let done = match (named.next(), named.next()) {
        (None, _) => {
            if !arguments.dry_run {
                create(client, checked, arguments.group.as_ref())?;
            }
            "created"
        }
        (Some(_), Some(_)) => {
            return Err(Failure::because(
                format!("`{name}` is not applied"),
                "several of your templates have this name",
                "update the one you mean with `sesstpl update`",
            ));
        }
        (Some(item), None) if is_wanted(&item.template, checked, client.release()?) => "unchanged",
        (Some(item), None) => {
            if !arguments.dry_run {
                let found = Found {
                    id: as_id(&item.id).unwrap_or_else(|| item.id.clone()),
                    item: Some(item.clone()),
                };
                let replacing = Replacing {
                    overwrites: arguments.overwrite,
                    ..Replacing::default()
                };
                replace(client, &found, checked, replacing)?;
            }
            "updated"
        }
    };
    let would = if arguments.dry_run && done != "unchanged" {
        "would be "
    } else {
        ""
    };
    output::plain(&format!("Task template `{name}` {would}{done}\n"))
}

/// Stores one template.
pub(super) fn create(client: &Client, checked: &Checked, group: Option<&String>) -> Result<(), Failure> {
    let what = format!("`{}` is not stored", checked.name().unwrap_or_default());
    let settings = client.settings();
    let call = CreateTemplates {
        payload: wire::create_payload(&checked.report)
            .map_err(|error| Failure::because(&what, error, "mend the template"))?,
        group: group.or(settings.group.as_ref()).cloned(),
        domain: settings.domain.clone(),
    };
    client
        .call(&call)
        .map(|_| ())
        .map_err(|error| Failure::api(what, &error))
}
