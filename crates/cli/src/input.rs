//! The documents that a command is about.

use std::collections::HashSet;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::{fs, io};

use glob::MatchOptions;
use sesstpl::Catalogue;

/// A text to check, and where it comes from.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// The file's path as given, or `<stdin>`.
    pub(crate) name: String,
    /// Its whole content.
    pub(crate) text: String,
    /// Whether it came from standard input, and so has no file.
    pub(crate) is_standard_input: bool,
}

/// Why a document could not be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InputError {
    #[error("cannot read `{name}`: {source}")]
    Read { name: String, source: io::Error },
    #[error("`{name}` is a folder: name its files, or a pattern such as '{name}/**/*.yaml'")]
    Folder { name: String },
    #[error("no file matches `{pattern}`")]
    NoMatch { pattern: String },
    #[error("`{pattern}` is no file pattern: {source}")]
    Pattern {
        pattern: String,
        source: glob::PatternError,
    },
    #[error("cannot look for `{pattern}`: {source}")]
    Search {
        pattern: String,
        source: glob::GlobError,
    },
    #[error(
        "`{name}` is not UTF-8: the byte 0x{byte:02X} at offset {offset}, in line {line}, cannot stand there; \
         managers read templates as UTF-8, so save the file in that encoding"
    )]
    NotUtf8 {
        name: String,
        byte: u8,
        offset: usize,
        line: usize,
    },
    #[error("`{name}` does not say what a cluster has, as `sesstpl catalogue --output json` does: {source}")]
    Catalogue { name: String, source: serde_json::Error },
}

/// What a cluster has, from a file; without one, nothing is known.
pub(crate) fn catalogue(path: Option<&Path>) -> Result<Catalogue, InputError> {
    let Some(path) = path else {
        return Ok(Catalogue::default());
    };
    let document = read_one(path)?;
    serde_json::from_str(&document.text).map_err(|source| InputError::Catalogue {
        name: document.name,
        source,
    })
}

/// Patterns mean what they mean to a shell.
const LIKE_A_SHELL: MatchOptions = MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: true,
};

/// Reads every file that the arguments name, each once, in order; what cannot be read does not stop the others.
pub(crate) fn read(arguments: &[PathBuf]) -> (Vec<Document>, Vec<InputError>) {
    let mut documents = Vec::new();
    let mut errors = Vec::new();
    let standard_input = [PathBuf::from("-")];
    let arguments = if arguments.is_empty() {
        &standard_input
    } else {
        arguments
    };
    let mut seen = HashSet::new();
    for argument in arguments {
        let (paths, failures) = expand(argument);
        errors.extend(failures);
        for path in paths {
            if seen.insert(path.clone()) {
                match read_one(&path) {
                    Ok(document) => documents.push(document),
                    Err(error) => errors.push(error),
                }
            }
        }
    }
    (documents, errors)
}

/// The files that an argument names: itself where it exists, otherwise those that match it as a pattern.
fn expand(argument: &Path) -> (Vec<PathBuf>, Vec<InputError>) {
    let itself = || (vec![argument.to_owned()], Vec::new());
    let Some(pattern) = argument.to_str().filter(|text| text.contains(['*', '?', '['])) else {
        return itself();
    };
    if argument.exists() {
        return itself();
    }
    let matches = match glob::glob_with(pattern, LIKE_A_SHELL) {
        Ok(matches) => matches,
        Err(source) => {
            return (
                Vec::new(),
                vec![InputError::Pattern {
                    pattern: pattern.to_owned(),
                    source,
                }],
            );
        }
    };
    let mut paths = Vec::new();
    let mut errors = Vec::new();
    for found in matches {
        match found {
            Ok(path) if path.is_dir() => {}
            Ok(path) => paths.push(path),
            Err(source) => errors.push(InputError::Search {
                pattern: pattern.to_owned(),
                source,
            }),
        }
    }
    if paths.is_empty() && errors.is_empty() {
        errors.push(InputError::NoMatch {
            pattern: pattern.to_owned(),
        });
    }
    (paths, errors)
}

/// Reads one file, or standard input for `-`.
pub(crate) fn read_one(path: &Path) -> Result<Document, InputError> {
    let is_standard_input = path == Path::new("-");
    let (name, bytes) = if is_standard_input {
        ("<stdin>".to_owned(), read_standard_input())
    } else {
        let name = path.display().to_string();
        if path.is_dir() {
            return Err(InputError::Folder { name });
        }
        (name, fs::read(path))
    };
    match bytes {
        Ok(bytes) => Ok(Document {
            text: decode(&name, bytes)?,
            name,
            is_standard_input,
        }),
        Err(source) => Err(InputError::Read { name, source }),
    }
}

fn read_standard_input() -> io::Result<Vec<u8>> {
    let mut input = io::stdin().lock();
    if input.is_terminal() {
        anstream::eprintln!("Reading a template from the keyboard; Ctrl-D ends it.");
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn decode(name: &str, bytes: Vec<u8>) -> Result<String, InputError> {
    String::from_utf8(bytes).map_err(|error| {
        let (before, after) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
        InputError::NotUtf8 {
            name: name.to_owned(),
            byte: after.first().copied().unwrap_or_default(),
            offset: before.len(),
            line: before.split(|&byte| byte == b'\n').count(),
        }
    })
}
