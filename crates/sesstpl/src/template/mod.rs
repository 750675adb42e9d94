//! One template in a document: its fields, what is wrong with them, and what is stored of them.

pub(crate) mod cluster;
pub(crate) mod float;
mod literal;
pub(crate) mod measure;
pub(crate) mod mounts;
mod normalize;
pub(crate) mod problem;
mod schema;

use sesstpl_yaml::{Document, NodeId, Value};

use crate::fields::{Field, FieldId, Shape};
use crate::{Path, Release, Segment, Span, Stored, Target, TemplateKind};
use problem::{Kind, Problem};

/// A template as a release sees it.
#[derive(Clone)]
pub(crate) struct Template<'d> {
    pub(crate) document: &'d Document,
    pub(crate) release: Release,
    pub(crate) kind: TemplateKind,
    /// None in an empty document, whose value is null.
    pub(crate) root: Option<NodeId>,
    /// The entry that counts, of each field that is written.
    entries: [Option<Entry>; FieldId::ALL.len()],
    /// The items of the list of sections that the template has, in the order of the text.
    pub(crate) items: Vec<Item>,
    /// Entries that do not count because an entry under another name of the field does.
    pub(crate) shadowed: Vec<(FieldId, Entry)>,
    /// Entries of the top level that are no fields; they are kept.
    extras: Vec<(NodeId, NodeId)>,
}

/// An entry of a mapping that is a field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) key: NodeId,
    pub(crate) value: NodeId,
    /// The key as written.
    pub(crate) name: &'static str,
}

/// An item of a list of sections.
#[derive(Debug, Default, Clone)]
pub(crate) struct Item {
    /// The entry that counts, of each field that is written.
    pub(crate) entries: Vec<(FieldId, Entry)>,
}

/// What a release does with a template.
pub(crate) struct Examined<'d> {
    pub(crate) template: Template<'d>,
    /// In the order in which the manager would meet them, were it not to stop at the first kind.
    pub(crate) problems: Vec<Problem>,
    /// None where there are problems.
    pub(crate) stored: Option<Stored>,
}

/// Does what a release does when it is sent a template.
pub(crate) fn examine(document: &Document, root: Option<NodeId>, release: Release) -> Examined<'_> {
    let mut template = Template {
        document,
        release,
        kind: TemplateKind::of_root(document, root, release),
        root,
        entries: [None; FieldId::ALL.len()],
        items: Vec::new(),
        shadowed: Vec::new(),
        extras: Vec::new(),
    };
    let mut problems = schema::check(&mut template);
    mounts::check(&template, &mut problems);
    cluster::check(&template, &mut problems);
    measure::check(&template, &mut problems);
    let stored = problems.is_empty().then(|| normalize::stored(&template));
    Examined {
        template,
        problems,
        stored,
    }
}

impl Examined<'_> {
    /// What would be stored if the fields with problems were not written; none if that cannot be said.
    pub(crate) fn stored_without_problems(&self) -> Option<Stored> {
        let mut rest = self.template.clone();
        for problem in &self.problems {
            match problem.kind {
                Kind::Circular | Kind::TooDeep | Kind::TooLarge => return None,
                // The field of these is the section that they stand in.
                Kind::UnknownKey(_) | Kind::UnwritableKey | Kind::Missing => {}
                _ => problem.field.into_iter().for_each(|field| rest.unset(field)),
            }
        }
        Some(normalize::stored(&rest))
    }
}

impl<'d> Template<'d> {
    /// The entry of a field, if the field is written.
    pub(crate) fn entry(&self, field: FieldId) -> Option<Entry> {
        self.entries.get(field as usize).copied().flatten()
    }

    /// The first written field of the section of a field, among those that are stored after it.
    pub(crate) fn first_entry_after(&self, field: FieldId) -> Option<Entry> {
        let section = match field.field().parent.map(|parent| &parent.field().shape) {
            None => self.kind.section(),
            Some(Shape::Section(section)) => section,
            Some(_) => return None,
        };
        let mut later = section
            .fields
            .iter()
            .skip_while(|other| other.id != field)
            .skip(1);
        later.find_map(|other| self.entry(other.id))
    }

    /// The value of a field, if the field is written.
    pub(crate) fn value(&self, field: FieldId) -> Option<&'d Value> {
        self.entry(field).map(|entry| self.document.value(entry.value))
    }

    /// The text in a field, if there is text in it that UTF-8 can hold.
    pub(crate) fn text(&self, field: FieldId) -> Option<&'d str> {
        self.value(field).and_then(text_of)
    }

    /// The entries of a field that is a mapping; none where it is something else.
    pub(crate) fn mapping(&self, field: FieldId) -> &'d [(NodeId, NodeId)] {
        match self.value(field) {
            Some(Value::Dict(entries)) => entries,
            _ => &[],
        }
    }

    /// The entries of the top level that are no fields.
    pub(crate) fn extras(&self) -> &[(NodeId, NodeId)] {
        &self.extras
    }

    /// Whether a field is written with something else than null.
    pub(crate) fn is_given(&self, field: FieldId) -> bool {
        self.value(field).is_some_and(|value| *value != Value::Null)
    }

    /// The way to a field by the names as written; by the field's first name where it is not written.
    pub(crate) fn path(&self, field: FieldId) -> Path {
        let mut names = Vec::new();
        let mut next = Some(field);
        while let Some(id) = next {
            let field: &Field = id.field();
            let name = self.entry(id).map_or(field.name(), |entry| entry.name);
            names.push(Segment::Key(name.to_owned()));
            next = field.parent;
        }
        names.reverse();
        Path {
            segments: names,
            target: Target::Value,
        }
    }

    /// The way to a field, and one step on.
    pub(crate) fn path_within(&self, field: Option<FieldId>, segment: Segment, target: Target) -> Path {
        let mut path = field.map(|field| self.path(field)).unwrap_or_default();
        path.segments.push(segment);
        path.target = target;
        path
    }

    /// The template's own name, if there is text in it that UTF-8 can hold.
    pub(crate) fn name(&self) -> Option<&'d str> {
        self.text(match self.kind {
            TemplateKind::Session => FieldId::Name,
            TemplateKind::Cluster => FieldId::ClusterName,
        })
    }

    /// The place of a node.
    pub(crate) fn span(&self, node: NodeId) -> Span {
        self.document.node(node).span
    }

    /// The place of the whole template.
    pub(crate) fn whole(&self) -> Span {
        self.root.map_or(Span::at(0), |root| self.span(root))
    }

    fn unset(&mut self, field: FieldId) {
        if let Some(slot) = self.entries.get_mut(field as usize) {
            *slot = None;
        }
    }

    fn set(&mut self, field: FieldId, entry: Entry) {
        if let Some(slot) = self.entries.get_mut(field as usize) {
            *slot = Some(entry);
        }
    }
}

impl Item {
    /// The entry of a field, if the field is written.
    pub(crate) fn entry(&self, field: FieldId) -> Option<Entry> {
        self.entries
            .iter()
            .find(|&&(id, _)| id == field)
            .map(|&(_, entry)| entry)
    }
}

/// The text that a value is, if UTF-8 can hold it.
pub(crate) fn text_of(value: &Value) -> Option<&str> {
    match value {
        Value::Str(text) => text.as_str(),
        _ => None,
    }
}
