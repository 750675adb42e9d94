//! `sesstpl import`.

use std::fs;
use std::path::{Path, PathBuf};

use sesstpl::Catalogue;
use sesstpl_manager_api::calls::{ListTemplates, TemplateItem};

use super::super::arguments::Import;
use super::super::client::Client;
use super::super::failure::{Ending, Failure};
use super::super::output;
use super::apply::create;
use super::document::Checked;
use super::update::is_wanted;

/// A template to be stored, and its project.
struct Wanted {
    checked: Checked,
    group: String,
}

/// Stores what the cluster does not have yet. Every file is checked before anything is stored.
pub(crate) fn run(arguments: &Import) -> Result<Ending, Failure> {
    let client = Client::new(&arguments.connection)?;
    let wanted = read(&client, &arguments.folder)?;
    let mut items = client
        .call(&ListTemplates)
        .map_err(|error| Failure::api("nothing is imported", &error))?;
    for wanted in &wanted {
        let name = wanted.checked.name().unwrap_or_default();
        let done = if take_same(&client, &mut items, wanted)? {
            "is there already"
        } else if arguments.dry_run {
            "would be created"
        } else {
            create(&client, &wanted.checked, Some(&wanted.group))?;
            "created"
        };
        output::plain(&format!("Task template `{name}` {done}\n"))?;
    }
    Ok(Ending::Done)
}

fn read(client: &Client, folder: &Path) -> Result<Vec<Wanted>, Failure> {
    let release = client.release()?;
    let mut wanted = Vec::new();
    for project in entries(folder)?.iter().filter(|path| path.is_dir()) {
        let group = project
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        for file in entries(project)?.iter().filter(|path| path.is_file()) {
            let checked = Checked::read(Some(file), release, &Catalogue::default())?;
            checked.require_storable("nothing is imported")?;
            wanted.extend(checked.each().map(|checked| Wanted {
                checked,
                group: group.clone(),
            }));
        }
    }
    Ok(wanted)
}

/// What stands in a folder, in the order of names.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let read = || {
        let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
        entries.collect::<std::io::Result<Vec<PathBuf>>>()
    };
    let mut paths = read().map_err(|error| {
        Failure::because(
            format!("`{}` cannot be read", folder.display()),
            error,
            "name a folder that `sesstpl export` has written",
        )
    })?;
    paths.sort();
    Ok(paths)
}

/// Whether the cluster has the same template, one for each that is asked about.
fn take_same(client: &Client, items: &mut Vec<TemplateItem>, wanted: &Wanted) -> Result<bool, Failure> {
    let release = client.release()?;
    let is_same = |item: &TemplateItem| {
        item.is_owner
            && Some(item.name.as_str()) == wanted.checked.name()
            && item.group_name.as_ref() == Some(&wanted.group)
            && is_wanted(&item.template, &wanted.checked, release)
    };
    let place = items.iter().position(is_same);
    Ok(place.map(|place| items.swap_remove(place)).is_some())
}
