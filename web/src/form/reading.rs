//! What stands in the fields of a text's templates, whatever is wrong with the rest of it.

use std::rc::Rc;

use sesstpl::edit::{EditError, Editable, Edits, Operation, Root};
use sesstpl::fields::{Field, Section, Shape, TEMPLATE};
use sesstpl::language::tolerant::{Readable, readable};
use sesstpl::{CheckOptions, Path, Release, Report, Segment, Span, TemplateKind, TemplateReport, check};
use sesstpl_yaml::{Document, NodeId, Value, load_all};

use crate::shared::Shared;
use crate::state::Checked;

/// One of a text's templates as a form.
#[derive(Debug)]
pub(crate) struct Form {
    /// The template's number in the text, from 0.
    pub(crate) template: usize,
    /// The names of all templates of the text.
    pub(crate) names: Vec<Option<String>>,
    /// The fields of the top level.
    pub(crate) entries: Vec<Entry>,
    /// Whether it is a template for a cluster, which the form does not show.
    pub(crate) is_cluster: bool,
    /// What the check found.
    pub(crate) checked: Shared<Checked>,
    /// Without the lines that break the text, if some do.
    source: Source,
}

#[derive(Debug)]
enum Source {
    Whole(Rc<str>),
    Rest { text: Rc<str>, readable: Readable },
}

/// A field and what stands in it.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The field.
    pub(crate) field: &'static Field,
    /// The way to it from the template's root, by the names that are written.
    pub(crate) path: Path,
    /// What stands there.
    pub(crate) content: Content,
}

/// What stands in a field.
#[derive(Debug, PartialEq)]
pub(crate) enum Content {
    /// The field is not written.
    Missing,
    /// Null.
    Null,
    /// A single value, as text.
    Scalar {
        /// The text, or how the value is written.
        text: String,
        /// Whether it is a text to the manager.
        is_text: bool,
    },
    /// The fields of a mapping with known keys, and how many entries are written in it.
    Section(Vec<Entry>, usize),
    /// The entries of a mapping with free keys.
    Rows(Vec<Row>),
    /// The items of a list.
    Items(Vec<Row>),
    /// Something that cannot be filled into a form.
    Other,
}

/// An entry of a mapping with free keys, or an item of a list.
#[derive(Debug, PartialEq)]
pub(crate) struct Row {
    /// Its key, or its number from 0.
    pub(crate) key: String,
    /// The way to it.
    pub(crate) path: Path,
    /// What stands there: missing, null, a single value or something else.
    pub(crate) value: Content,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.field.id == other.field.id && self.path == other.path && self.content == other.content
    }
}

impl Form {
    /// Reads a text that was checked. None if no template can be read in it.
    pub(crate) fn of(text: &Rc<str>, checked: &Shared<Checked>, template: usize) -> Option<Self> {
        let release = checked.report.release;
        let (source, report) = source(text, &checked.report);
        let templates = report
            .as_ref()
            .map_or(&checked.report.templates, |report| &report.templates);
        let template = template.min(templates.len().checked_sub(1)?);
        let found: &TemplateReport = templates.get(template)?;
        let editable = Editable::read(source.text(), release).ok()?;
        let root = root(editable.documents(), found.span);
        let reader = Reader {
            text: source.text(),
            document: root.map(|(document, _)| document),
            release,
        };
        let entries = reader.section(TEMPLATE, root.map(|(_, node)| node), &Path::default());
        Some(Self {
            template,
            names: templates.iter().map(|template| template.name.clone()).collect(),
            entries,
            is_cluster: found.kind == TemplateKind::Cluster,
            checked: checked.clone(),
            source,
        })
    }

    /// Whether lines had to be left out to read the text at all.
    pub(crate) fn is_partial(&self) -> bool {
        matches!(self.source, Source::Rest { .. })
    }

    /// The findings at a place of the template, by their number.
    pub(crate) fn findings<'f>(&'f self, path: &'f Path) -> impl Iterator<Item = usize> + 'f {
        let found = self.checked.report.diagnostics.iter().enumerate();
        found
            .filter(move |(_, found)| {
                found.path.segments == path.segments
                    && found.template.unwrap_or(self.template) == self.template
            })
            .filter(|(_, found)| !found.path.segments.is_empty())
            .map(|(index, _)| index)
    }

    /// The edits of the text that an operation on the template needs.
    ///
    /// # Errors
    ///
    /// If there are no such edits, or lines that cannot be read are in their way.
    pub(crate) fn edit(&self, operation: &Operation) -> Result<Edits, EditError> {
        let release = self.checked.report.release;
        let edits =
            Editable::read(self.source.text(), release)?.edit(Root::Template(self.template), operation)?;
        if let Source::Rest { text, readable: rest } = &self.source {
            // The same lines must be all that is broken afterwards.
            let after = edits.apply(text);
            let read_again = load_all(&after).error.and_then(|error| readable(&after, &error));
            if read_again.is_none_or(|again| again.text != edits.apply(&rest.text)) {
                return Err(EditError::NotExpressible(operation.path().clone()));
            }
        }
        Ok(edits)
    }
}

