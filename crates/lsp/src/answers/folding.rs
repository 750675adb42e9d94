//! What can be folded away.

use lsp_types::{FoldingRange, FoldingRangeKind};
use sesstpl::language::{FoldKind, folding};

use crate::document::Document;

/// Every part that goes over several lines.
pub(crate) fn of(document: &Document) -> Vec<FoldingRange> {
    let places = document.places();
    let found = folding(&document.text).into_iter();
    found
        .map(|fold| {
            let range = places.range(fold.span);
            FoldingRange {
                start_line: range.start.line,
                start_character: Some(range.start.character),
                end_line: range.end.line,
                end_character: Some(range.end.character),
                kind: (fold.kind == FoldKind::Comment).then_some(FoldingRangeKind::Comment),
                collapsed_text: None,
            }
        })
        .collect()
}
