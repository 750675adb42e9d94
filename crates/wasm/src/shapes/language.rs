//! What helps people who write.

use serde::Serialize;
use sesstpl::language::{Completion, CompletionKind, FoldKind, FoldRange, Hover, Symbol, SymbolKind};
use sesstpl::{Encoding, Position, Span};
use sesstpl_report::Places;

/// Counts in the caller's units.
pub(crate) struct Measure<'t> {
    places: Places<'t>,
    encoding: Encoding,
}

impl<'t> Measure<'t> {
    pub(crate) fn new(text: &'t str, encoding: Encoding) -> Self {
        Self {
            places: Places::new(text, encoding),
            encoding,
        }
    }

    /// Parts of another text.
    fn stops(&self, text: &str, stops: &[Span]) -> Vec<Stop> {
        let inner = Places::new(text, self.encoding);
        let stop = |&span: &Span| {
            let (start, end) = inner.ends(span);
            Stop {
                start: start.offset,
                end: end.offset,
            }
        };
        stops.iter().map(stop).collect()
    }
}

#[derive(Serialize)]
struct Stop {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
pub(crate) struct CompletionShape<'r> {
    label: &'r str,
    kind: &'static str,
    detail: &'r str,
    documentation: &'r str,
    aliases: &'r [&'static str],
    required: bool,
    start: Position,
    end: Position,
    text: &'r str,
    stops: Vec<Stop>,
}

impl<'r> CompletionShape<'r> {
    pub(crate) fn new(completion: &'r Completion, measure: &Measure<'_>) -> Self {
        let (start, end) = measure.places.ends(completion.span);
        Self {
            label: &completion.label,
            kind: match completion.kind {
                CompletionKind::Field => "field",
                CompletionKind::Envelope => "envelope",
                CompletionKind::Template => "template",
                CompletionKind::Word => "word",
                CompletionKind::Host => "host",
            },
            detail: &completion.detail,
            documentation: &completion.documentation,
            aliases: &completion.aliases,
            required: completion.required,
            start,
            end,
            text: &completion.text,
            stops: measure.stops(&completion.text, &completion.stops),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct HoverShape<'r> {
    markdown: &'r str,
    start: Position,
    end: Position,
}

impl<'r> HoverShape<'r> {
    pub(crate) fn new(hover: &'r Hover, measure: &Measure<'_>) -> Self {
        let (start, end) = measure.places.ends(hover.span);
        Self {
            markdown: &hover.markdown,
            start,
            end,
        }
    }
}

#[derive(Serialize)]
pub(crate) struct SymbolShape<'r> {
    name: &'r str,
    detail: &'r str,
    kind: &'static str,
    start: Position,
    end: Position,
    selection: Selection,
    children: Vec<SymbolShape<'r>>,
}

#[derive(Serialize)]
struct Selection {
    start: Position,
    end: Position,
}

impl<'r> SymbolShape<'r> {
    /// Symbols are nested no deeper than the core bounds them to be.
    pub(crate) fn new(symbol: &'r Symbol, measure: &Measure<'_>) -> Self {
        let (start, end) = measure.places.ends(symbol.span);
        let selection = measure.places.ends(symbol.selection);
        let children = symbol.children.iter();
        Self {
            name: &symbol.name,
            detail: &symbol.detail,
            kind: match symbol.kind {
                SymbolKind::Template => "template",
                SymbolKind::Mapping => "mapping",
                SymbolKind::List => "list",
                SymbolKind::Value => "value",
            },
            start,
            end,
            selection: Selection {
                start: selection.0,
                end: selection.1,
            },
            children: children.map(|child| Self::new(child, measure)).collect(),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct FoldShape {
    kind: &'static str,
    start: Position,
    end: Position,
}

impl FoldShape {
    pub(crate) fn new(fold: &FoldRange, measure: &Measure<'_>) -> Self {
        let (start, end) = measure.places.ends(fold.span);
        Self {
            kind: match fold.kind {
                FoldKind::Mapping => "mapping",
                FoldKind::List => "list",
                FoldKind::Text => "text",
                FoldKind::Comment => "comment",
            },
            start,
            end,
        }
    }
}
