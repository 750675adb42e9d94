//! The parts of a document, for overviews.

use super::meaning::{Meaning, Wrap};
use super::outline::{Content, Entry, NodeIndex, Outline, Place, unquoted};
use crate::Span;
use crate::fields::FieldId;

/// Parts that lie deeper are left out.
const MAX_DEPTH: usize = 32;

/// Longer values are shortened, in characters.
const MAX_DETAIL: usize = 60;

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// Its key; of a template in a list, the template's name; of another item, its number from 1.
    pub name: String,
    /// Its value, where that is a single one; shortened.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it.
    pub span: Span,
    /// The part that names it: the key, or where an item begins.
    pub selection: Span,
    /// What it is made of, in the order of the text.
    pub children: Vec<Symbol>,
}

/// What a part of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SymbolKind {
    /// A template, or what it is wrapped in.
    Template,
    /// A mapping.
    Mapping,
    /// A list.
    List,
    /// A single value, or none yet.
    Value,
}

/// The parts of a text's documents. Of several documents, each is a part.
///
/// ```
/// use sesstpl::language::symbols;
///
/// let found = symbols("metadata:\n  name: demo");
/// assert_eq!(found[0].name, "metadata");
/// assert_eq!(found[0].children[0].detail, "demo");
/// ```
pub fn symbols(text: &str) -> Vec<Symbol> {
    let outline = Outline::of(text);
    let parts = Parts {
        text,
        outline: &outline,
    };
    let mut roots: Vec<NodeIndex> = outline.roots().collect();
    match (roots.pop(), roots.as_slice()) {
        (Some(only), []) => parts.within(only, outline.meaning(text, only), MAX_DEPTH),
        (Some(last), others) => others
            .iter()
            .copied()
            .chain([last])
            .enumerate()
            .map(|(index, root)| parts.document(root, index))
            .collect(),
        (None, _) => Vec::new(),
    }
}

struct Parts<'t> {
    text: &'t str,
    outline: &'t Outline,
}

impl Parts<'_> {
    fn document(&self, root: NodeIndex, index: usize) -> Symbol {
        let span = self.outline.node(root).span;
        let name = self
            .template_name(root)
            .unwrap_or_else(|| (index + 1).to_string());
        Symbol {
            name,
            detail: String::new(),
            kind: SymbolKind::Template,
            span,
            selection: Span::at(span.start),
            children: self.within(root, self.outline.meaning(self.text, root), MAX_DEPTH),
        }
    }

    fn within(&self, node: NodeIndex, meaning: Meaning, depth: usize) -> Vec<Symbol> {
        let Some(depth) = depth.checked_sub(1) else {
            return Vec::new();
        };
        let entries = self.outline.entries(node).iter().enumerate();
        entries
            .map(|(entry, written)| self.part(Place { node, entry }, written, meaning, depth))
            .collect()
    }

    fn part(&self, place: Place, entry: &Entry, around: Meaning, depth: usize) -> Symbol {
        let meaning = self.outline.step(self.text, around, place);
        let value = self.outline.node(entry.value);
        let selection = entry.key.unwrap_or(Span::at(entry.start));
        let (name, kind) = match entry.name(self.text) {
            Some(name) => (name.into_owned(), self.kind(entry.value)),
            None => self.item(place, entry, meaning),
        };
        Symbol {
            name,
            detail: self.detail(entry.value),
            kind,
            span: Span::new(entry.start, selection.end.max(value.span.end)),
            selection,
            children: self.within(entry.value, meaning, depth),
        }
    }

    /// The name of an item and what it is.
    fn item(&self, place: Place, entry: &Entry, meaning: Meaning) -> (String, SymbolKind) {
        let number = (place.entry + 1).to_string();
        match meaning {
            Meaning::Item => {
                let name = self.template_name(entry.value).unwrap_or(number);
                (name, SymbolKind::Template)
            }
            _ => (number, self.kind(entry.value)),
        }
    }

    /// The name under which a template is listed, by the mapping around it or by itself.
    fn template_name(&self, node: NodeIndex) -> Option<String> {
        let member = |node, name| self.outline.member(self.text, node, name);
        let template = member(node, Wrap::Template.name());
        let listed_as = template.and_then(|_| member(node, Wrap::Name.name()));
        let own = || {
            let metadata = member(template.unwrap_or(node), FieldId::Metadata.field().name())?;
            member(metadata, FieldId::Name.field().name())
        };
        let name = self.detail(listed_as.or_else(own)?);
        (!name.is_empty()).then_some(name)
    }

    fn kind(&self, node: NodeIndex) -> SymbolKind {
        match self.outline.node(node).content {
            Content::Mapping(_) => SymbolKind::Mapping,
            Content::List(_) => SymbolKind::List,
            Content::Scalar(_) | Content::Nothing => SymbolKind::Value,
        }
    }

    /// The first line of a single value.
    fn detail(&self, node: NodeIndex) -> String {
        let node = self.outline.node(node);
        if !matches!(node.content, Content::Scalar(_)) {
            return String::new();
        }
        let written = self.text.get(node.span.start..node.span.end).unwrap_or_default();
        let value = unquoted(written);
        let line = value.lines().next().unwrap_or_default();
        let mut short: String = line.chars().take(MAX_DETAIL).collect();
        if line.chars().nth(MAX_DETAIL).is_some() {
            short.push('…');
        }
        short
    }
}