impl Source {
    fn text(&self) -> &str {
        match self {
            Self::Whole(text) => text,
            Self::Rest { readable, .. } => &readable.text,
        }
    }
}

/// What can be read of a text; with the report of that, where it is not all of it.
fn source(text: &Rc<str>, report: &Report) -> (Source, Option<Report>) {
    let rest = report
        .templates
        .is_empty()
        .then(|| load_all(text).error.and_then(|error| readable(text, &error)));
    let Some(readable) = rest.flatten() else {
        return (Source::Whole(Rc::clone(text)), None);
    };
    let options = CheckOptions {
        release: report.release,
    };
    let report = check(&readable.text, &options);
    let text = Rc::clone(text);
    (Source::Rest { text, readable }, Some(report))
}

/// The mapping that is all of a span.
fn root(documents: &[Document], span: Span) -> Option<(&Document, NodeId)> {
    documents.iter().find_map(|document| {
        let is_it = |node: &sesstpl_yaml::Node| node.span == span && matches!(node.value, Value::Dict(_));
        let (id, _) = document.nodes().find(|(_, node)| is_it(node))?;
        Some((document, id))
    })
}

struct Reader<'d> {
    text: &'d str,
    document: Option<&'d Document>,
    release: Release,
}

impl<'d> Reader<'d> {
    fn section(&self, section: &'static Section, node: Option<NodeId>, path: &Path) -> Vec<Entry> {
        let written = node.map_or(&[][..], |node| self.dict(node));
        section
            .fields
            .iter()
            .map(|field| self.entry(field, written, path))
            .collect()
    }

    fn entry(&self, field: &'static Field, written: &[(NodeId, NodeId)], parent: &Path) -> Entry {
        let found = field.keys_in(self.release).find_map(|name| {
            let (_, value) = written.iter().find(|(key, _)| self.str(*key) == Some(name))?;
            Some((name, *value))
        });
        let path = child(
            parent,
            Segment::Key(found.map_or(field.name(), |(name, _)| name).to_owned()),
        );
        let value = found.map(|(_, value)| value);
        Entry {
            field,
            content: self.content(&field.shape, value, &path),
            path,
        }
    }

    fn content(&self, shape: &'static Shape, value: Option<NodeId>, path: &Path) -> Content {
        let is_null = value.is_some_and(|node| matches!(self.value(node), Some(Value::Null)));
        let plain = || value.map_or(Content::Missing, |node| self.scalar(node));
        match (shape, value.and_then(|node| self.value(node))) {
            (Shape::Section(section), None | Some(Value::Null | Value::Dict(_))) => {
                let written = value.map_or(0, |node| self.dict(node).len());
                Content::Section(self.section(section, value, path), written)
            }
            (Shape::Texts | Shape::Values, Some(Value::Dict(entries))) => Content::Rows(
                entries
                    .iter()
                    .map(|&(key, value)| self.row(self.written(key), Segment::Key, value, path))
                    .collect(),
            ),
            (Shape::TextList, Some(Value::List(items))) => Content::Items(
                items
                    .iter()
                    .enumerate()
                    .map(|(index, &item)| self.row(index.to_string(), |_| Segment::Index(index), item, path))
                    .collect(),
            ),
            (Shape::Text | Shape::Choice(_) | Shape::Identifier | Shape::Integer, _) => plain(),
            (_, None) => Content::Missing,
            _ if is_null => Content::Null,
            _ => Content::Other,
        }
    }

    fn row(&self, key: String, segment: impl Fn(String) -> Segment, value: NodeId, path: &Path) -> Row {
        Row {
            path: child(path, segment(key.clone())),
            value: self.scalar(value),
            key,
        }
    }

    fn scalar(&self, node: NodeId) -> Content {
        match self.value(node) {
            None | Some(Value::Null) => Content::Null,
            Some(Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::Pairs(_)) => Content::Other,
            Some(value) => Content::Scalar {
                text: self.written(node),
                is_text: matches!(value, Value::Str(_)),
            },
        }
    }

    /// A text's letters; of anything else, what is written.
    fn written(&self, node: NodeId) -> String {
        if let Some(Value::Str(text)) = self.value(node) {
            return text.to_str_lossy().into_owned();
        }
        let span = self.document.map(|document| document.node(node).span);
        let written = span.and_then(|span| self.text.get(span.start..span.end));
        written.unwrap_or_default().to_owned()
    }

    fn value(&self, node: NodeId) -> Option<&'d Value> {
        Some(self.document?.value(node))
    }

    fn str(&self, node: NodeId) -> Option<&'d str> {
        match self.value(node)? {
            Value::Str(text) => text.as_str(),
            _ => None,
        }
    }

    fn dict(&self, node: NodeId) -> &'d [(NodeId, NodeId)] {
        match self.value(node) {
            Some(Value::Dict(entries)) => entries,
            _ => &[],
        }
    }
}

/// The way to something in what a path leads to.
pub(crate) fn child(parent: &Path, segment: Segment) -> Path {
    let mut path = parent.clone();
    path.segments.push(segment);
    path
}
