//! `sesstpl update`.

use serde_json::{Value, json};
use sesstpl::{Catalogue, Release, emit, wire};
use sesstpl_cluster::for_owner;
use sesstpl_manager_api::ApiError;
use sesstpl_manager_api::calls::{OwnedBy, TemplateDetail, UpdateTemplate};
use similar::TextDiff;

use super::super::arguments::Update;
use super::super::client::Client;
use super::super::failure::{Ending, Failure, warn};
use super::super::output::{self, Format};
use super::super::{memory, prompt};
use super::document::Checked;
use super::find::{Found, find};
use super::stored::{fetch, fingerprint, stored_form};

/// How a template is replaced.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Replacing<'a> {
    /// For whom.
    pub(super) owner: Option<&'a str>,
    /// Whether somebody else's change goes, too.
    pub(super) overwrites: bool,
    /// Whether the text is sent as it is.
    pub(super) is_unchecked: bool,
}

/// Replaces a template.
pub(crate) fn run(arguments: &Update) -> Result<Ending, Failure> {
    let client = Client::new(&arguments.connection)?;
    let file = arguments.file.as_deref();
    let checked = Checked::read(file, client.release()?, &Catalogue::default())?;
    let found = find(&client, &arguments.template.reference)?;
    let replacing = Replacing {
        owner: arguments.owner.access_key.as_deref(),
        overwrites: arguments.overwrite,
        is_unchecked: arguments.sending.no_check,
    };
    replace(&client, &found, &checked, replacing)?;
    let id = &found.id;
    match arguments.connection.output {
        Format::Table => output::plain(&format!("Task template {id} updated\n"))?,
        format => output::structured(&json!({ "id": id, "updated": true }), format)?,
    }
    Ok(Ending::Done)
}

/// Replaces a template, and neither its owner nor its project nor, unasked, somebody else's change.
pub(super) fn replace(
    client: &Client,
    found: &Found,
    checked: &Checked,
    replacing: Replacing<'_>,
) -> Result<(), Failure> {
    let Replacing { owner, .. } = replacing;
    let release = client.release()?;
    let before = fetch(client, &found.id, owner)?;
    let what = format!("template {} stays as it was", found.id);
    let payload = if replacing.is_unchecked {
        checked.document.text.clone()
    } else {
        checked.require_storable(&what)?;
        let payload = wire::update_payload(&checked.report)
            .map_err(|error| Failure::because(&what, error, "write one template into the file"))?;
        keep_owner(payload, found, &before, release, owner, &what)?
    };
    if !replacing.overwrites && !may_replace(client, &found.id, &before, checked, release)? {
        return Err(Failure::because(
            &what,
            "somebody has changed it since you got or stored it (see the lines above: - theirs, + yours)",
            "put their changes into your file, or repeat with --overwrite to drop them",
        ));
    }
    let call = OwnedBy {
        access_key: owner.map(str::to_owned),
        call: UpdateTemplate {
            id: found.id.clone(),
            payload,
            group: found.item.as_ref().and_then(|item| item.group_name.clone()),
            domain: Some(before.domain_name.clone()),
        },
    };
    let sent = client.call(&call);
    let after = fetch(client, &found.id, owner);
    if let Err(error) = sent {
        let is_stored = after.is_ok_and(|after| is_wanted(&after.template, checked, release));
        if !(error.leaves_doubt() && is_stored) {
            return Err(failure(checked, &what, &error));
        }
        warn(format!("{}, and the update was made", error.reason()));
        return Ok(());
    }
    if let Ok(after) = &after {
        compare_owners(&before, after);
        // Without it the next update only knows less.
        let _ = memory::remember(
            &client.settings().endpoint,
            &found.id,
            &fingerprint(&after.template),
        );
    }
    Ok(())
}

/// What to say of a failure after the template was read again and found as it was.
fn failure(checked: &Checked, what: &str, error: &ApiError) -> Failure {
    if error.leaves_doubt() {
        return Failure::because(what, error.reason(), "it is safe to try again");
    }
    checked.refused(what, error)
}

/// The payload that keeps the owner, whoever sends it.
fn keep_owner(
    payload: String,
    found: &Found,
    before: &TemplateDetail,
    release: Release,
    owner: Option<&str>,
    what: &str,
) -> Result<String, Failure> {
    let is_own = found.item.as_ref().is_none_or(|item| item.is_owner);
    if is_own || owner.is_some() {
        return Ok(payload);
    }
    for_owner(payload, before, release).ok_or_else(|| {
        Failure::because(
            what,
            "it belongs to somebody else, and this manager would make it yours",
            "give the owner's access key with --owner",
        )
    })
}

/// Whether what is stored now may go: it is what was loaded, or the person says so.
fn may_replace(
    client: &Client,
    id: &str,
    before: &TemplateDetail,
    checked: &Checked,
    release: Release,
) -> Result<bool, Failure> {
    let Some(loaded) = memory::loaded(&client.settings().endpoint, id)? else {
        return Ok(true);
    };
    if loaded == fingerprint(&before.template) || is_wanted(&before.template, checked, release) {
        return Ok(true);
    }
    let theirs = emit::to_yaml(&stored_form(&before.template, release));
    let yours = checked
        .report
        .templates
        .first()
        .and_then(|template| template.stored.as_ref());
    let yours = yours.map(emit::to_yaml).unwrap_or_default();
    TextDiff::from_lines(&theirs, &yours)
        .unified_diff()
        .header("stored now", "yours")
        .to_writer(anstream::stderr().lock())?;
    if !prompt::can_ask() {
        return Ok(false);
    }
    warn("somebody has changed the template since you got or stored it: - is theirs, + is yours");
    let answer = prompt::line("Replace theirs with yours, or keep theirs? (replace/[keep])")?;
    Ok(answer == "replace")
}

/// Whether a stored template is what the document says.
pub(super) fn is_wanted(template: &Value, checked: &Checked, release: Release) -> bool {
    let wanted = checked
        .report
        .templates
        .first()
        .and_then(|template| template.stored.as_ref());
    wanted.is_some_and(|wanted| *wanted == stored_form(template, release))
}

fn compare_owners(before: &TemplateDetail, after: &TemplateDetail) {
    if before.user_uuid != after.user_uuid {
        warn(
            "the manager has given the template to another owner, as it does unless --owner names the old one",
        );
    }
    if before.group_id != after.group_id {
        warn("the manager has moved the template to another project");
    }
}
