//! `sesstpl export`.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sesstpl_manager_api::calls::{ListTemplates, TemplateItem};

use super::super::arguments::Export;
use super::super::client::Client;
use super::super::failure::{Ending, Failure};
use super::super::output;
use super::get::{as_yaml, enveloped};
use crate::text::counted;

/// Writes each template into a file of its own, in the envelope that its cluster takes.
pub(crate) fn run(arguments: &Export) -> Result<Ending, Failure> {
    let folder = &arguments.folder;
    let unusable = |error: io::Error| {
        Failure::because(
            format!("nothing more is written into `{}`", folder.display()),
            error,
            "name a new or empty folder that you may write to",
        )
    };
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(unusable(io::Error::other("the folder is not empty")));
    }
    let client = Client::new(&arguments.connection)?;
    let release = client.release()?;
    let items = client
        .call(&ListTemplates)
        .map_err(|error| Failure::api("nothing is exported", &error))?;
    let mut taken = HashSet::new();
    let mut count = 0;
    for item in items.iter().filter(|item| item.is_owner || arguments.all) {
        let path = free_path(folder, item, &mut taken);
        let text = as_yaml(&enveloped(&item.template, &item.name, release));
        write(&path, &text).map_err(unusable)?;
        count += 1;
    }
    output::plain(&format!(
        "{} in `{}`\n",
        counted(count, "template"),
        folder.display()
    ))?;
    Ok(Ending::Done)
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

/// `PROJECT/NAME.yaml`, or `PROJECT/NAME-2.yaml` and so on; for file systems that do not tell letters' cases, too.
fn free_path(folder: &Path, item: &TemplateItem, taken: &mut HashSet<String>) -> PathBuf {
    let group = file_name(item.group_name.as_deref().unwrap_or("default"));
    let name = file_name(&item.name);
    let mut file = format!("{name}.yaml");
    let mut number = 1;
    while !taken.insert(format!("{group}/{file}").to_lowercase()) {
        number += 1;
        file = format!("{name}-{number}.yaml");
    }
    folder.join(group).join(file)
}

/// A name that every file system takes, and that leads nowhere else.
fn file_name(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let name: String = name
        .chars()
        .take(100)
        .map(|c| if is_plain(c) { c } else { '_' })
        .collect();
    match name.trim_start_matches('.') {
        "" => "_".to_owned(),
        trimmed => trimmed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_stay_within_the_folder() {
        for name in ["../../etc/passwd", "..", ".", "", "a/b", "a\\b", "c:d", "日本\n"] {
            let file = file_name(name);
            assert!(
                !file.is_empty() && !file.starts_with('.') && !file.contains(['/', '\\', ':', '\n']),
                "{name:?}: {file:?}"
            );
        }
    }
}
