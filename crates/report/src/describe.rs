//! From the core's report to the shape.

use sesstpl::Position;
use sesstpl::edit::Edits;
use sesstpl::fix::Fix;
use sesstpl::{Diagnostic, Encoding, LineIndex, Path, Report, Segment, Span, Stored, TemplateReport};

use crate::{DiagnosticData, EditData, FixData, PathSegment, RelatedData, ReportData, TemplateData};

/// Describes a report on `text`, with positions counted in `encoding` and each stored form as `show` makes it.
pub fn describe<'r, S>(
    report: &'r Report,
    text: &str,
    encoding: Encoding,
    show: impl Fn(&'r Stored) -> S,
) -> ReportData<'r, S> {
    let places = Places::new(text, encoding);
    ReportData {
        verdict: report.verdict,
        ok: report.ok(),
        release: report.release,
        notation: report.notation,
        envelope: report.envelope,
        diagnostics: report
            .diagnostics
            .iter()
            .map(|diagnostic| places.diagnostic(diagnostic))
            .collect(),
        templates: report
            .templates
            .iter()
            .map(|template| places.template(template, &show))
            .collect(),
    }
}

/// Places of one text, as a caller counts them.
#[derive(Debug, Clone)]
pub struct Places<'t> {
    lines: LineIndex<'t>,
    encoding: Encoding,
}

impl<'t> Places<'t> {
    /// Reads the lines of a text.
    pub fn new(text: &'t str, encoding: Encoding) -> Self {
        Self {
            lines: LineIndex::new(text),
            encoding,
        }
    }

    /// Where a part of the text starts and ends.
    pub fn ends(&self, span: Span) -> (Position, Position) {
        let position = |offset| self.lines.position(offset, self.encoding);
        (position(span.start), position(span.end))
    }

    /// A fix of the text.
    pub fn fix<'r>(&self, fix: &'r Fix) -> FixData<'r> {
        FixData {
            title: &fix.title,
            applicability: fix.applicability,
            edits: self.edits(&fix.edits),
        }
    }

    /// Edits of the text.
    pub fn edits<'r>(&self, edits: &'r Edits) -> Vec<EditData<'r>> {
        let edit = |edit: &'r sesstpl::edit::TextEdit| {
            let (start, end) = self.ends(edit.span);
            EditData {
                start,
                end,
                text: &edit.replacement,
            }
        };
        edits.iter().map(edit).collect()
    }

    /// A diagnostic of the text, without its fixes.
    pub fn diagnostic<'r>(&self, diagnostic: &'r Diagnostic) -> DiagnosticData<'r> {
        let (start, end) = self.ends(diagnostic.span);
        DiagnosticData {
            code: diagnostic.code.as_str(),
            severity: diagnostic.severity,
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            path: segments(&diagnostic.path),
            path_text: diagnostic.path.to_string(),
            template: diagnostic.template,
            start,
            end,
            related: diagnostic
                .related
                .iter()
                .map(|related| {
                    let (start, end) = self.ends(related.span);
                    RelatedData {
                        message: &related.message,
                        start,
                        end,
                    }
                })
                .collect(),
            fixes: None,
        }
    }

    fn template<'r, S>(
        &self,
        template: &'r TemplateReport,
        show: impl Fn(&'r Stored) -> S,
    ) -> TemplateData<'r, S> {
        let (start, end) = self.ends(template.span);
        TemplateData {
            kind: template.kind,
            name: template.name.as_deref(),
            listed_as: template.listed_as.as_deref(),
            verdict: template.verdict,
            stored: template.stored.as_ref().map(show),
            start,
            end,
        }
    }
}

fn segments(path: &Path) -> Vec<PathSegment<'_>> {
    let segment = |segment| match segment {
        &Segment::Index(index) => PathSegment::Index(index),
        Segment::Key(key) => PathSegment::Key(key),
    };
    path.segments.iter().map(segment).collect()
}
