//! Keys and types.

use sesstpl_yaml::{NodeId, Value};

use super::problem::{Kind, Problem};
use super::{Entry, Item, Template, literal};
use crate::fields::{Choices, Field, FieldId, Key, Section, Shape};
use crate::{Path, Segment, Span, Target, words};

/// More names than the fields of any section have together.
const MAX_NAMES: usize = 12;

/// The entry under each name of a section's fields.
type Written = [Option<Entry>; MAX_NAMES];

/// Finds the template's fields, and all that is wrong with their keys and types.
pub(super) fn check(template: &mut Template<'_>) -> Vec<Problem> {
    let whole = template.kind.section();
    let mut check = Check {
        template,
        item: None,
        problems: Vec::new(),
    };
    match check.template.root {
        Some(root) => check.section(None, whole, root),
        None => check.problem(Kind::NotMapping, None, None, Path::default(), Span::at(0)),
    }
    check.problems
}

struct Check<'t, 'd> {
    template: &'t mut Template<'d>,
    /// The item of a list of sections that is being looked at.
    item: Option<usize>,
    problems: Vec<Problem>,
}

impl<'d> Check<'_, 'd> {
    fn section(&mut self, parent: Option<FieldId>, section: &'static Section, node: NodeId) {
        let Value::Dict(entries) = self.read(node) else {
            let path = self.section_path(parent);
            self.at(Kind::NotMapping, parent, node, path);
            return;
        };
        let release = self.template.release;
        let (written, unknown) = self.sorted(section, entries);
        let mut written = written.into_iter();
        for field in section.fields {
            // The first of its names counts, in the order of the table.
            let mut entries_of_field = written.by_ref().take(field.keys.len()).flatten();
            let counting = entries_of_field.next();
            for shadowed in entries_of_field.filter(|_| self.item.is_none()) {
                self.template.shadowed.push((field.id, shadowed));
            }
            if let Some(entry) = counting {
                self.set(field.id, entry);
                self.value(field, entry);
            } else if field.exists_in(release) && field.default_in(release).is_none() {
                self.missing(parent, field, node, entries);
            }
        }
        for (key, value) in unknown {
            if section.open {
                self.template.extras.push((key, value));
            } else {
                self.unknown(parent, section, key);
            }
        }
    }

    /// The entries of a section under the names of its fields, in the order of the table, and those under other names.
    fn sorted(&self, section: &Section, entries: &[(NodeId, NodeId)]) -> (Written, Vec<(NodeId, NodeId)>) {
        let release = self.template.release;
        let mut written = [None; MAX_NAMES];
        let mut unknown = Vec::new();
        for &(key, value) in entries {
            let known = super::text_of(self.read(key)).and_then(|text| find(section, text));
            match known.and_then(|(place, field, key)| Some((written.get_mut(place)?, field, key))) {
                Some((place, field, known)) if field.exists_in(release) && known.exists_in(release) => {
                    let name = known.name;
                    *place = Some(Entry { key, value, name });
                }
                _ => unknown.push((key, value)),
            }
        }
        (written, unknown)
    }

    fn value(&mut self, field: &'static Field, entry: Entry) {
        let value = self.read(entry.value);
        if field.nullable && *value == Value::Null {
            return;
        }
        let id = Some(field.id);
        match &field.shape {
            Shape::Section(section) => self.section(id, section, entry.value),
            Shape::Text => {
                if let Some(kind) = text_problem(value) {
                    self.at_field(kind, field.id, entry.value);
                }
            }
            Shape::Choice(choices) => {
                if let Some(kind) = self.word_problem(choices, value) {
                    self.at_field(kind, field.id, entry.value);
                }
            }
            Shape::Texts | Shape::Values => self.names(field, entry.value),
            Shape::TextList => self.texts(field.id, entry.value),
            Shape::Sections(section) => self.sections(field.id, section, entry.value),
            Shape::Identifier => {
                if !is_identifier(value) {
                    self.at_field(Kind::NotIdentifier, field.id, entry.value);
                }
            }
            Shape::Integer => {
                if !is_integer(value) {
                    self.at_field(Kind::NotInteger, field.id, entry.value);
                }
            }
        }
    }

    fn word_problem(&self, choices: &Choices, value: &Value) -> Option<Kind> {
        let release = self.template.release;
        let any_case = choices.any_case_in(release);
        let Value::Str(text) = value else {
            return Some(if any_case {
                Kind::WordNotText
            } else {
                Kind::UnknownWord
            });
        };
        let known = text.as_str().is_some_and(|text| {
            choices
                .words_in(release)
                .any(|word| word.text == text || (any_case && word.text.eq_ignore_ascii_case(text)))
        });
        (!known).then_some(Kind::UnknownWord)
    }

    /// A mapping from names to texts or to anything.
    fn names(&mut self, field: &Field, node: NodeId) {
        let Value::Dict(entries) = self.read(node) else {
            self.at_field(Kind::NotMapping, field.id, node);
            return;
        };
        for &(key, value) in entries {
            let key_problem = text_problem(self.read(key)).map(|kind| match kind {
                Kind::Blank => Kind::NameBlank,
                _ => Kind::NameNotText,
            });
            if let Some(kind) = key_problem {
                self.within(kind, field.id, key, Target::Key, key);
            }
            if let (Shape::Texts, Some(kind)) = (&field.shape, text_problem(self.read(value))) {
                self.within(kind, field.id, key, Target::Value, value);
            }
        }
    }

    fn texts(&mut self, field: FieldId, node: NodeId) {
        match self.read(node) {
            Value::List(items) => {
                for (index, &item) in items.iter().enumerate() {
                    if let Some(kind) = text_problem(self.read(item)) {
                        self.item(kind, field, index, item);
                    }
                }
            }
            // A list of pairs, none of which is text.
            Value::Pairs(pairs) => {
                for (index, &(first, _)) in pairs.iter().enumerate() {
                    self.item(Kind::NotText, field, index, first);
                }
            }
            _ => self.at_field(Kind::NotList, field, node),
        }
    }

    /// A list of mappings with known keys.
    fn sections(&mut self, field: FieldId, section: &'static Section, node: NodeId) {
        match self.read(node) {
            Value::List(items) => {
                for (index, &item) in items.iter().enumerate() {
                    self.template.items.push(Item::default());
                    self.item = Some(index);
                    self.section(Some(field), section, item);
                    self.item = None;
                }
            }
            // A list of pairs, none of which is a mapping.
            Value::Pairs(pairs) => {
                for (index, &(first, _)) in pairs.iter().enumerate() {
                    self.item(Kind::NotMapping, field, index, first);
                }
            }
            _ => self.at_field(Kind::NotList, field, node),
        }
    }

    fn set(&mut self, field: FieldId, entry: Entry) {
        match self.template.items.last_mut().filter(|_| self.item.is_some()) {
            Some(item) => item.entries.push((field, entry)),
            None => self.template.set(field, entry),
        }
    }

    /// The way to a section: the template, a field, or the item of one.
    fn section_path(&self, field: Option<FieldId>) -> Path {
        let mut path = field.map(|field| self.template.path(field)).unwrap_or_default();
        path.segments.extend(self.item.map(Segment::Index));
        path
    }

    /// The way to a field by its name as written.
    fn field_path(&self, field: FieldId) -> Path {
        let item = self.item.and(self.template.items.last());
        let Some(entry) = item.and_then(|item| item.entry(field)) else {
            return self.template.path(field);
        };
        self.step(field.field().parent, entry.name.to_owned(), Target::Value)
    }

    /// The way to an entry of a section.
    fn step(&self, section: Option<FieldId>, key: String, target: Target) -> Path {
        let mut path = self.section_path(section);
        path.segments.push(Segment::Key(key));
        path.target = target;
        path
    }

    fn missing(
        &mut self,
        parent: Option<FieldId>,
        field: &Field,
        section: NodeId,
        entries: &[(NodeId, NodeId)],
    ) {
        let key = parent
            .filter(|_| self.item.is_none())
            .and_then(|parent| self.template.entry(parent))
            .map(|entry| entry.key)
            .or(entries.first().map(|&(key, _)| key))
            .unwrap_or(section);
        let path = self.step(parent, field.name().to_owned(), Target::Value);
        let span = self.template.span(key);
        self.problem(Kind::Missing, Some(field.id), None, path, span);
    }

    fn unknown(&mut self, parent: Option<FieldId>, section: &'static Section, key: NodeId) {
        let kind = match self.read(key) {
            Value::Int(int) if int.to_decimal().is_none() => Kind::UnwritableKey,
            _ => Kind::UnknownKey(section),
        };
        let path = self.step(parent, words::key_name(self.read(key)), Target::Key);
        self.at(kind, parent, key, path);
    }

    fn within(&mut self, kind: Kind, field: FieldId, key: NodeId, target: Target, node: NodeId) {
        let name = Segment::Key(words::key_name(self.read(key)));
        let path = self.template.path_within(Some(field), name, target);
        self.at(kind, Some(field), node, path);
    }

    fn item(&mut self, kind: Kind, field: FieldId, index: usize, node: NodeId) {
        let path = self
            .template
            .path_within(Some(field), Segment::Index(index), Target::Value);
        self.at(kind, Some(field), node, path);
    }

    fn at_field(&mut self, kind: Kind, field: FieldId, node: NodeId) {
        let path = self.field_path(field);
        self.at(kind, Some(field), node, path);
    }

    fn at(&mut self, kind: Kind, field: Option<FieldId>, node: NodeId, path: Path) {
        let span = self.template.span(node);
        self.problem(kind, field, Some(node), path, span);
    }

    fn problem(&mut self, kind: Kind, field: Option<FieldId>, node: Option<NodeId>, path: Path, span: Span) {
        self.problems.push(Problem {
            kind,
            path,
            span,
            field,
            node,
        });
    }

    fn read(&self, node: NodeId) -> &'d Value {
        self.template.document.value(node)
    }
}

