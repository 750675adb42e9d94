//! Where storage folders go.

use std::borrow::Cow;

use super::HOME;
use crate::order;

/// A storage folder that the session sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mount {
    /// The folder's name, with a path within it, if only a part of it is mounted: `data`, `data/input`.
    pub folder: String,
    /// Where it is mounted, as written; none for `/home/work/` and its name.
    pub path: Option<String>,
}

/// The same, without a copy of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MountRef<'m> {
    pub(crate) folder: &'m str,
    pub(crate) path: Option<&'m str>,
}

impl<'m> From<&'m Mount> for MountRef<'m> {
    fn from(mount: &'m Mount) -> Self {
        Self {
            folder: &mount.folder,
            path: mount.path.as_deref(),
        }
    }
}

impl Mount {
    /// The name of the folder, without a path within it.
    pub fn name(&self) -> &str {
        MountRef::from(self).name()
    }

    /// The path within the folder, `.` for all of it.
    pub fn sub_path(&self) -> Cow<'_, str> {
        MountRef::from(self).sub_path()
    }

    /// The path at which the session finds the folder. What is not absolute is below `/home/work/`; `.` and doubled
    /// slashes are cleaned away, `..` is not.
    pub fn final_path(&self) -> String {
        MountRef::from(self).final_path().into_owned()
    }
}

impl<'m> MountRef<'m> {
    /// [`Mount::name`]
    pub(crate) fn name(self) -> &'m str {
        self.folder.split_once('/').map_or(self.folder, |(name, _)| name)
    }

    /// [`Mount::sub_path`]
    pub(crate) fn sub_path(self) -> Cow<'m, str> {
        let within = self.folder.split_once('/').map_or("", |(_, within)| within);
        normalized(within)
    }

    /// Whether the path within the folder leads out of it.
    pub(crate) fn leads_out(self) -> bool {
        let name = self.name();
        // A bare name has no path.
        name.len() < self.folder.len()
            && (!is_within(&normalized(self.folder), name) || self.sub_path().starts_with('/'))
    }

    /// [`Mount::final_path`]
    pub(crate) fn final_path(self) -> Cow<'m, str> {
        match self.path {
            None => Cow::Owned([HOME, self.name()].concat()),
            Some(path) if path.starts_with('/') => pure(path),
            Some(path) => Cow::Owned(pure(&[HOME, path].concat()).into_owned()),
        }
    }
}

/// A path without `.`, empty parts and a slash at the end. Two slashes at the start stay two.
pub(super) fn pure(path: &str) -> Cow<'_, str> {
    let root = match path.bytes().take_while(|&byte| byte == b'/').count() {
        0 => "",
        2 => "//",
        _ => "/",
    };
    let rest = path.get(root.len()..).unwrap_or_default();
    let mut parts = rest.as_bytes().split(|&byte| byte == b'/');
    if parts.all(|part| !part.is_empty() && part != b".") {
        return Cow::Borrowed(path);
    }
    let parts: Vec<&str> = rest
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
        .collect();
    joined(root, &parts)
}

/// A path in which `..` has taken away the part before it, too.
pub(super) fn normalized(path: &str) -> Cow<'_, str> {
    let cleaned = pure(path);
    if !cleaned.split('/').any(|part| part == "..") {
        return cleaned;
    }
    let root = match cleaned.as_bytes() {
        [b'/', b'/', ..] => "//",
        [b'/', ..] => "/",
        _ => "",
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in cleaned.split('/').filter(|part| !part.is_empty() && *part != ".") {
        match (part, parts.last()) {
            ("..", Some(&last)) if last != ".." => {
                parts.pop();
            }
            ("..", None) if !root.is_empty() => {}
            _ => parts.push(part),
        }
    }
    Cow::Owned(joined(root, &parts).into_owned())
}

fn joined(root: &str, parts: &[&str]) -> Cow<'static, str> {
    match (root, parts) {
        ("", []) => Cow::Borrowed("."),
        (root, parts) => Cow::Owned(format!("{root}{}", parts.join("/"))),
    }
}

/// Of several paths, which may lie within another or have another within them. All others are seen to be alone without
/// comparing each with each.
pub(super) fn entangled<'p>(paths: impl Iterator<Item = &'p str>) -> Vec<bool> {
    let key = |path: &str| [path.strip_suffix('/').unwrap_or(path), "/"].concat();
    let mut sorted: Vec<(String, usize)> = paths.map(key).zip(0..).collect();
    order::sort_by(&mut sorted, Ord::cmp);
    let mut found = vec![false; sorted.len()];
    let mut mark = |index: usize| {
        if let Some(place) = found.get_mut(index) {
            *place = true;
        }
    };
    // In this order a path stands right before the first of those within it, and all of them stand together.
    let mut around: Vec<(&str, usize)> = Vec::new();
    for &(ref path, index) in &sorted {
        while around.last().is_some_and(|(outer, _)| !path.starts_with(outer)) {
            around.pop();
        }
        if let Some(&(_, outer)) = around.last() {
            mark(outer);
            mark(index);
        }
        around.push((path, index));
    }
    found
}

/// Whether a path is another, or below it.
pub(super) fn is_within(path: &str, other: &str) -> bool {
    path == other
        || path
            .strip_prefix(other)
            .is_some_and(|rest| rest.starts_with('/') || other.ends_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_touch_each_other_are_found_without_comparing_all() {
        let paths = [
            "/a", "/b/c", "/a-b", "/b/", "/d", "/a/x/y", "/dd", "e", "/b/c", "/d/",
        ];
        let found = entangled(paths.into_iter());
        for (index, path) in paths.into_iter().enumerate() {
            let touches = |(other, one): (usize, &str)| {
                other != index && (is_within(path, one) || is_within(one, path))
            };
            let expected = paths.into_iter().enumerate().any(touches);
            assert_eq!(found[index], expected, "{path}");
        }
    }
}
