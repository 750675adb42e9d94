//! Ways to make lines readable that are not.

use crate::Span;
use crate::edit::{Edits, TextEdit, lines};
use crate::fix::Applicability;
use crate::rules::{Broken, Change, Proposal};

/// The proposal to put something in the place of a part of the text.
pub(super) fn replace(
    applicability: Applicability,
    title: impl Into<String>,
    span: Span,
    replacement: impl Into<String>,
) -> Option<Proposal> {
    change(applicability, title, vec![TextEdit::new(span, replacement)])
}

/// The proposal to change a text that cannot be read.
pub(super) fn change(
    applicability: Applicability,
    title: impl Into<String>,
    edits: Vec<TextEdit>,
) -> Option<Proposal> {
    Some(Proposal {
        title: title.into(),
        applicability,
        change: Change::Text(Edits::new(edits).ok()?),
    })
}

impl<'s> Broken<'s> {
    /// A part of the text.
    pub(super) fn part(&self, span: Span) -> &'s str {
        lines::part(self.text, span.start, span.end)
    }

    /// The line of an offset, without its line break.
    pub(super) fn line(&self, at: usize) -> Span {
        Span::new(lines::line_start(self.text, at), lines::line_end(self.text, at))
    }

    /// The last line before another that is not empty.
    pub(super) fn line_above(&self, line: Span) -> Option<Span> {
        let mut start = line.start;
        while start > lines::start(self.text) {
            let above = self.line(lines::previous_line_end(self.text, start));
            if !self.part(above).trim().is_empty() {
                return Some(above);
            }
            start = above.start;
        }
        None
    }

    /// The proposal to put the whole value of a line in quotes.
    pub(super) fn quote_value(&self, line: Span) -> Option<Proposal> {
        let span = self.value(line)?;
        let written = self.part(span);
        let quoted = format!("'{}'", written.replace('\'', "''"));
        let title = format!("Put {} in quotes", crate::words::quoted(written));
        replace(Applicability::Unsafe, title, span, quoted)
    }

    /// The place of what stands behind the first `: ` of a line, or behind its dash, without a comment; none if it has
    /// quotes or brackets.
    fn value(&self, line: Span) -> Option<Span> {
        let written = self.part(line);
        let indent = written.len() - written.trim_start().len();
        let behind_dash = written.get(indent..)?.starts_with("- ").then_some(indent + 2);
        let start = written.find(": ").map(|at| at + 2).or(behind_dash)?;
        let value = written.get(start..)?;
        let start = start + (value.len() - value.trim_start().len());
        let value = value.trim_start();
        let end = value.find(" #").unwrap_or(value.len());
        let value = value.get(..end)?.trim_end();
        let is_plain = !value.is_empty() && !value.starts_with(['\'', '"', '[', '{', '|', '>', '#']);
        let start = line.start + start;
        is_plain.then(|| Span::new(start, start + value.len()))
    }
}
