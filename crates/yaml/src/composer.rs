//! From events to the tree of a document.

use std::collections::HashMap;

use crate::document::next_id;
use crate::error::{Failure, Outcome};
use crate::event::{Event, EventKind, Given, GivenTag};
use crate::parser::Parser;
use crate::scanner::{COMMON_DEPTH, Scalar};
use crate::{
    Alias, CollectionStyle, Document, ErrorKind, MAX_DEPTH, Node, NodeId, NodeKind, Properties,
    PythonException, Span, Tag, Value, resolver,
};

/// Of how many bytes a node is made, when nothing else is known: a short one.
const BYTES_PER_NODE: usize = 10;
/// More nodes than this are not expected from the length of a text alone.
const MANY_NODES: usize = 64;
/// More nodes than this are not expected after a large document.
const MOST_EXPECTED_NODES: usize = 1024;

/// Makes trees of documents, whose collections are not filled and whose numbers and the like are not read yet.
#[derive(Debug)]
pub(crate) struct Composer<'t> {
    parser: Parser<'t>,
    tree: Tree<'t>,
}

/// A document's tree.
#[derive(Debug, Default)]
pub(crate) struct Composed {
    /// Of the values only texts are made.
    pub(crate) document: Document,
    /// Whether any `<<` or `=` is in it.
    pub(crate) has_special_keys: bool,
    /// How many of its nodes are collections.
    pub(crate) collections: usize,
}

/// A collection that has not ended.
#[derive(Debug)]
struct Open {
    id: NodeId,
    /// Where its last item ends.
    end: usize,
    /// Where its items begin in [`Tree::items`].
    first_item: usize,
}

/// A document's tree in the making. Its lists serve one document after the other.
#[derive(Debug)]
struct Tree<'t> {
    composed: Composed,
    /// How many nodes the next document may have: as many as the last.
    expected_nodes: usize,
    open: Vec<Open>,
    /// The items of all open collections; keys and values of mappings in turn.
    items: Vec<NodeId>,
    anchors: HashMap<&'t str, NodeId>,
}

impl<'t> Composer<'t> {
    pub(crate) fn new(text: &'t str) -> Outcome<Self> {
        Ok(Self {
            parser: Parser::new(text)?,
            tree: Tree {
                composed: Composed::default(),
                expected_nodes: (text.len() / BYTES_PER_NODE).min(MANY_NODES),
                open: Vec::with_capacity(COMMON_DEPTH),
                items: Vec::with_capacity(MANY_NODES),
                anchors: HashMap::new(),
            },
        })
    }

    /// Where the next document starts; none at the end of the stream.
    pub(crate) fn next_document(&mut self) -> Outcome<Option<Span>> {
        let event = self.parser.next()?;
        Ok(match event.kind {
            EventKind::StreamEnd => None,
            _ => Some(event.span),
        })
    }

    /// Takes the comments that begin before `end`.
    pub(crate) fn take_comments(&mut self, end: usize) -> Vec<crate::Comment> {
        self.parser.take_comments(end)
    }

    /// Makes the tree of the document that has just started.
    pub(crate) fn document(&mut self) -> Outcome<Composed> {
        self.tree.start();
        loop {
            let event = self.parser.next()?;
            match event.kind {
                EventKind::Alias => self.tree.alias(self.parser.name(event.span), event.span)?,
                EventKind::CollectionEnd => self.tree.close(event.span),
                EventKind::DocumentStart | EventKind::DocumentEnd | EventKind::StreamEnd => break,
                EventKind::Scalar {
                    scalar,
                    resolved_by_text,
                } => self.scalar(scalar, resolved_by_text, event)?,
                EventKind::SequenceStart(style) => {
                    let items = Vec::new();
                    self.collection(NodeKind::Sequence { items, style }, Tag::Seq, event)?;
                }
                EventKind::MappingStart(style) => {
                    let entries = Vec::new();
                    self.collection(NodeKind::Mapping { entries, style }, Tag::Map, event)?;
                }
            }
            if self.tree.open.is_empty() {
                self.parser.next()?;
                break;
            }
        }
        Ok(self.tree.finish())
    }

