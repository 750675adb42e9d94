//! Storage folders and their paths.

use std::borrow::Cow;
use std::collections::HashSet;

use super::{Effect, Obstacle, Question};
use crate::fields::FieldId;
use crate::launch::HOME;
use crate::launch::mount::{self, MountRef};
use crate::template::mounts::is_reserved;

const COLLISION: &str = "launch/mount-collision";
const PLACE: &str = "launch/mount-place";

/// Asks what the release asks before it looks for folders.
pub(super) fn paths(question: &mut Question<'_>) {
    let session = question.session;
    let release = question.release;
    let given = || {
        let mounts = session.mounts.iter();
        mounts.filter_map(|&mount| Some((mount, mount.path?)))
    };
    let mut seen = HashSet::new();
    let are_several = given().nth(1).is_some();
    for (mount, path) in given().filter(|_| are_several) {
        if !seen.insert(path) {
            refuse(
                question,
                mount,
                COLLISION,
                400,
                format!("another folder goes to `{path}`, too"),
                "give each folder a path of its own",
            );
        }
    }
    let folders: HashSet<&str> = given()
        .filter(|_| !release.since(26, 4))
        .map(|(mount, _)| mount.folder)
        .collect();
    for (mount, path) in given() {
        let within = match path.strip_prefix(HOME) {
            Some(rest) if rest.contains(HOME) => Cow::Owned(rest.replace(HOME, "")),
            Some(rest) => Cow::Borrowed(rest),
            None => Cow::Borrowed(path),
        };
        if within.is_empty() {
            let what = format!("`{path}` is the session's working folder itself");
            refuse(
                question,
                mount,
                PLACE,
                400,
                what,
                "write a path below it, or `''` for the usual place",
            );
        } else if is_reserved(&within, release) {
            reserved(question, mount, path);
        } else if folders.contains(within.as_ref()) {
            let what = format!("`{path}` is the name of a folder that is mounted with a path");
            refuse(
                question,
                mount,
                COLLISION,
                400,
                what,
                "write another path, or the whole of it with `/home/work/`",
            );
        }
    }
}

/// Asks what the release asks while it looks for folders.
pub(super) fn folders(question: &mut Question<'_>) {
    let mounts = &question.session.mounts;
    for &mount in mounts {
        let name = mount.name();
        if name.is_empty() || mount.leads_out() {
            let what = format!("`{}` leads out of the folder", mount.folder);
            let status = if name.is_empty() && question.release.since(26, 4) {
                404
            } else {
                400
            };
            refuse(question, mount, "launch/mount-sub-path", status, what, SUB_PATH);
        }
    }
    let touching = Touching::of(mounts.iter().map(|mount| mount.folder));
    let may_touch = mounts
        .iter()
        .enumerate()
        .filter(|&(index, _)| touching.may(index));
    for (_, &mount) in may_touch {
        let parent = mounts
            .iter()
            .find(|other| other.folder != mount.folder && mount::is_within(mount.folder, other.folder));
        let Some(&parent) = parent else {
            continue;
        };
        if question.release.since(26, 4) {
            mixed_up(question, mount, parent);
        } else {
            let what = format!("it is a part of `{}`, which is mounted, too", parent.folder);
            refuse(question, mount, COLLISION, 400, what, "mount one of the two");
        }
    }
    if let Some(known) = &question.catalogue.folders {
        unknown(question, known);
    }
    targets(question);
}

/// Looks for the folders among those that a person may mount.
// Never inlined: most checks know of no cluster, and need not load this.
#[inline(never)]
fn unknown(question: &mut Question<'_>, known: &[String]) {
    for &mount in &question.session.mounts {
        if !known.iter().any(|folder| folder == mount.name()) {
            let what = format!("there is no folder `{}` that you may mount", mount.name());
            let near = crate::nearest::nearest(mount.name(), known.iter().map(String::as_str));
            let help = match near {
                Some(near) => format!("write `{near}`, or make the folder first"),
                None => "make the folder first, or take it out".to_owned(),
            };
            refuse(question, mount, "launch/unknown-folder", 404, what, &help);
        }
    }
}

/// Which of several paths are to be compared with the others.
struct Touching(Option<Vec<bool>>);

impl Touching {
    /// So few are compared faster than sorted.
    const FEW: usize = 16;

    fn of<'p>(paths: impl ExactSizeIterator<Item = &'p str>) -> Self {
        Self((paths.len() > Self::FEW).then(|| mount::entangled(paths)))
    }

    fn may(&self, index: usize) -> bool {
        let found = self.0.as_ref();
        found.is_none_or(|found| found.get(index).copied().unwrap_or_default())
    }
}

