//! Other places for folders.

use super::{Proposal, Site};
use crate::fix::Applicability;
use crate::launch::Mount;
use crate::template::mounts::{HOME, must_be_home};
use crate::{Release, Stored, words};

/// A path below the session's working folder, with what leads out of it taken away.
pub(super) fn below_home(path: &str) -> String {
    let within = path.strip_prefix(HOME).unwrap_or(path);
    let parts: Vec<&str> = within
        .split('/')
        .filter(|part| !matches!(*part, "" | "." | ".."))
        .collect();
    format!("{HOME}{}", parts.join("/"))
}

/// How a release is asked for the place that it gives a folder by itself. Up to 25.5 managers refuse that place in words,
/// and take empty text for it; before 21.9 they do not take that either.
pub(super) fn usual_place(folder: &str, release: Release) -> String {
    if release.since(26, 4) || must_be_home(release) {
        let mount = Mount {
            folder: folder.to_owned(),
            path: None,
        };
        mount.final_path()
    } else {
        String::new()
    }
}

/// The proposal to mount the folder at its usual place.
pub(super) fn at_usual_place(site: &Site<'_>) -> Vec<Proposal> {
    let Some(folder) = site.key() else {
        return Vec::new();
    };
    let path = usual_place(folder, site.release());
    let title = if path.is_empty() {
        "Write `''` for the usual place".to_owned()
    } else {
        format!("Mount it at {}", words::quoted(&path))
    };
    vec![site.propose(Applicability::Unsafe, title, [site.set(Stored::Text(path))])]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leads_out_of_the_working_folder() {
        for (path, below) in [
            ("/data", "/home/work/data"),
            ("../x", "/home/work/x"),
            ("/home/work/../etc", "/home/work/etc"),
            ("a//b/./c/", "/home/work/a/b/c"),
        ] {
            assert_eq!(below_home(path), below, "{path}");
        }
    }
}
