//! What is wrong with a configuration file.

use std::io;
use std::path::{Path, PathBuf};

/// What is wrong with a configuration file.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It cannot be read.
    #[error("the configuration file {path} cannot be read: {source}", path = path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is no YAML, or says something that means nothing here.
    #[error("{path}{place}: {message}", path = path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// `:LINE:COLUMN`, both from 1, or nothing.
        place: String,
        /// What is wrong.
        message: String,
    },
    /// `projects` is an empty list.
    #[error("{path}: `projects` must name at least one project, as in `projects: [default]`", path = path.display())]
    NoProjects {
        /// The file.
        path: PathBuf,
    },
}

impl ConfigError {
    pub(super) fn from_yaml(path: &Path, error: &serde_yaml::Error) -> Self {
        let (place, tail) = match error.location() {
            Some(location) => (
                format!(":{}:{}", location.line(), location.column()),
                format!(" at line {} column {}", location.line(), location.column()),
            ),
            None => (String::new(), String::new()),
        };
        // The place stands in front, where editors and terminals make it a link; once is enough.
        let message = error.to_string().replace(&tail, "");
        Self::Content {
            path: path.to_owned(),
            place,
            message,
        }
    }
}
