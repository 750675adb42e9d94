//! What the managers of the tests have.

use sesstpl::catalogue::{Agent, Image, ScalingGroup, Slot};
use sesstpl::launch::Unit;
use sesstpl::{Catalogue, Release};

use crate::manager::{Folder, Manager};

/// Where sessions are put.
pub(crate) const DOMAIN: &str = "default";
pub(crate) const PROJECT: &str = "default";

/// Storage folders.
const FOLDERS: [&str; 3] = ["data", "more", DOT_FOLDER];

/// The one that is mounted always, because its name begins with a dot.
pub(crate) const DOT_FOLDER: &str = ".shared";
const VOLUME: &str = "local:volume1";

/// A resource group that no project may use.
const CLOSED_GROUP: &str = "closed";

/// Makes what is missing; gives the folders that it made.
pub(crate) fn prepare(manager: &Manager) -> Vec<Folder> {
    manager.make_closed_scaling_group(CLOSED_GROUP);
    FOLDERS
        .into_iter()
        .filter_map(|name| manager.make_folder(name, VOLUME))
        .collect()
}

/// Takes away what was made, for the folder with a dot is mounted into everybody's sessions.
pub(crate) fn tidy(manager: &Manager, made: &[Folder]) {
    for folder in made {
        manager.remove_folder(folder);
    }
    manager.remove_scaling_group(CLOSED_GROUP);
}

/// Whether the manager of a release has a machine that runs sessions.
pub(crate) fn has_machines(release: Release) -> bool {
    release.since(25, 5)
}

/// The same as a catalogue.
pub(crate) fn catalogue(release: Release) -> Catalogue {
    let image = |name: &str, alias: Option<&str>| Image {
        name: name.to_owned(),
        architecture: "x86_64".to_owned(),
        aliases: alias.map(str::to_owned).into_iter().collect(),
        minimum: vec![
            ("cpu".to_owned(), "1".to_owned()),
            ("mem".to_owned(), "64m".to_owned()),
        ],
        shared_memory: None,
    };
    let slot = |name: &str, unit| Slot {
        name: name.to_owned(),
        unit,
    };
    let group = |name: &str, is_allowed| ScalingGroup {
        name: name.to_owned(),
        is_allowed,
    };
    let (year, month, _) = release.version();
    let machine = Agent {
        name: if (year, month) == (25, 5) {
            "i-dummy-86"
        } else {
            "i-dummy-91"
        }
        .to_owned(),
        architecture: "x86_64".to_owned(),
        scaling_group: "default".to_owned(),
        slots: vec![
            ("cpu".to_owned(), "63".to_owned()),
            ("mem".to_owned(), "498000000000".to_owned()),
        ],
    };
    Catalogue {
        images: Some(vec![
            image("cr.backend.ai/stable/python:3.9-ubuntu20.04", None),
            image(
                "cr.backend.ai/stable/python:3.6-ubuntu18.04",
                Some("python:3.6-ubuntu18.04"),
            ),
            image("cr.backend.ai/multiarch/python:3.10-ubuntu20.04", None),
        ]),
        folders: Some(FOLDERS.map(str::to_owned).to_vec()),
        slots: Some(vec![slot("cpu", Unit::Count), slot("mem", Unit::Bytes)]),
        scaling_groups: Some(vec![group("default", true), group(CLOSED_GROUP, false)]),
        agents: Some(if has_machines(release) {
            vec![machine]
        } else {
            Vec::new()
        }),
    }
}
