//! From a text to documents, as the manager reads it: JSON first, then YAML.

pub(crate) mod json;

use sesstpl_yaml::{Document, Error, ErrorKind, Value};

use crate::{Notation, Release};
use json::{Dialect, JsonError};

/// What a text holds.
pub(crate) struct Source {
    /// How it was read.
    pub(crate) notation: Notation,
    /// Its documents, or why there are none.
    pub(crate) content: Result<Vec<Document>, ReadError>,
    /// Why it is no JSON, where it looks like some.
    pub(crate) json_error: Option<JsonError>,
}

/// Why a text cannot be read.
pub(crate) enum ReadError {
    /// The YAML reader's error.
    Yaml(Error),
    /// A second document begins where only one is understood.
    SeveralDocuments(Error),
    /// JSON that is nested too deeply.
    TooDeep(JsonError),
}

/// Reads a text as a release does.
///
/// Several YAML documents are read where each is a mapping with `template`; else they are an error, as they are
/// to releases that expect one.
pub(crate) fn read(text: &str, release: Release) -> Source {
    let json_error = match json::read(text, Dialect::of(release)) {
        Ok(document) => {
            return Source {
                notation: Notation::Json,
                content: Ok(vec![document]),
                json_error: None,
            };
        }
        Err(error) if error.too_deep && Dialect::of(release) == Dialect::Lenient => {
            return Source {
                notation: Notation::Json,
                content: Err(ReadError::TooDeep(error)),
                json_error: None,
            };
        }
        Err(error) => error,
    };
    let content = match sesstpl_yaml::load(text) {
        Ok(document) => Ok(vec![document]),
        Err(error) => several(text, error),
    };
    Source {
        notation: Notation::Yaml,
        content,
        json_error: text.trim_start().starts_with(['{', '[']).then_some(json_error),
    }
}

/// The documents of a stream whose first document is whole and not the last; else the error of reading one.
fn several(text: &str, error: Error) -> Result<Vec<Document>, ReadError> {
    if error.kind != ErrorKind::Composer {
        return Err(ReadError::Yaml(error));
    }
    let stream = sesstpl_yaml::load_all(text);
    if stream.documents.is_empty() {
        return Err(ReadError::Yaml(error));
    }
    if !stream.documents.iter().all(holds_template) {
        return Err(ReadError::SeveralDocuments(error));
    }
    match stream.error {
        Some(later) => Err(ReadError::Yaml(later)),
        None => Ok(stream.documents),
    }
}

fn holds_template(document: &Document) -> bool {
    let Some(Value::Dict(entries)) = document.root().map(|root| document.value(root)) else {
        return false;
    };
    entries
        .iter()
        .any(|&(key, _)| matches!(document.value(key), Value::Str(text) if text.as_str() == Some("template")))
}
