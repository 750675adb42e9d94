//! Findings as text for people.

use annotate_snippets::{AnnotationKind, Group, Level, Message, Renderer, Snippet, normalize_untrusted_str};
use sesstpl::{Diagnostic, Encoding, LineIndex, Severity, Span};

use crate::input::Document;

/// Renders one finding: severity, code and message, the lines it is about, and how to mend it.
///
/// Coloured; the stream that it is printed on drops the colours where they cannot be seen.
pub(crate) fn finding(document: &Document, lines: &LineIndex<'_>, diagnostic: &Diagnostic) -> String {
    let window = Window::around(&document.text, diagnostic);
    let related = diagnostic.related.iter().map(|related| {
        AnnotationKind::Context
            .span(window.within(related.span))
            .label(normalize_untrusted_str(&related.message))
    });
    let snippet = Snippet::source(window.text)
        .path(&document.name)
        .line_start(lines.position(window.start, Encoding::Utf8).line + 1)
        .annotation(AnnotationKind::Primary.span(window.within(diagnostic.span)))
        .annotations(related);
    let title = level(diagnostic.severity)
        .primary_title(&diagnostic.message)
        .id(diagnostic.code.as_str());
    let group: Group<'_> = title
        .element(snippet)
        .elements(diagnostic.help.as_deref().map(help));
    Renderer::styled().render(&[group])
}

/// As `1 file`, `2 files`.
pub(crate) fn counted(count: usize, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Launch => Level::ERROR.with_name("launch"),
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::INFO.with_name("hint"),
    }
}

fn help(text: &str) -> Message<'static> {
    Level::HELP.message(normalize_untrusted_str(text))
}

/// The whole lines that a finding speaks of: the renderer need not read the rest of a long text.
struct Window<'t> {
    text: &'t str,
    start: usize,
}

impl<'t> Window<'t> {
    fn around(text: &'t str, diagnostic: &Diagnostic) -> Self {
        let spans = || {
            diagnostic
                .related
                .iter()
                .map(|related| related.span)
                .chain([diagnostic.span])
        };
        let first = spans().map(|span| span.start).min().unwrap_or_default();
        let last = spans().map(|span| span.end).max().unwrap_or_default();
        let (before, _) = text.split_at(text.floor_char_boundary(first));
        let (_, after) = text.split_at(text.floor_char_boundary(last));
        let start = before.rfind('\n').map_or(0, |line_end| line_end + 1);
        let end = after
            .find('\n')
            .map_or(text.len(), |length| text.len() - after.len() + length);
        Self {
            text: text.get(start..end).unwrap_or_default().trim_end_matches('\r'),
            start,
        }
    }

    /// A span's offsets in the window.
    fn within(&self, span: Span) -> std::ops::Range<usize> {
        let offset = |offset: usize| self.text.floor_char_boundary(offset.saturating_sub(self.start));
        offset(span.start)..offset(span.end)
    }
}