const SUB_PATH: &str = "write the folder's name and a path within it, as `data/input`";

/// Newer releases know a folder once and take its path from one of the mounts and the part of it from another.
fn mixed_up(question: &mut Question<'_>, mount: MountRef<'_>, parent: MountRef<'_>) {
    let message = format!(
        "folder `{}` is a part of `{}`, which is mounted, too; manager {} mounts one of them, at the path of either",
        mount.folder, parent.folder, question.release
    );
    differs(question, mount, message, "mount one of the two");
}

/// A folder and the path at which the session finds it.
struct Placed<'f> {
    folder: &'f str,
    path: Cow<'f, str>,
}

/// Asks whether folders would lie upon each other.
fn targets(question: &mut Question<'_>) {
    let release = question.release;
    let all = all_placed(question);
    let touching = Touching::of(all.iter().map(|placed| placed.path.as_ref()));
    for (index, (&mount, Placed { folder, path })) in question.session.mounts.iter().zip(&all).enumerate() {
        if folder.starts_with('.') && release.series().year == 25 {
            let message = format!(
                "folder `{folder}` is mounted in every session, because its name begins with a dot; manager {release} \
                 mounts it a second time"
            );
            differs(question, mount, message, "take it out");
        }
        let touches = |other: &&Placed<'_>| {
            other.folder != *folder
                && (mount::is_within(path, &other.path) || mount::is_within(&other.path, path))
        };
        let other = touching.may(index).then(|| all.iter().find(touches)).flatten();
        let Some(other) = other else {
            if release.since(26, 4) {
                reserved_after_clean_up(question, mount, path);
            }
            continue;
        };
        if *path == other.path && release.series().year == 25 {
            let message = format!(
                "folder `{folder}` and `{}` both go to `{path}`; manager {release} takes that, and one of them hides \
                 the other",
                other.folder
            );
            differs(question, mount, message, "give each folder a path of its own");
            continue;
        }
        let what = if *path == other.path {
            format!("it goes to `{path}`, and `{}` goes there, too", other.folder)
        } else {
            format!(
                "it goes to `{path}`, and `{}` to `{}`: one lies within the other",
                other.folder, other.path
            )
        };
        refuse(
            question,
            mount,
            COLLISION,
            400,
            what,
            "give the folders paths beside each other",
        );
    }
}

fn reserved(question: &mut Question<'_>, mount: MountRef<'_>, path: &str) {
    let what = format!("`{path}` is reserved for the session itself");
    refuse(question, mount, PLACE, 400, what, "write another path");
}

/// Newer releases look at the path as it will be.
fn reserved_after_clean_up(question: &mut Question<'_>, mount: MountRef<'_>, path: &str) {
    if is_reserved(path.strip_prefix(HOME).unwrap_or(path), question.release) {
        reserved(question, mount, path);
    }
}

/// The mounts of the session in their order, then folders whose name begins with a dot, which are mounted always.
fn all_placed<'q>(question: &Question<'q>) -> Vec<Placed<'q>> {
    let mounts = &question.session.mounts;
    let mut all: Vec<Placed<'_>> = mounts
        .iter()
        .map(|mount| Placed {
            folder: mount.folder,
            path: mount.final_path(),
        })
        .collect();
    for folder in question.catalogue.folders.iter().flatten() {
        if folder.starts_with('.') && !mounts.iter().any(|mount| mount.name() == folder) {
            all.push(Placed {
                folder,
                path: Cow::Owned([HOME, folder].concat()),
            });
        }
    }
    all
}

fn differs(question: &mut Question<'_>, mount: MountRef<'_>, message: String, help: &str) {
    question.add(Obstacle {
        code: COLLISION,
        field: FieldId::Mounts,
        key: Some(mount.folder.to_owned()),
        effect: Effect::Differs,
        message,
        help: help.to_owned(),
    });
}

#[allow(
    clippy::needless_pass_by_value,
    reason = "every caller makes the words for this call"
)]
fn refuse(
    question: &mut Question<'_>,
    mount: MountRef<'_>,
    code: &'static str,
    status: u16,
    what: String,
    help: &str,
) {
    let release = question.release;
    question.add(Obstacle {
        code,
        field: FieldId::Mounts,
        key: Some(mount.folder.to_owned()),
        effect: Effect::Refused(status),
        message: format!(
            "folder `{}`: {what}; manager {release} stores the template and answers HTTP {status} to a launch",
            mount.folder
        ),
        help: help.to_owned(),
    });
}
