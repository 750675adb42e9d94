//! What is readable in a text, whether or not it can be read as a whole.
//!
//! People ask for help while they type, when the text is rarely whole. The outline is made line by line and by
//! indentation, and goes on after what it does not understand. Of a text that the reader takes it has the reader's
//! keys at the reader's places.

mod block;
mod flow;
mod key;
mod scalar;
mod scan;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::Span;

/// Names a node within its [`Outline`].
pub(crate) type NodeIndex = usize;

/// The nodes of a text.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    nodes: Vec<Node>,
    /// The documents' roots, each with the offset at which its document begins.
    roots: Vec<(usize, NodeIndex)>,
    comments: Vec<Span>,
}

/// Something that stands where a value may.
#[derive(Debug)]
pub(crate) struct Node {
    /// The entry whose value it is; none of a root.
    pub(crate) parent: Option<Place>,
    /// From its first to after its last character.
    pub(crate) span: Span,
    pub(crate) content: Content,
}

/// An entry of a mapping or an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) node: NodeIndex,
    pub(crate) entry: usize,
}

#[derive(Debug)]
pub(crate) enum Content {
    /// Nothing is written.
    Nothing,
    Scalar(Style),
    Mapping(Collection),
    List(Collection),
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Plain,
    Single,
    Double,
    /// After `|` or `>`.
    Block,
    /// After `*`.
    Alias,
}

#[derive(Debug)]
pub(crate) struct Collection {
    pub(crate) flow: bool,
    /// Whether brackets are closed; by indentation, always.
    pub(crate) is_closed: bool,
    /// The column of its entries, where they are written by indentation.
    pub(crate) column: usize,
    pub(crate) entries: Vec<Entry>,
}

#[derive(Debug)]
pub(crate) struct Entry {
    /// Where it begins: its key, or its `-`.
    pub(crate) start: usize,
    /// The key with its quotes; none of a list's item.
    pub(crate) key: Option<Span>,
    /// The offset of the `:`; none of a list's item and of a word that is not yet a key.
    pub(crate) colon: Option<usize>,
    pub(crate) value: NodeIndex,
    /// In brackets, the offset of the comma or bracket that ends it.
    pub(crate) end: Option<usize>,
}

/// A part of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Key,
    Value,
}

impl Outline {
    /// The outline of a text.
    pub(crate) fn of(text: &str) -> Self {
        scan::Scan::new(text, None).run()
    }

    /// The outline of a text in which something is being written at the cursor.
    ///
    /// An empty line with the cursor and a word that ends at it are taken for keys that are not yet finished.
    pub(crate) fn at_cursor(text: &str, cursor: usize) -> Self {
        scan::Scan::new(text, Some(cursor)).run()
    }

    pub(crate) fn node(&self, index: NodeIndex) -> &Node {
        &self.nodes[index]
    }

