//! From events to the tree of a document.

use std::collections::HashMap;

use crate::document::next_id;
use crate::error::{Failure, Outcome};
use crate::event::{Event, EventKind, Given, GivenTag};
use crate::parser::Parser;
use crate::{
    Alias, CollectionStyle, Document, ErrorKind, MAX_DEPTH, Node, NodeId, NodeKind, PythonException, Span,
    Tag, Value, resolver,
};

/// Makes trees of documents, whose values are not made yet.
#[derive(Debug)]
pub(crate) struct Composer<'t> {
    parser: Parser<'t>,
}

/// A collection that has not ended.
struct Open {
    id: NodeId,
    /// Where its last item ends.
    end: usize,
    /// Where its items begin in [`Tree::items`].
    first_item: usize,
}

/// A document's tree in the making.
#[derive(Default)]
struct Tree<'t> {
    document: Document,
    open: Vec<Open>,
    /// The items of all open collections; keys and values of mappings in turn.
    items: Vec<NodeId>,
    anchors: HashMap<&'t str, NodeId>,
}

impl<'t> Composer<'t> {
    pub(crate) fn new(text: &'t str) -> Outcome<Self> {
        Ok(Self {
            parser: Parser::new(text)?,
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
    pub(crate) fn document(&mut self) -> Outcome<Document> {
        let mut tree = Tree::default();
        loop {
            let event = self.parser.next()?;
            match event.kind {
                EventKind::Alias => tree.alias(self.name(event.span), event.span)?,
                EventKind::CollectionEnd => tree.close(event.span),
                EventKind::DocumentStart | EventKind::DocumentEnd | EventKind::StreamEnd => break,
                EventKind::Scalar {
                    scalar,
                    resolved_by_text,
                } => {
                    let text = self.parser.take_text(scalar, event.span);
                    let tag = if resolved_by_text {
                        text.as_str().map_or(Tag::Str, resolver::tag_of)
                    } else {
                        Tag::Str
                    };
                    let style = scalar.style;
                    self.add(&mut tree, event, NodeKind::Scalar { text, style }, tag)?;
                }
                EventKind::SequenceStart(style) => {
                    let items = Vec::new();
                    self.add(&mut tree, event, NodeKind::Sequence { items, style }, Tag::Seq)?;
                }
                EventKind::MappingStart(style) => {
                    let entries = Vec::new();
                    self.add(&mut tree, event, NodeKind::Mapping { entries, style }, Tag::Map)?;
                }
            }
            if tree.open.is_empty() {
                self.parser.next()?;
                break;
            }
        }
        Ok(tree.document)
    }

    /// Adds the node that an event begins; `resolved` is its tag unless another is given.
    fn add(&self, tree: &mut Tree<'t>, event: Event, kind: NodeKind, resolved: Tag) -> Outcome<()> {
        let mut node = Node {
            kind,
            tag: resolved,
            span: event.span,
            properties: None,
            value: Value::Null,
        };
        if let Some(given) = event.given {
            let Given { properties, tag } = *given;
            if let GivenTag::Tag(tag) = tag {
                node.tag = tag;
            }
            let anchor = properties.anchor.as_ref().map(|anchor| self.name(anchor.span));
            node.properties = Some(Box::new(properties));
            if let Some(anchor) = anchor {
                tree.name(anchor, &node)?;
            }
        }
        tree.node(node)
    }

    fn name(&self, span: Span) -> &'t str {
        self.parser.name(span)
    }
}

impl<'t> Tree<'t> {
    fn alias(&mut self, name: &str, span: Span) -> Outcome<()> {
        let Some(&target) = self.anchors.get(name) else {
            let problem = format!("no value before has the anchor `&{name}`");
            return Err(Failure::new(ErrorKind::Composer, problem, span));
        };
        self.document.aliases.push(Alias { span, target });
        self.add(target, span.end);
        Ok(())
    }

    /// Names the node that is added next.
    fn name(&mut self, anchor: &'t str, node: &Node) -> Outcome<()> {
        let Some(first) = self.anchors.insert(anchor, next_id(&self.document.nodes)) else {
            return Ok(());
        };
        let place = |node: &Node| Span::new(node.start(), node.span.end);
        let problem = format!("two values have the anchor `&{anchor}`");
        let error = Failure::new(ErrorKind::Composer, problem, place(node));
        Err(match self.document.nodes.get(first.index()) {
            Some(first) => error.within("after the first of them", place(first)),
            None => error,
        })
    }

    /// Adds a scalar, or begins a collection.
    fn node(&mut self, node: Node) -> Outcome<()> {
        let id = next_id(&self.document.nodes);
        let span = node.span;
        let is_scalar = matches!(node.kind, NodeKind::Scalar { .. });
        if !is_scalar && self.open.len() == MAX_DEPTH {
            let problem = format!("nested more than {MAX_DEPTH} levels deep");
            return Err(Failure::python(PythonException::Recursion, problem, span));
        }
        self.document.nodes.push(node);
        if is_scalar {
            self.add(id, span.end);
        } else {
            self.open.push(Open {
                id,
                end: span.end,
                first_item: self.items.len(),
            });
        }
        Ok(())
    }

    /// Adds a finished node to the collection that is open.
    fn add(&mut self, id: NodeId, end: usize) {
        match self.open.last_mut() {
            Some(open) => {
                open.end = end;
                self.items.push(id);
            }
            None => self.document.root = Some(id),
        }
    }

    /// Ends the collection that is open.
    fn close(&mut self, end_token: Span) {
        let Some(open) = self.open.pop() else { return };
        let mut end = open.end;
        let items = self.items.get(open.first_item..).unwrap_or_default();
        if let Some(node) = self.document.nodes.get_mut(open.id.index()) {
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
