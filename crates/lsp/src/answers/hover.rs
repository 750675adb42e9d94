//! What a field means.

use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};
use sesstpl::Release;

use crate::document::Document;

/// What is known of what stands at a position.
pub(crate) fn at(document: &Document, position: Position, release: Release) -> Option<Hover> {
    let places = document.places();
    let hover = sesstpl::language::hover(&document.text, places.offset(position), release)?;
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value: hover.markdown,
        }),
        range: Some(places.range(hover.span)),
    })
}
