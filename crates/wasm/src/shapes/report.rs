//! A report as one flat list, from which `npm/report.js` builds the package's `Report`.
//!
//! JavaScript reads it, and this module writes it, three times as fast as the objects that it stands for: no name of a
//! member is written, and what JavaScript can tell by itself is left out. Stored forms are asked for by a call of their
//! own, if at all.

use serde::ser::{Serialize, SerializeSeq, Serializer};
use sesstpl::{Encoding, Path, Report, Segment, Span};
use sesstpl_report::Places;

/// A report on a text, member by member. A list comes after its length, a place as offset, line and column of its start and
/// of its end:
///
/// - verdict, release, notation, envelope;
/// - the diagnostics, each as code, severity, message, help, template, the path's keys and indices, its place, and the
///   related places, each with its message before it;
/// - the templates, each as kind, name, the name that it is listed under, verdict, and its place.
pub(crate) struct FlatReport<'r> {
    report: &'r Report,
    places: Places<'r>,
}

impl<'r> FlatReport<'r> {
    pub(crate) fn new(report: &'r Report, text: &'r str, encoding: Encoding) -> Self {
        Self {
            report,
            places: Places::new(text, encoding),
        }
    }

    fn place<L: SerializeSeq>(&self, list: &mut L, span: Span) -> Result<(), L::Error> {
        let (start, end) = self.places.ends(span);
        for position in [start, end] {
            list.serialize_element(&position.offset)?;
            list.serialize_element(&position.line)?;
            list.serialize_element(&position.column)?;
        }
        Ok(())
    }
}

fn path<L: SerializeSeq>(list: &mut L, path: &Path) -> Result<(), L::Error> {
    list.serialize_element(&path.segments.len())?;
    path.segments.iter().try_for_each(|segment| match segment {
        Segment::Key(key) => list.serialize_element(key),
        Segment::Index(index) => list.serialize_element(index),
    })
}

impl Serialize for FlatReport<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = self.report;
        let mut list = serializer.serialize_seq(None)?;
        list.serialize_element(&report.verdict)?;
        list.serialize_element(&report.release)?;
        list.serialize_element(&report.notation)?;
        list.serialize_element(&report.envelope)?;
        list.serialize_element(&report.diagnostics.len())?;
        for diagnostic in &report.diagnostics {
            list.serialize_element(&diagnostic.code)?;
            list.serialize_element(&diagnostic.severity)?;
            list.serialize_element(&diagnostic.message)?;
            list.serialize_element(&diagnostic.help)?;
            list.serialize_element(&diagnostic.template)?;
            path(&mut list, &diagnostic.path)?;
            self.place(&mut list, diagnostic.span)?;
            list.serialize_element(&diagnostic.related.len())?;
            for related in &diagnostic.related {
                list.serialize_element(&related.message)?;
                self.place(&mut list, related.span)?;
            }
        }
        list.serialize_element(&report.templates.len())?;
        for template in &report.templates {
            list.serialize_element(&template.kind)?;
            list.serialize_element(&template.name)?;
            list.serialize_element(&template.listed_as)?;
            list.serialize_element(&template.verdict)?;
            self.place(&mut list, template.span)?;
        }
        list.end()
    }
}
