//! Where storage folders go.

use super::HOME;

/// A storage folder that the session sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mount {
    /// The folder's name, with a path within it, if only a part of it is mounted: `data`, `data/input`.
    pub folder: String,
    /// Where it is mounted, as written; none for `/home/work/` and its name.
    pub path: Option<String>,
}

impl Mount {
    /// The name of the folder, without a path within it.
    pub fn name(&self) -> &str {
        self.folder.split_once('/').map_or(&self.folder, |(name, _)| name)
    }

    /// The path within the folder, `.` for all of it.
    pub fn sub_path(&self) -> String {
        let within = self.folder.split_once('/').map_or("", |(_, within)| within);
        normalized(within)
    }

    /// The path at which the session finds the folder. What is not absolute is below `/home/work/`; `.` and doubled
    /// slashes are cleaned away, `..` is not.
    pub fn final_path(&self) -> String {
        match &self.path {
            None => format!("{HOME}{}", self.name()),
            Some(path) if path.starts_with('/') => pure(path),
            Some(path) => pure(&format!("{HOME}{path}")),
        }
    }
}

/// A path without `.`, empty parts and a slash at the end. Two slashes at the start stay two.
pub(super) fn pure(path: &str) -> String {
    let parts: Vec<&str> = path
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
        .collect();
    let root = match path.bytes().take_while(|&byte| byte == b'/').count() {
        0 => "",
        2 => "//",
        _ => "/",
    };
    match (root, parts.as_slice()) {
        ("", []) => ".".to_owned(),
        (root, parts) => format!("{root}{}", parts.join("/")),
    }
}

/// A path in which `..` has taken away the part before it, too.
pub(super) fn normalized(path: &str) -> String {
    let cleaned = pure(path);
    let is_absolute = cleaned.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in cleaned.split('/').filter(|part| !part.is_empty() && *part != ".") {
        match (part, parts.last()) {
            ("..", Some(&last)) if last != ".." => {
                parts.pop();
            }
            ("..", None) if is_absolute => {}
            _ => parts.push(part),
        }
    }
    let root = if cleaned.starts_with("//") {
        "//"
    } else if is_absolute {
        "/"
    } else {
        ""
    };
    match (root, parts.as_slice()) {
        ("", []) => ".".to_owned(),
        (root, parts) => format!("{root}{}", parts.join("/")),
    }
}

/// Whether a path is another, or below it.
pub(super) fn is_within(path: &str, other: &str) -> bool {
    path == other
        || path
            .strip_prefix(other)
            .is_some_and(|rest| rest.starts_with('/') || other.ends_with('/'))
}
