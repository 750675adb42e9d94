//! `sesstpl get`.

use sesstpl::{Release, Stored, emit, wire};

use super::super::arguments::Get;
use super::super::client::Client;
use super::super::failure::{Ending, Failure};
use super::super::{memory, output};
use super::find::{as_id, find};
use super::stored::{fetch, fingerprint, stored_form};
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
    let stored = stored_form(&detail.template, release);
    let listed_as = Some(detail.name.as_str()).filter(|name| Some(*name) != own_name(&stored));
    let document = if arguments.bare {
        wire::sendable(&stored)
    } else {
        enveloped(&stored, listed_as, release)
    };
    output::plain(&match arguments.format {
        Notation::Json => emit::to_json(&document, true) + "\n",
        Notation::Yaml if emit::nesting(&document) > emit::MAX_YAML_NESTING => {
            emit::to_json(&document, true) + "\n"
        }
        Notation::Yaml => emit::to_yaml(&document),
    })?;
    // Without it an update only knows less.
    let _ = memory::remember(&client.settings().endpoint, &id, &fingerprint(&detail.template));
    Ok(Ending::Done)
}

fn own_name(stored: &Stored) -> Option<&str> {
    stored.get("metadata")?.get("name")?.as_str()
}

/// A template in the envelope in which a release takes it, from any client.
fn enveloped(stored: &Stored, listed_as: Option<&str>, release: Release) -> Stored {
    let template = wire::sendable(stored);
    let mut item = vec![("template".to_owned(), template)];
    if let Some(name) = listed_as {
        item.push(("name".to_owned(), Stored::Text(name.to_owned())));
    }
    let item = Stored::Object(item);
    match wire::Wrapping::of(release) {
        wire::Wrapping::None => wire::sendable(stored),
        wire::Wrapping::SessionTemplates => {
            Stored::Object(vec![("session_templates".to_owned(), Stored::List(vec![item]))])
        }
        wire::Wrapping::ListOrDocuments => item,
    }
}
