//! `sesstpl diff`.

use sesstpl::{Catalogue, emit, wire};

use super::super::arguments::Diff;
use super::super::client::Client;
use super::super::failure::{Ending, Failure};
use super::document::Checked;
use super::find::find;
use super::stored::{fetch, stored_form};
use crate::diff;

/// Prints how the stored template differs from the file.
pub(crate) fn run(arguments: &Diff) -> Result<Ending, Failure> {
    const WHAT: &str = "the templates cannot be compared";
    let client = Client::new(&arguments.connection)?;
    let release = client.release()?;
    let checked = Checked::read(Some(&arguments.file), release, &Catalogue::default())?;
    checked.require_storable(WHAT)?;
    let [template] = checked.report.templates.as_slice() else {
        return Err(Failure::argument(WHAT, "name a file with exactly one template"));
    };
    let found = find(&client, &arguments.template.reference)?;
    let stored = stored_form(&fetch(&client, &found.id, None)?.template, release);
    if template.stored.as_ref() == Some(&stored) {
        return Ok(Ending::Done);
    }
    let yaml = |stored| emit::to_yaml(&wire::sendable(stored));
    let file = template.stored.as_ref().map(yaml).unwrap_or_default();
    diff::print(&checked.document.name, &yaml(&stored), &file)?;
    Ok(Ending::Failed)
}
