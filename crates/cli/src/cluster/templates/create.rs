//! `sesstpl create`.

use serde_json::json;
use sesstpl::wire;
use sesstpl_manager_api::ApiError;
use sesstpl_manager_api::calls::{CreateTemplates, ListTemplates, OwnedBy, TemplateCreated};

use super::super::arguments::Create;
use super::super::catalogue;
use super::super::client::Client;
use super::super::failure::{Ending, Failure, warn};
use super::super::output::{self, Format};
use super::document::Checked;
use super::find::as_id;
use super::stored::{fetch, fingerprint};
use crate::text::counted;

const WHAT: &str = "nothing is stored";

/// Checks the document, stores its templates, and prints their ids.
pub(crate) fn run(arguments: &Create) -> Result<Ending, Failure> {
    let client = Client::new(&arguments.connection)?;
    let release = client.release()?;
    let settings = client.settings();
    let otherwise = |given: &Option<String>, set: &Option<String>| given.clone().or_else(|| set.clone());
    let group = otherwise(&arguments.group, &settings.group);
    let catalogue = catalogue::read(&client, group.as_deref().unwrap_or("default"));
    let checked = Checked::read(arguments.file.as_deref(), release, &catalogue)?;
    let payload = payload(&checked, arguments.sending.no_check)?;
    let call = OwnedBy {
        access_key: arguments.owner.access_key.clone(),
        call: CreateTemplates {
            payload,
            group,
            domain: otherwise(&arguments.domain, &settings.domain),
        },
    };
    let created = client
        .call(&call)
        .map_err(|error| failure(&client, &checked, &error))?;
    tell(&client, &checked, &created, arguments.connection.output)?;
    for created in &created {
        remember(&client, &created.id, arguments.owner.access_key.as_deref());
    }
    Ok(Ending::Done)
}

fn payload(checked: &Checked, as_it_is: bool) -> Result<String, Failure> {
    if as_it_is {
        return Ok(checked.document.text.clone());
    }
    checked.require_storable(WHAT)?;
    wire::create_payload(&checked.report)
        .map_err(|error| Failure::because(WHAT, error, "write one template a file"))
}

fn tell(
    client: &Client,
    checked: &Checked,
    created: &[TemplateCreated],
    format: Format,
) -> Result<(), Failure> {
    let names: Vec<&str> = checked
        .report
        .templates
        .iter()
        .filter_map(|template| template.listed_as.as_deref().or(template.name.as_deref()))
        .collect();
    let ids: Vec<&str> = created.iter().map(|created| created.id.as_str()).collect();
    match format {
        Format::Table if ids.is_empty() => output::plain("There was no template to store\n")?,
        Format::Table => output::plain(&format!("Task template {} created and ready\n", ids.join(", ")))?,
        Format::Json | Format::Yaml => {
            let names = names.iter().map(Some).chain(std::iter::repeat(None));
            // Older managers give the last one's id only.
            let unnamed = checked.report.templates.len().saturating_sub(created.len());
            let items: Vec<_> = created
                .iter()
                .zip(names.skip(unnamed))
                .map(|(created, name)| json!({ "id": created.id, "name": name, "user": created.user }))
                .collect();
            output::structured(&items, format)?;
        }
    }
    let count = checked.report.templates.len();
    if created.len() < count && created.len() == 1 {
        warn(format!(
            "all {} are stored; manager {} gives the last one's id only, `sesstpl list` shows the others",
            counted(count, "template"),
            client.release()?
        ));
    }
    checked.note_launch_problems();
    Ok(())
}

/// Remembers what was stored, so that an update can tell somebody else's change. Failing to is no failure of the
/// command: the update then asks.
fn remember(client: &Client, id: &str, owner: Option<&str>) {
    if let (Some(id), Ok(detail)) = (as_id(id), fetch(client, id, owner)) {
        let fingerprint = fingerprint(&detail.template);
        // Without it an update only knows less.
        let _ = super::super::memory::remember(&client.settings().endpoint, &id, &fingerprint);
    }
}

/// What to say of a failure; when it is open whether the templates are stored, the list tells.
fn failure(client: &Client, checked: &Checked, error: &ApiError) -> Failure {
    if !error.leaves_doubt() {
        return checked.refused(WHAT, error);
    }
    let names: Vec<Option<&str>> = checked
        .report
        .templates
        .iter()
        .map(|template| template.listed_as.as_deref().or(template.name.as_deref()))
        .collect();
    let ids: Vec<String> = match client.call(&ListTemplates) {
        Ok(items) => items
            .into_iter()
            .filter(|item| item.is_owner && names.contains(&Some(item.name.as_str())))
            .map(|item| format!("{} ({})", item.id, item.created_at))
            .collect(),
        Err(_) => {
            return Failure::because(
                "it is not known whether the templates are stored",
                error.reason(),
                "look at `sesstpl list` before you send them again",
            );
        }
    };
    if ids.is_empty() {
        return Failure::because(
            WHAT,
            format!("{}; the cluster has no template of this name", error.reason()),
            "it is safe to try again",
        );
    }
    Failure::because(
        "it is not known whether the templates are stored",
        format!(
            "{}; the cluster has these of the same name: {}",
            error.reason(),
            ids.join(", ")
        ),
        "look at the times before you send them again",
    )
}
