//! Where the template comes from.

use std::path::Path;

use sesstpl::{Catalogue, Release, Stored};

use super::super::arguments::LaunchArguments;
use super::super::client::Client;
use super::super::failure::Failure;
use super::super::templates::{Checked, fetch, find, stored_form};
use crate::plan::chosen;

/// A template that is to be launched.
pub(super) struct Source {
    /// The template.
    pub(super) stored: Stored,
    /// Its name.
    pub(super) name: Option<String>,
    /// Its id, where it is stored in the cluster.
    pub(super) id: Option<String>,
    /// Its project, where it is stored in the cluster.
    pub(super) group: Option<String>,
    /// Its domain, where it is stored in the cluster.
    pub(super) domain: Option<String>,
}

impl Source {
    /// The template of a file, of standard input for `-`, or else of the cluster.
    pub(super) fn read(
        client: &Client,
        arguments: &LaunchArguments,
        release: Release,
    ) -> Result<Self, Failure> {
        let template = &arguments.template;
        let path = Path::new(template);
        // A path that is misspelt is no name of a template: say that the file is missing.
        let looks_like_a_file = path.extension().is_some_and(|end| {
            ["yaml", "yml", "json"]
                .iter()
                .any(|known| end.eq_ignore_ascii_case(known))
        });
        if template == "-" || path.exists() || looks_like_a_file || template.contains(['/', '\\']) {
            Self::of_file(path, arguments.number, release)
        } else {
            Self::of_cluster(client, template, arguments.session.owner.as_deref(), release)
        }
    }

    fn of_file(path: &Path, number: Option<usize>, release: Release) -> Result<Self, Failure> {
        const WHAT: &str = "no session is started";
        let checked = Checked::read(Some(path), release, &Catalogue::default())?;
        checked.require_storable(WHAT)?;
        let template = chosen(&checked.report, number, &checked.document.name)
            .map_err(|error| Failure::argument(error, "name one of the file's templates"))?;
        let stored = template.and_then(|template| template.stored.clone());
        Ok(Self {
            stored: stored
                .ok_or_else(|| Failure::because(WHAT, "the file has no template", "write one into it"))?,
            name: template.and_then(|template| template.name.clone()),
            id: None,
            group: None,
            domain: None,
        })
    }

    fn of_cluster(
        client: &Client,
        reference: &str,
        owner: Option<&str>,
        release: Release,
    ) -> Result<Self, Failure> {
        let found = find(client, reference)?;
        let detail = fetch(client, &found.id, owner)?;
        Ok(Self {
            stored: stored_form(&detail.template, release),
            name: Some(detail.name),
            id: Some(found.id),
            group: found.item.and_then(|item| item.group_name),
            domain: Some(detail.domain_name),
        })
    }
}