    fn scalar(&mut self, scalar: Scalar, resolved_by_text: bool, event: Event) -> Outcome<()> {
        let text = self.parser.take_text(scalar, event.span);
        let resolved = if resolved_by_text {
            text.as_str().map_or(Tag::Str, resolver::tag_of)
        } else {
            Tag::Str
        };
        let (properties, tag) = match event.given {
            None => (None, resolved),
            Some(given) => self.properties(*given, event.span, resolved)?,
        };
        let value = match tag {
            Tag::Str | Tag::Value => Value::Str(text.clone()),
            _ => Value::Null,
        };
        let style = scalar.style;
        let id = self.tree.push(Node {
            kind: NodeKind::Scalar { text, style },
            tag,
            span: event.span,
            properties,
            value,
        });
        self.tree.add(id, event.span.end);
        Ok(())
    }

    fn collection(&mut self, kind: NodeKind, resolved: Tag, event: Event) -> Outcome<()> {
        let span = event.span;
        let (properties, tag) = match event.given {
            None => (None, resolved),
            Some(given) => self.properties(*given, span, resolved)?,
        };
        if self.tree.open.len() == MAX_DEPTH {
            let problem = format!("nested more than {MAX_DEPTH} levels deep");
            return Err(Failure::python(PythonException::Recursion, problem, span));
        }
        let id = self.tree.push(Node {
            kind,
            tag,
            span,
            properties,
            value: Value::Null,
        });
        self.tree.composed.collections += 1;
        self.tree.open.push(Open {
            id,
            end: span.end,
            first_item: self.tree.items.len(),
        });
        Ok(())
    }

    /// The anchor and tag of the node that is added next; `resolved` is its tag unless another is given.
    fn properties(
        &mut self,
        given: Given,
        span: Span,
        resolved: Tag,
    ) -> Outcome<(Option<Box<Properties>>, Tag)> {
        let Given { properties, tag } = given;
        if let Some(anchor) = &properties.anchor {
            let place = Span::new(properties.span.start, span.end);
            self.tree.name(self.parser.name(anchor.span), place)?;
        }
        let tag = match tag {
            GivenTag::Tag(tag) => tag,
            GivenTag::Nothing | GivenTag::NonSpecific => resolved,
        };
        Ok((Some(Box::new(properties)), tag))
    }
}

impl<'t> Tree<'t> {
    fn alias(&mut self, name: &str, span: Span) -> Outcome<()> {
        let Some(&target) = self.anchors.get(name) else {
            let problem = format!("no value before has the anchor `&{name}`");
            return Err(Failure::new(ErrorKind::Composer, problem, span));
        };
        self.composed.document.aliases.push(Alias { span, target });
        self.add(target, span.end);
        Ok(())
    }

    /// Names the node that is added next, which stands at `place`.
    fn name(&mut self, anchor: &'t str, place: Span) -> Outcome<()> {
        let nodes = &self.composed.document.nodes;
        let Some(first) = self.anchors.insert(anchor, next_id(nodes)) else {
            return Ok(());
        };
        let problem = format!("two values have the anchor `&{anchor}`");
        let error = Failure::new(ErrorKind::Composer, problem, place);
        Err(match nodes.get(first.index()) {
            Some(first) => error.within(
                "after the first of them",
                Span::new(first.start(), first.span.end),
            ),
            None => error,
        })
    }

    // Moved into a call a node is written once; inlined it was written in parts and then read back, which stalls.
    #[inline(never)]
    fn push(&mut self, node: Node) -> NodeId {
        let nodes = &mut self.composed.document.nodes;
        let id = next_id(nodes);
        self.composed.has_special_keys |= matches!(node.tag, Tag::Merge | Tag::Value);
        nodes.push(node);
        id
    }

    /// Adds a finished node to the collection that is open.
    fn add(&mut self, id: NodeId, end: usize) {
        match self.open.last_mut() {
            Some(open) => {
                open.end = end;
                self.items.push(id);
            }
            None => self.composed.document.root = Some(id),
        }
    }

