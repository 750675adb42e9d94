//! How a document is laid out, for new text to look like its neighbours.

use sesstpl_yaml::{CollectionStyle, Document, NodeKind, ScalarStyle};

use super::lines;
use super::outline::Outline;

/// The layout of new text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// What ends a line.
    pub(super) line_break: &'static str,
    /// How much further a mapping in a mapping is indented.
    pub(super) step: usize,
    /// How much further a list in a mapping is indented.
    pub(super) list_step: usize,
    /// Quotes for text that needs some.
    pub(super) quote: ScalarStyle,
    /// Whether only what JSON knows may be written.
    pub(super) json: bool,
    /// Between a key in double quotes and its value in braces.
    pub(super) colon: &'static str,
    /// Between two members in brackets on one line.
    pub(super) comma: &'static str,
}

/// Used where the document shows no other.
const STEP: usize = 2;

impl Style {
    /// The layout near an offset.
    pub(super) fn near(outline: &Outline<'_>, at: usize, json: bool) -> Self {
        let mut style = Self {
            line_break: line_break(outline.text),
            step: STEP,
            list_step: STEP,
            quote: quote(outline.document),
            json,
            colon: ": ",
            comma: ", ",
        };
        if json {
            style.read_json(outline);
        } else {
            style.read_steps(outline, at);
        }
        style
    }

    fn read_steps(&mut self, outline: &Outline<'_>, at: usize) {
        let (mut step, mut list_step) = (None, None);
        for (_, outer) in outline.document.nodes() {
            let NodeKind::Mapping {
                entries,
                style: CollectionStyle::Block,
            } = &outer.kind
            else {
                continue;
            };
            for &(_, value) in entries {
                let inner = outline.document.node(value);
                // An alias stands for what is indented elsewhere.
                let is_here = outer.span.start < inner.span.start && inner.span.end <= outer.span.end;
                if !is_here || !outline.is_block_collection(value) {
                    continue;
                }
                let indent = lines::column(outline.text, inner.span.start);
                let more = indent.saturating_sub(lines::column(outline.text, outer.span.start));
                let distance = inner.span.start.abs_diff(at);
                let nearest = match inner.kind {
                    NodeKind::Sequence { .. } => &mut list_step,
                    _ => &mut step,
                };
                if nearest.is_none_or(|(before, _)| distance < before) {
                    *nearest = Some((distance, more));
                }
            }
        }
        self.step = step.map_or(STEP, |(_, step)| step).max(1);
        self.list_step = list_step.map_or(self.step, |(_, step)| step);
    }

    fn read_json(&mut self, outline: &Outline<'_>) {
        let (mut colon, mut comma) = (None, None);
        for (id, node) in outline.document.nodes() {
            if outline.style(id).is_none() || (colon.is_some() && comma.is_some()) {
                continue;
            }
            let members = outline.members(id);
            for member in &members {
                if let Some(end) = member.indicator_end {
                    colon.get_or_insert(member.value.span.start > end);
                }
            }
            if let [first, second, ..] = members.as_slice()
                && !lines::begins_line(outline.text, second.start)
                && let Some(end) = first.comma
            {
                comma.get_or_insert(second.start > end + 1);
            }
            if let Some(first) = members.first()
                && lines::begins_line(outline.text, first.start)
            {
                let indent = lines::column(outline.text, first.start);
                let line = lines::line_start(outline.text, node.span.start);
                let outer = lines::trimmed_start(outline.text, line) - line;
                self.step = indent.saturating_sub(outer).max(1);
            }
        }
        self.colon = if colon == Some(false) { ":" } else { ": " };
        self.comma = if comma.or(colon) == Some(false) { "," } else { ", " };
    }
}

/// The first line break of a text.
pub(crate) fn line_break(text: &str) -> &'static str {
    match text.find(['\n', '\r']).map(|at| lines::from(text, at)) {
        Some(rest) if rest.starts_with("\r\n") => "\r\n",
        Some(rest) if rest.starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// The quotes that most of a document's texts in quotes have.
pub(super) fn quote(document: &Document) -> ScalarStyle {
    let count = |wanted: ScalarStyle| {
        let is_wanted = |kind: &NodeKind| matches!(kind, NodeKind::Scalar { style, .. } if *style == wanted);
        document.nodes().filter(|(_, node)| is_wanted(&node.kind)).count()
    };
    if count(ScalarStyle::DoubleQuoted) > count(ScalarStyle::SingleQuoted) {
        ScalarStyle::DoubleQuoted
    } else {
        ScalarStyle::SingleQuoted
    }
}
