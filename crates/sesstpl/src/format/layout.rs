//! The space between tokens.

use super::scalar;
use super::tokens::{Kind, STEP, Token};
use crate::Span;
use crate::edit::{Edits, TextEdit, line_break, lines};

/// Something that is written.
struct Piece {
    span: Span,
    what: What,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Token(Token),
    Comment,
    /// `---`, `...` or a directive.
    Marker,
}

impl PartialEq for Token {
    fn eq(&self, other: &Self) -> bool {
        self.span == other.span
    }
}

impl Eq for Token {}

/// The edits that lay out tokens, and what stands between them.
pub(super) fn edits(text: &str, tokens: &[Token], final_break: bool) -> Edits {
    let layout = Layout {
        text,
        line_break: line_break(text),
        pieces: pieces(text, tokens),
    };
    Edits::new(layout.edits(final_break)).unwrap_or_default()
}

/// The tokens, with the comments and markers between them.
fn pieces(text: &str, tokens: &[Token]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut position = lines::start(text);
    let ends = tokens.iter().map(|token| token.span.start).chain([text.len()]);
    for (index, end) in ends.enumerate() {
        loop {
            position += lines::gap(lines::from(text, position));
            if position >= end {
                break;
            }
            let rest = lines::from(text, position);
            let (what, stop) = if rest.starts_with('#') {
                (What::Comment, lines::line_end(text, position))
            } else if rest.starts_with('%') {
                (What::Marker, lines::line_end(text, position))
            } else {
                (What::Marker, text.floor_char_boundary(position + 3))
            };
            let stop = lines::trimmed_end(text, stop).max(position + 1);
            pieces.push(Piece {
                span: Span::new(position, stop),
                what,
            });
            position = stop;
        }
        if let Some(&token) = tokens.get(index) {
            pieces.push(Piece {
                span: token.span,
                what: What::Token(token),
            });
            position = token.span.end;
        }
    }
    pieces
}

struct Layout<'t> {
    text: &'t str,
    line_break: &'static str,
    pieces: Vec<Piece>,
}

impl Layout<'_> {
    fn edits(&self, final_break: bool) -> Vec<TextEdit> {
        let mut edits = Vec::new();
        let mut position = lines::start(self.text);
        for (index, piece) in self.pieces.iter().enumerate() {
            edits.push(self.changed(Span::new(position, piece.span.start), self.space_before(index)));
            if let What::Token(token) = piece.what {
                let written = lines::part(self.text, token.span.start, token.span.end);
                let new = match token.kind {
                    Kind::Block(outer) => scalar::block(written, outer, token.indent),
                    Kind::Folded => scalar::folded(written, token.indent),
                    _ => written.to_owned(),
                };
                edits.push(self.changed(token.span, new));
            }
            position = piece.span.end;
        }
        let end = if self.pieces.is_empty() || !final_break {
            ""
        } else {
            self.line_break
        };
        edits.push(self.changed(Span::new(position, self.text.len()), end.to_owned()));
        edits.retain(|edit| edit.span != Span::at(usize::MAX));
        edits
    }

    /// An edit; one that nobody keeps if nothing changes.
    fn changed(&self, span: Span, new: String) -> TextEdit {
        let is_same = lines::part(self.text, span.start, span.end) == new;
        TextEdit::new(if is_same { Span::at(usize::MAX) } else { span }, new)
    }

    fn space_before(&self, index: usize) -> String {
        let Some((before, piece)) = index
            .checked_sub(1)
            .and_then(|before| self.pieces.get(before))
            .zip(self.pieces.get(index))
        else {
            return String::new();
        };
        let gap = lines::part(self.text, before.span.end, piece.span.start);
        let breaks = lines::count(gap);
        if breaks == 0 {
            return " ".repeat(usize::from(space_between(before, piece)));
        }
        self.line_break.repeat(breaks.min(2)) + &" ".repeat(self.indent(index, piece))
    }

    fn indent(&self, index: usize, piece: &Piece) -> usize {
        match piece.what {
            What::Token(token) => token.indent,
            What::Marker => 0,
            What::Comment => self.comment_indent(index, lines::column(self.text, piece.span.start)),
        }
    }

    /// A comment is indented like what follows it, or like the collection before it if it was.
    fn comment_indent(&self, index: usize, column: usize) -> usize {
        let after = self
            .pieces
            .iter()
            .skip(index + 1)
            .find(|piece| piece.what != What::Comment);
        let least = match after.map(|piece| piece.what) {
            Some(What::Token(token)) if token.kind == Kind::Close => return token.indent + STEP,
            Some(What::Token(token)) => token.indent,
            _ => 0,
        };
        let mut narrowest = usize::MAX;
        for piece in self.pieces.get(..index).unwrap_or_default().iter().rev() {
            let What::Token(Token {
                indent,
                level: Some(level),
                ..
            }) = piece.what
            else {
                if piece.what == What::Marker {
                    break;
                }
                continue;
            };
            if indent >= narrowest {
                continue;
            }
            narrowest = indent;
            if indent <= least {
                break;
            }
            if level <= column {
                return indent;
            }
        }
        least
    }
}

/// Whether two pieces on one line have a space between them.
fn space_between(before: &Piece, after: &Piece) -> bool {
    let (What::Token(before), What::Token(after)) = (before.what, after.what) else {
        return true;
    };
    match (before.kind, after.kind) {
        // A tag would take in what follows it.
        (Kind::Tag, _) | (Kind::Name, Kind::Colon) => true,
        (Kind::Open, _) | (_, Kind::Close | Kind::Comma | Kind::Colon) => false,
        _ => true,
    }
}
