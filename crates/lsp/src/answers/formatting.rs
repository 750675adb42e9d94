//! The usual layout.

use lsp_types::TextEdit;
use sesstpl::{Release, format};

use crate::document::Document;

/// The edits that give a document the usual layout; none if it cannot be read.
pub(crate) fn of(document: &Document, release: Release) -> Option<Vec<TextEdit>> {
    let edits = format(&document.text, release).ok()?;
    Some(document.places().edits(&edits))
}