    /// Ends the collection that is open.
    fn close(&mut self, end_token: Span) {
        let Some(open) = self.open.pop() else { return };
        let mut end = open.end;
        let items = self.items.get(open.first_item..).unwrap_or_default();
        if let Some(node) = self.composed.document.nodes.get_mut(open.id.index()) {
            let style = match &mut node.kind {
                NodeKind::Scalar { .. } => CollectionStyle::Block,
                NodeKind::Sequence {
                    items: written,
                    style,
                } => {
                    *written = items.to_vec();
                    *style
                }
                NodeKind::Mapping { entries, style } => {
                    *entries = items
                        .as_chunks()
                        .0
                        .iter()
                        .map(|&[key, value]| (key, value))
                        .collect();
                    *style
                }
            };
            if style == CollectionStyle::Flow {
                end = end_token.end;
            }
            node.span.end = end;
        }
        self.items.truncate(open.first_item);
        self.add(open.id, end);
    }

    fn start(&mut self) {
        self.open.clear();
        self.items.clear();
        self.anchors.clear();
        self.composed.document.nodes.reserve_exact(self.expected_nodes);
    }

    /// Takes the tree that is made.
    fn finish(&mut self) -> Composed {
        self.expected_nodes = self.composed.document.nodes.len().min(MOST_EXPECTED_NODES);
        std::mem::take(&mut self.composed)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Error, ErrorKind, NodeKind, Span, load, load_all};

    fn error(text: &str) -> Error {
        load(text).expect_err(text)
    }

    #[test]
    fn an_alias_is_the_node_that_it_names() {
        let document = load("- &a [b]\n- *a").unwrap();
        let root = document.node(document.root().unwrap());
        let NodeKind::Sequence { items, .. } = &root.kind else {
            panic!("a list")
        };
        assert_eq!(items[0], items[1]);
        assert_eq!(document.aliases().len(), 1);
        assert_eq!(document.aliases()[0].span, Span::new(11, 13));
        assert_eq!(document.aliases()[0].target, items[0]);
    }

    #[test]
    fn a_list_may_hold_itself() {
        let document = load("&a [*a]").unwrap();
        assert_eq!(document.aliases()[0].target, document.root().unwrap());
    }

    #[test]
    fn an_alias_needs_an_anchor_before_it() {
        assert_eq!(
            (error("[*a, &a b]").kind, error("[*a, &a b]").span),
            (ErrorKind::Composer, Span::new(1, 3))
        );
        assert!(load_all("--- &a b\n--- *a").error.is_some());
    }

    #[test]
    fn an_anchor_may_be_given_once() {
        let error = error("[&a b, &a c]");
        assert_eq!((error.kind, error.span), (ErrorKind::Composer, Span::new(7, 11)));
        assert_eq!(error.context.map(|(_, span)| span), Some(Span::new(1, 5)));
    }

    #[test]
    fn spans_begin_after_anchor_and_tag_and_end_with_the_content() {
        let text = "a: &x !!str b\nc:\n  - d\n  - [e]  # f\n";
        let document = load(text).unwrap();
        let parts: Vec<&str> = document
            .nodes()
            .map(|(_, node)| &text[node.span.start..node.span.end])
            .collect();
        assert_eq!(parts[1..], ["a", "b", "c", "- d\n  - [e]", "d", "[e]", "e"]);
        assert_eq!(document.nodes().nth(2).map(|(_, node)| node.start()), Some(3));
    }

    #[test]
    fn comments_belong_to_the_document_before_the_next_marker() {
        let stream = load_all("# a\nb\n# c\n---\nd # e\n...\n# f\n");
        let counts: Vec<usize> = stream
            .documents
            .iter()
            .map(|document| document.comments().len())
            .collect();
        assert_eq!(counts, [2, 2]);
    }

    #[test]
    fn one_document_is_not_two() {
        let error = error("--- a\n--- b");
        assert_eq!((error.kind, error.span.start), (ErrorKind::Composer, 6));
    }
}
