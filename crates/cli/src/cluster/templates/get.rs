//! `sesstpl get`.

use std::fs;
use std::path::Path;

use serde_json::Value;
use sesstpl::{Catalogue, Release, Stored, emit, wire};

use super::super::arguments::Get;
use super::super::client::Client;
use super::super::failure::{Ending, Failure};
use super::super::{memory, output};
use super::document::Checked;
use super::find::{as_id, find};
use super::stored::{fetch, fingerprint, stored_form};
use super::update::is_wanted;
use crate::arguments::Notation;

/// Prints a template as a document that the cluster takes again.
pub(crate) fn run(arguments: &Get) -> Result<Ending, Failure> {
    let client = Client::new(&arguments.connection)?;
    let reference = &arguments.template.reference;
    let id = match as_id(reference) {
        Some(id) => id,
        None => find(&client, reference)?.id,
    };
    let detail = fetch(&client, &id, arguments.owner.access_key.as_deref())?;
    let release = client.release()?;
    let document = if arguments.bare {
        wire::sendable(&stored_form(&detail.template, release))
    } else {
        enveloped(&detail.template, &detail.name, release)
    };
    let text = match arguments.format {
        Notation::Json => emit::to_json(&document, true) + "\n",
        Notation::Yaml => as_yaml(&document),
    };
    match &arguments.into {
        None => output::plain(&text)?,
        Some(file) => write(file, &text, &detail.template, release, arguments.force)?,
    }
    // Without it an update only knows less.
    let _ = memory::remember(&client.settings().endpoint, &id, &fingerprint(&detail.template));
    Ok(Ending::Done)
}

/// Writes the document into a file, unless the file says the same already: then its comments and layout are kept.
fn write(
    file: &Path,
    text: &str,
    template: &Value,
    release: Release,
    is_forced: bool,
) -> Result<(), Failure> {
    let name = file.display();
    if file.exists() {
        let draft = Checked::read(Some(file), release, &Catalogue::default())?;
        if is_wanted(template, &draft, release) {
            return output::plain(&format!("`{name}` says the same already and stays as it is\n"));
        }
        if !is_forced {
            return Err(Failure::because(
                format!("`{name}` stays as it is"),
                "it says something else than what is stored; `sesstpl diff` shows what",
                "name another file, or repeat with --force to write over it",
            ));
        }
    }
    fs::write(file, text).map_err(|error| {
        Failure::because(
            format!("`{name}` cannot be written"),
            error,
            "name a file that you may write",
        )
    })?;
    output::plain(&format!("`{name}` is written\n"))
}

/// YAML, or JSON where that is nested more deeply than managers read YAML.
pub(super) fn as_yaml(document: &Stored) -> String {
    if emit::nesting(document) > emit::MAX_YAML_NESTING {
        emit::to_json(document, true) + "\n"
    } else {
        emit::to_yaml(document)
    }
}

fn own_name(stored: &Stored) -> Option<&str> {
    stored.get("metadata")?.get("name")?.as_str()
}

/// A template in the envelope in which a release takes it, from any client.
pub(super) fn enveloped(template: &Value, listed_as: &str, release: Release) -> Stored {
    let stored = &stored_form(template, release);
    let mut item = vec![("template".into(), wire::sendable(stored))];
    if let Some(name) = Some(listed_as).filter(|name| Some(*name) != own_name(stored)) {
        item.push(("name".into(), Stored::Text(name.to_owned())));
    }
    let item = Stored::Object(item);
    match wire::Wrapping::of(release) {
        wire::Wrapping::None => wire::sendable(stored),
        wire::Wrapping::SessionTemplates => {
            Stored::Object(vec![("session_templates".into(), Stored::List(vec![item]))])
        }
        wire::Wrapping::ListOrDocuments => item,
    }
}
