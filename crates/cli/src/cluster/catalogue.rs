//! What the cluster has, for the check and for people.

use sesstpl::Catalogue;
use sesstpl_cluster::{Answers, catalogue};
use sesstpl_manager_api::calls::{ListFolders, ListImages, ListScalingGroups, ReadSlots};

use super::arguments::CatalogueArguments;
use super::client::Client;
use super::failure::{Ending, Failure};
use super::output::{self, Format};
use super::table;

/// Asks for everything. What the caller may not read, or this manager does not tell, stays unknown.
pub(super) fn read(client: &Client, group: &str) -> Catalogue {
    let images = client.call(&ListImages);
    if let Err(error) = &images
        && error.is_transient()
    {
        // Who is waiting for something else need not wait for the other questions, too.
        return Catalogue::default();
    }
    let groups = ListScalingGroups {
        group: group.to_owned(),
    };
    catalogue(Answers {
        images: images.ok(),
        folders: client.call(&ListFolders).ok(),
        slots: client.call(&ReadSlots).ok(),
        scaling_groups: client.call(&groups).ok(),
    })
}

/// `sesstpl catalogue`.
pub(super) fn run(arguments: &CatalogueArguments) -> Result<Ending, Failure> {
    let client = Client::new(&arguments.connection)?;
    // Whether the cluster can be reached at all, and takes the keypair, is not for guessing.
    client
        .call(&ReadSlots)
        .map_err(|error| Failure::api("what the cluster has is not known", &error))?;
    let settings = client.settings();
    let group = arguments.group.as_deref().or(settings.group.as_deref());
    let known = read(&client, group.unwrap_or("default"));
    match arguments.connection.output {
        Format::Table => output::plain(&table::render(["Kind", "Name", "More"], &rows(&known)))?,
        format => output::structured(&known, format)?,
    }
    Ok(Ending::Done)
}

fn rows(catalogue: &Catalogue) -> Vec<[String; 3]> {
    let row = |kind: &str, name: &str, more: String| [kind.to_owned(), name.to_owned(), more];
    let unknown = |kind: &str| vec![row(kind, "", "not known: you may not read it".to_owned())];
    let images = catalogue.images.as_ref().map_or_else(
        || unknown("image"),
        |images| {
            let image = images.iter().map(|image| {
                let minimum = image
                    .minimum
                    .iter()
                    .map(|(slot, amount)| format!("{slot} {amount}"));
                let minimum: Vec<String> = minimum.collect();
                let more = format!("{}, at least {}", image.architecture, minimum.join(", "));
                row("image", &image.name, more)
            });
            image.collect()
        },
    );
    let slots = catalogue.slots.as_ref().map_or_else(
        || unknown("slot"),
        |slots| {
            let slot = slots
                .iter()
                .map(|slot| row("slot", &slot.name, format!("{:?}", slot.unit).to_lowercase()));
            slot.collect()
        },
    );
    let names = |kind: &str, names: Option<Vec<&str>>| match names {
        None => unknown(kind),
        Some(names) => names
            .into_iter()
            .map(|name| row(kind, name, String::new()))
            .collect(),
    };
    let groups = catalogue.scaling_groups.as_ref();
    let groups = groups.map(|groups| groups.iter().map(|group| group.name.as_str()).collect());
    let folders = catalogue.folders.as_ref();
    let folders = folders.map(|folders| folders.iter().map(String::as_str).collect());
    [
        images,
        slots,
        names("scaling group", groups),
        names("folder", folders),
    ]
    .concat()
}
