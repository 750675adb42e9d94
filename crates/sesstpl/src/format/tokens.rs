//! What a document is made of, in the order of its text.

use sesstpl_yaml::NodeKind;

use crate::edit::{Editable, Member, Outline, Slot, lines};
use crate::{Notation, Span, order};

/// How much further a collection is indented than what it is in.
pub(super) const STEP: usize = 2;

/// A part of the text that stays together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Span,
    /// The column at which it stands if it begins a line.
    pub(super) indent: usize,
    /// The column at which the block collection stood whose member this begins.
    pub(super) level: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `-` or `?`.
    Indicator,
    Colon,
    Comma,
    /// `[` or `{`.
    Open,
    /// `]` or `}`.
    Close,
    /// An anchor or an alias.
    Name,
    Tag,
    /// A scalar on one line.
    Scalar,
    /// A scalar of several lines, without quotes or within.
    Folded,
    /// A scalar after `|` or `>` in a collection that is indented so far.
    Block(usize),
}

/// What is left to walk.
enum Work {
    Token(Token),
    /// A slot, and the column at which it stands if it begins a line.
    Slot(Slot, usize, Option<usize>),
}

/// The tokens of all documents; without comments, and without what begins and ends documents.
pub(super) fn of(editable: &Editable<'_>) -> Vec<Token> {
    let is_json = editable.notation() == Notation::Json;
    let mut tokens = Vec::new();
    for document in editable.documents() {
        let outline = Outline::new(editable.text(), document);
        let mut stack: Vec<Work> = outline
            .root()
            .map(|root| Work::Slot(root, 0, None))
            .into_iter()
            .collect();
        while let Some(work) = stack.pop() {
            match work {
                Work::Token(token) => tokens.push(token),
                Work::Slot(slot, indent, level) => {
                    let mut parts = parts(&outline, is_json, slot, indent, level);
                    parts.reverse();
                    stack.append(&mut parts);
                }
            }
        }
    }
    tokens.retain(|token: &Token| token.span.start < token.span.end);
    tokens
}

fn parts(outline: &Outline<'_>, is_json: bool, slot: Slot, indent: usize, level: Option<usize>) -> Vec<Work> {
    let token = |kind, span| {
        Work::Token(Token {
            kind,
            span,
            indent,
            level,
        })
    };
    if slot.is_alias {
        return vec![token(Kind::Name, slot.span)];
    }
    let node = outline.document.node(slot.node);
    let mut parts = Vec::new();
    if let Some(properties) = &node.properties {
        let anchor = properties.anchor.as_ref().map(|anchor| (anchor.span, Kind::Name));
        let tag = properties.tag.map(|span| (span, Kind::Tag));
        let mut names: Vec<(Span, Kind)> = anchor.into_iter().chain(tag).collect();
        order::sort_by_key(&mut names, |(span, _)| *span);
        parts.extend(names.into_iter().map(|(span, kind)| token(kind, span)));
    }
    let text = outline.text;
    match &node.kind {
        NodeKind::Scalar { .. } => {
            let span = Span::new(node.span.start, slot.span.end);
            let kind = if outline.is_block_scalar(slot.node) {
                Kind::Block(outer_column(outline, slot))
            } else if !is_json && lines::line_end(text, span.start) < span.end {
                Kind::Folded
            } else {
                Kind::Scalar
            };
            parts.push(token(kind, span));
        }
        _ if outline.is_block_collection(slot.node) => {
            let level = Some(lines::column(text, node.span.start));
            let column = indent;
            for member in outline.members(slot.node) {
                parts.extend(block_member(text, &member, column, level));
            }
        }
        _ if outline.is_pair(slot.node) => {
            for member in outline.members(slot.node) {
                parts.extend(flow_member(text, &member, indent));
            }
        }
        _ => {
            let Span { start, end } = node.span;
            parts.push(token(Kind::Open, Span::new(start, start + 1)));
            for member in outline.members(slot.node) {
                parts.extend(flow_member(text, &member, indent + STEP));
            }
            parts.push(token(Kind::Close, Span::new(end.saturating_sub(1), end)));
        }
    }
    parts
}

fn outer_column(outline: &Outline<'_>, slot: Slot) -> usize {
    slot.site.map_or(0, |site| {
        lines::column(outline.text, outline.document.node(site.collection).span.start)
    })
}

fn block_member(text: &str, member: &Member, column: usize, level: Option<usize>) -> Vec<Work> {
    let token = |kind, end: usize, level| {
        Work::Token(Token {
            kind,
            span: Span::new(end.saturating_sub(1), end),
            indent: column,
            level,
        })
    };
    let mut parts = Vec::new();
    match member.key {
        None => parts.extend(member.indicator_end.map(|end| token(Kind::Indicator, end, level))),
        Some(key) => {
            if is_explicit(text, member) {
                parts.push(token(Kind::Indicator, member.start + 1, level));
                parts.push(Work::Slot(key, column + STEP, None));
            } else {
                parts.push(Work::Slot(key, column, level));
            }
            parts.extend(member.indicator_end.map(|end| token(Kind::Colon, end, None)));
        }
    }
    if member.indicator_end.is_some() {
        parts.push(Work::Slot(member.value, column + STEP, None));
    }
    parts
}

fn flow_member(text: &str, member: &Member, indent: usize) -> Vec<Work> {
    let token = |kind, start: usize| {
        Work::Token(Token {
            kind,
            span: Span::new(start, start + 1),
            indent,
            level: None,
        })
    };
    let mut parts = Vec::new();
    if let Some(key) = member.key {
        if is_explicit(text, member) {
            parts.push(token(Kind::Indicator, member.start));
        }
        parts.push(Work::Slot(key, indent, None));
        parts.extend(
            member
                .indicator_end
                .map(|end| token(Kind::Colon, end.saturating_sub(1))),
        );
    }
    if member.key.is_none() || member.indicator_end.is_some() {
        parts.push(Work::Slot(member.value, indent, None));
    }
    parts.extend(member.comma.map(|comma| token(Kind::Comma, comma)));
    parts
}

/// Whether an entry begins with `?`.
fn is_explicit(text: &str, member: &Member) -> bool {
    member.key.is_some_and(|key| member.start < key.span.start)
        && lines::from(text, member.start).starts_with('?')
}