    pub(crate) fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter()
    }

    pub(crate) fn roots(&self) -> impl Iterator<Item = NodeIndex> {
        self.roots.iter().map(|&(_, root)| root)
    }

    pub(crate) fn comments(&self) -> &[Span] {
        &self.comments
    }

    /// The entries of a mapping or list; of anything else, none.
    pub(crate) fn entries(&self, node: NodeIndex) -> &[Entry] {
        self.node(node)
            .collection()
            .map_or(&[], |collection| &collection.entries)
    }

    pub(crate) fn entry(&self, place: Place) -> Option<&Entry> {
        self.entries(place.node).get(place.entry)
    }

    /// The value of a mapping's entry.
    pub(crate) fn member(&self, text: &str, node: NodeIndex, name: &str) -> Option<NodeIndex> {
        self.entries(node)
            .iter()
            .find(|entry| entry.colon.is_some() && entry.name(text).as_deref() == Some(name))
            .map(|entry| entry.value)
    }

    /// The first key that has its `:`.
    pub(crate) fn first_key(&self) -> Option<Span> {
        self.nodes
            .iter()
            .filter_map(Node::collection)
            .flat_map(|collection| &collection.entries)
            .filter(|entry| entry.colon.is_some())
            .find_map(|entry| entry.key)
    }

    /// How much more the entries of the first mapping that is indented within another are indented.
    pub(crate) fn indentation(&self) -> Option<usize> {
        self.nodes.iter().find_map(|node| {
            let (Content::Mapping(inner), Content::Mapping(outer)) =
                (&node.content, &self.node(node.parent?.node).content)
            else {
                return None;
            };
            let is_written = !inner.flow && inner.entries.iter().any(|entry| !entry.is_unfinished());
            inner
                .column
                .checked_sub(outer.column)
                .filter(|&step| is_written && step > 0)
        })
    }

    /// The root of the document at an offset.
    pub(crate) fn root_at(&self, offset: usize) -> Option<NodeIndex> {
        let later = self.roots.partition_point(|&(start, _)| start <= offset);
        let (_, root) = self.roots.get(later.checked_sub(1)?)?;
        Some(*root)
    }

    /// The entry at an offset, and whether its key or its value is there.
    pub(crate) fn find(&self, offset: usize) -> Option<(Place, Part)> {
        let mut node = self.root_at(offset)?;
        loop {
            let entries = self.entries(node);
            let later = entries.partition_point(|entry| entry.start <= offset);
            let index = later.checked_sub(1)?;
            let entry = entries.get(index)?;
            let place = Place { node, entry: index };
            if entry.key.is_some_and(|key| offset <= key.end) {
                return Some((place, Part::Key));
            }
            if entry.end.is_some_and(|end| end < offset) {
                return None;
            }
            let value = self.node(entry.value);
            let is_within = match &value.content {
                Content::Mapping(inner) | Content::List(inner) if inner.flow => {
                    let end = value.span.end + usize::from(!inner.is_closed);
                    value.span.start < offset && offset < end
                }
                Content::Mapping(_) | Content::List(_) => value.span.start <= offset,
                Content::Nothing | Content::Scalar(_) => false,
            };
            if !is_within {
                let is_begun = entry.colon.map_or(entry.key.is_none(), |colon| colon < offset);
                return is_begun.then_some((place, Part::Value));
            }
            node = entry.value;
        }
    }

    /// The entries that a node stands in, outermost first.
    pub(crate) fn ancestors(&self, node: NodeIndex) -> Vec<Place> {
        let mut places = Vec::new();
        let mut next = self.node(node).parent;
        while let Some(place) = next {
            places.push(place);
            next = self.node(place.node).parent;
        }
        places.reverse();
        places
    }

    fn add(&mut self, parent: Option<Place>, at: usize) -> NodeIndex {
        self.nodes.push(Node {
            parent,
            span: Span::at(at),
            content: Content::Nothing,
        });
        self.nodes.len() - 1
    }

    /// Adds an entry, whose value is nothing yet, and gives that value.
    fn add_entry(
        &mut self,
        node: NodeIndex,
        start: usize,
        key: Option<Span>,
        colon: Option<usize>,
    ) -> NodeIndex {
        let entry = self.entries(node).len();
        let after = colon.map_or(key.map_or(start, |key| key.end), |colon| colon + 1);
        let value = self.add(Some(Place { node, entry }), after);
        if let Content::Mapping(collection) | Content::List(collection) = &mut self.nodes[node].content {
            collection.entries.push(Entry {
                start,
                key,
                colon,
                value,
                end: None,
            });
        }
        value
    }

    fn last_entry_mut(&mut self, node: NodeIndex) -> Option<&mut Entry> {
        match &mut self.nodes[node].content {
            Content::Mapping(collection) | Content::List(collection) => collection.entries.last_mut(),
            Content::Nothing | Content::Scalar(_) => None,
        }
    }

    fn set(&mut self, node: NodeIndex, span: Span, content: Content) {
        let node = &mut self.nodes[node];
        node.span = span;
        node.content = content;
    }

    fn is_nothing(&self, node: NodeIndex) -> bool {
        matches!(self.node(node).content, Content::Nothing)
    }
}

impl Node {
    pub(crate) fn collection(&self) -> Option<&Collection> {
        match &self.content {
            Content::Mapping(collection) | Content::List(collection) => Some(collection),
            Content::Nothing | Content::Scalar(_) => None,
        }
    }
}

impl Collection {
    fn new(flow: bool, column: usize) -> Self {
        Self {
            flow,
            is_closed: true,
            column,
            entries: Vec::new(),
        }
    }
}

impl Entry {
    /// The key without its quotes; none of a list's item.
    pub(crate) fn name<'t>(&self, text: &'t str) -> Option<Cow<'t, str>> {
        Some(unquoted(text.get(self.key?.start..self.key?.end)?))
    }

    /// Whether it is a place for a key.
    fn is_empty(&self) -> bool {
        self.key.is_some_and(|key| key.start == key.end)
    }

    /// Whether it is a word that may become a key.
    pub(crate) fn is_unfinished(&self) -> bool {
        self.key.is_some() && self.colon.is_none()
    }
}

/// Whether a key with its `:` begins at an offset.
pub(crate) fn has_key(text: &str, start: usize) -> bool {
    key::at(text, start).is_some()
}

/// A scalar of one line without its quotes.
pub(crate) fn unquoted(written: &str) -> Cow<'_, str> {
    if let Some(rest) = written.strip_prefix('\'') {
        let inner = rest.strip_suffix('\'').unwrap_or(rest);
        return if inner.contains("''") {
            inner.replace("''", "'").into()
        } else {
            inner.into()
        };
    }
    let Some(rest) = written.strip_prefix('"') else {
        return written.into();
    };
    let inner = rest.strip_suffix('"').unwrap_or(rest);
    if inner.contains('\\')
        && let Ok(text) = serde_json::from_str::<String>(written)
    {
        return text.into();
    }
    inner.into()
}