/// The field with a name, that name of it, and the name's place among all names in the section.
fn find(section: &Section, text: &str) -> Option<(usize, &'static Field, &'static Key)> {
    let mut place = 0;
    for field in section.fields {
        for key in field.keys {
            if key.name == text {
                return Some((place, field, key));
            }
            place += 1;
        }
    }
    None
}

/// Whether a value is the identifier of something that is saved; sixteen bytes are one, too.
fn is_identifier(value: &Value) -> bool {
    match value {
        Value::Str(text) => text
            .as_str()
            .is_some_and(|text| literal::identifier(text).is_some()),
        Value::Bytes(bytes) => bytes.len() == 16,
        _ => false,
    }
}

/// Whether a value is a whole number, or a text that is one.
fn is_integer(value: &Value) -> bool {
    match value {
        Value::Int(_) | Value::Bool(_) => true,
        Value::Float(number) => number.is_finite() && number.fract() == 0.0,
        Value::Str(text) => text.as_str().is_some_and(literal::is_integer),
        Value::Bytes(bytes) => std::str::from_utf8(bytes).is_ok_and(literal::is_integer),
        _ => false,
    }
}

/// Why a value is not the text that is asked for.
fn text_problem(value: &Value) -> Option<Kind> {
    match value {
        Value::Str(text) if text.is_empty() => Some(Kind::Blank),
        Value::Str(_) => None,
        _ => Some(Kind::NotText),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TemplateKind;

    fn names_fit(section: &Section) {
        let names: usize = section.fields.iter().map(|field| field.keys.len()).sum();
        assert!(names <= MAX_NAMES, "{names}");
        for field in section.fields {
            if let Shape::Section(inner) | Shape::Sections(inner) = field.shape {
                names_fit(inner);
            }
        }
    }

    #[test]
    fn there_is_a_place_for_every_name_of_every_section() {
        names_fit(TemplateKind::Session.section());
        names_fit(TemplateKind::Cluster.section());
    }
}
