//! What can be folded away.

use super::outline::{Content, Outline, Style};
use crate::{Span, order};

/// Lines that can be folded away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoldRange {
    /// What is folded.
    pub kind: FoldKind,
    /// What disappears: from the end of the first line, which stays, or from after the bracket.
    pub span: Span,
}

/// What is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FoldKind {
    /// The entries of a mapping.
    Mapping,
    /// The items of a list.
    List,
    /// A text after `|` or `>`.
    Text,
    /// Lines of comments after the first.
    Comment,
}

/// What can be folded away in a text, in the order in which it begins.
///
/// ```
/// use sesstpl::language::{FoldKind, folding};
///
/// let text = "metadata:\n  name: demo\nspec: {}";
/// let found = folding(text);
/// assert_eq!(found[0].kind, FoldKind::Mapping);
/// assert_eq!(&text[found[0].span.start..found[0].span.end], "\n  name: demo");
/// ```
pub fn folding(text: &str) -> Vec<FoldRange> {
    let outline = Outline::of(text);
    let mut found = Vec::new();
    for node in outline.nodes() {
        let (kind, is_flow) = match &node.content {
            Content::Mapping(collection) => (FoldKind::Mapping, collection.flow),
            Content::List(collection) => (FoldKind::List, collection.flow),
            Content::Scalar(Style::Block) => (FoldKind::Text, false),
            Content::Scalar(_) | Content::Nothing => continue,
        };
        let span = if is_flow {
            Span::new(node.span.start + 1, node.span.end.saturating_sub(1))
        } else {
            let Some(entry) = node.parent.and_then(|place| outline.entry(place)) else {
                continue;
            };
            Span::new(
                line_end(text, entry.key.map_or(entry.start, |key| key.end)),
                node.span.end,
            )
        };
        if goes_over_lines(text, span) {
            found.push(FoldRange { kind, span });
        }
    }
    comments(text, outline.comments(), &mut found);
    order::sort_by_key(&mut found, |range| {
        (range.span.start, std::cmp::Reverse(range.span.end))
    });
    found
}

/// Folds lines of comments that follow on each other.
fn comments(text: &str, comments: &[Span], found: &mut Vec<FoldRange>) {
    let alone: Vec<Span> = comments
        .iter()
        .copied()
        .filter(|comment| blank_before(text, comment.start))
        .collect();
    for run in alone.chunk_by(|one, next| {
        text.get(one.end..next.start)
            .is_some_and(|between| between.matches('\n').count() <= 1 && between.trim().is_empty())
    }) {
        if let [first, .., last] = run {
            found.push(FoldRange {
                kind: FoldKind::Comment,
                span: Span::new(first.end, last.end),
            });
        }
    }
}

/// Whether only blanks stand before an offset on its line.
fn blank_before(text: &str, offset: usize) -> bool {
    let before = text.get(..offset).unwrap_or_default();
    let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    before.get(line..).is_some_and(|before| before.trim().is_empty())
}

fn line_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.find(['\n', '\r']).unwrap_or(rest.len())
}

fn goes_over_lines(text: &str, span: Span) -> bool {
    text.get(span.start..span.end)
        .is_some_and(|part| part.contains(['\n', '\r']))
}
