//! Mount paths.

use std::borrow::Cow;

use sesstpl_yaml::Value;

use super::Template;
use super::problem::{Kind, Problem};
use crate::fields::FieldId;
use crate::{Release, Segment, Series, Target, words};

/// Where a session's files are.
pub(crate) const HOME: &str = "/home/work/";

/// Paths that may not be mounted at, each with the first series that keeps it.
const RESERVED: [(&str, Series); 24] = [
    (".terminfo", Series::FIRST),
    (".jupyter", Series::FIRST),
    (".tmux.conf", Series::FIRST),
    (".ssh", Series::FIRST),
    ("/bin", SYSTEM_FOLDERS),
    ("/boot", SYSTEM_FOLDERS),
    ("/dev", SYSTEM_FOLDERS),
    ("/etc", SYSTEM_FOLDERS),
    ("/lib", SYSTEM_FOLDERS),
    ("/lib64", SYSTEM_FOLDERS),
    ("/media", SYSTEM_FOLDERS),
    ("/mnt", SYSTEM_FOLDERS),
    ("/opt", SYSTEM_FOLDERS),
    ("/proc", SYSTEM_FOLDERS),
    ("/root", SYSTEM_FOLDERS),
    ("/run", SYSTEM_FOLDERS),
    ("/sbin", SYSTEM_FOLDERS),
    ("/srv", SYSTEM_FOLDERS),
    ("/sys", SYSTEM_FOLDERS),
    ("/tmp", SYSTEM_FOLDERS),
    ("/usr", SYSTEM_FOLDERS),
    ("/var", SYSTEM_FOLDERS),
    ("/home", SYSTEM_FOLDERS),
    ("/home/work", Series::new(26, 4)),
];

/// From here on any path may be mounted at that is not reserved; before, only paths below [`HOME`].
const SYSTEM_FOLDERS: Series = Series::new(21, 9);

/// Until here every occurrence of [`HOME`] is cut from a path before it is compared; since, the leading one.
const CUTS_LEADING: Series = Series::new(23, 9);

/// Finds the mount paths that a release does not take.
pub(super) fn check(template: &Template<'_>, problems: &mut Vec<Problem>) {
    for &(key, value) in template.mapping(FieldId::Mounts) {
        let Some(kind) = problem(template.document.value(value), template.release) else {
            continue;
        };
        let name = Segment::Key(words::key_name(template.document.value(key)));
        problems.push(Problem {
            kind,
            path: template.path_within(Some(FieldId::Mounts), name, Target::Value),
            span: template.span(value),
            field: Some(FieldId::Mounts),
            node: Some(value),
        });
    }
}

fn problem(path: &Value, release: Release) -> Option<Kind> {
    let path = match path {
        Value::Null => return None,
        Value::Str(text) => text.to_str_lossy(),
        _ => return Some(Kind::MountNotText),
    };
    if must_be_home(release) && !path.starts_with(HOME) {
        return Some(Kind::MountOutside);
    }
    is_reserved(&without_home(&path, release), release).then_some(Kind::MountReserved)
}

fn without_home(path: &str, release: Release) -> Cow<'_, str> {
    match path.strip_prefix(HOME) {
        None => path.into(),
        Some(_) if cuts_every_home(release) => path.replace(HOME, "").into(),
        Some(rest) => rest.into(),
    }
}

/// Reserved are the paths of the table and shell start-up files: `.bashrc`, `.zsh_profile`.
pub(crate) fn is_reserved(path: &str, release: Release) -> bool {
    reserved(release).any(|reserved| path == reserved) || is_start_up_file(path)
}

/// The paths that a release reserves, beside start-up files.
pub(crate) fn reserved(release: Release) -> impl Iterator<Item = &'static str> {
    RESERVED
        .iter()
        .filter(move |&&(_, since)| release.series() >= since)
        .map(|&(path, _)| path)
}

/// Whether only paths below [`HOME`] may be mounted at.
pub(crate) fn must_be_home(release: Release) -> bool {
    release.series() < SYSTEM_FOLDERS
}

/// Whether every mention of [`HOME`] is cut from a path that begins with it, and not only the first.
pub(crate) fn cuts_every_home(release: Release) -> bool {
    release.series() < CUTS_LEADING
}

/// A dot, letters and digits, then `rc` or `_profile`; a line break may follow.
fn is_start_up_file(path: &str) -> bool {
    let plain = |stem: &str| {
        !stem.is_empty()
            && stem
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let path = path.strip_suffix('\n').unwrap_or(path);
    path.strip_prefix('.').is_some_and(|name| {
        ["rc", "_profile"]
            .into_iter()
            .any(|ending| name.strip_suffix(ending).is_some_and(plain))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reserved_in(path: &str, release: &str) -> bool {
        let release = release.parse().unwrap();
        is_reserved(&without_home(path, release), release)
    }

    #[test]
    fn start_up_files_are_reserved() {
        for path in [
            ".bashrc",
            ".bashrc\n",
            "/home/work/.zshrc",
            ".abc_profile",
            ".rcrc",
        ] {
            assert!(reserved_in(path, "26.9.6"), "{path:?}");
        }
        for path in [
            ".rc",
            "._profile",
            ".Bashrc",
            "bashrc",
            ".bashrc/",
            ".bashrc\n\n",
            ".a_rc",
        ] {
            assert!(!reserved_in(path, "26.9.6"), "{path:?}");
        }
    }

    #[test]
    fn releases_before_23_9_cut_every_home() {
        let path = "/home/work//home/work/.ssh";
        assert!(reserved_in(path, "23.3.12"));
        assert!(!reserved_in(path, "23.9.10"));
    }

    #[test]
    fn the_home_itself_is_reserved_since_26_4() {
        assert!(!reserved_in("/home/work", "25.19.2"));
        assert!(reserved_in("/home/work", "26.4.16"));
    }
}
