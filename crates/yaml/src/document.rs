//! The tree of a document.

use crate::{Span, Tag, Text, Value, key};

/// Names a node within its [`Document`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub(crate) u32);

impl NodeId {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// One document of a stream: all its nodes, and its comments. It stays in its thread, as its texts do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    pub(crate) nodes: Vec<Node>,
    pub(crate) root: Option<NodeId>,
    pub(crate) aliases: Vec<Alias>,
    pub(crate) comments: Vec<Comment>,
}

/// A node as written, with the value that was made of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Scalar, sequence or mapping, with its content.
    pub kind: NodeKind,
    /// The resolved tag.
    pub tag: Tag,
    /// From the first to after the last character of the node's content, without anchor and tag.
    ///
    /// Of a block collection: to after the last character of its last item. Of a pair in a flow sequence without
    /// braces (`[a: b]`): to the comma or bracket after it.
    pub span: Span,
    /// Its anchor and tag as written, if it has any.
    pub properties: Option<Box<Properties>>,
    /// What `PyYAML` constructs.
    ///
    /// Null for nodes of which it constructs nothing: merge keys, mappings that are merged where they stand, and
    /// what a `!!str {=: text}` drops.
    pub value: Value,
}

/// The anchor and the tag written before a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Properties {
    /// From the first to after the last character of both.
    pub span: Span,
    /// The anchor, if there is one.
    pub anchor: Option<Anchor>,
    /// Where the tag stands, if there is one.
    pub tag: Option<Span>,
}

/// An anchor as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Its name, without `&`.
    pub name: Box<str>,
    /// Where it stands, with `&`.
    pub span: Span,
}

/// A second mention of an anchored node, such as `*name`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alias {
    /// Where it stands, with `*`.
    pub span: Span,
    /// The node that it names.
    pub target: NodeId,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// A scalar.
    Scalar {
        /// Its text after unfolding and unescaping.
        text: Text,
        /// How it is written.
        style: ScalarStyle,
    },
    /// A sequence.
    Sequence {
        /// Its items.
        items: Vec<NodeId>,
        /// How it is written.
        style: CollectionStyle,
    },
    /// A mapping.
    Mapping {
        /// Every entry as written: merge keys and duplicates included.
        entries: Vec<(NodeId, NodeId)>,
        /// How it is written.
        style: CollectionStyle,
    },
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScalarStyle {
    /// Without quotes, or nothing at all.
    Plain,
    /// In `'…'`.
    SingleQuoted,
    /// In `"…"`.
    DoubleQuoted,
    /// After `|`.
    Literal,
    /// After `>`.
    Folded,
}

/// How a collection is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CollectionStyle {
    /// By indentation.
    Block,
    /// In `[…]` or `{…}`, or as a pair within `[…]`.
    Flow,
}

/// A comment, from `#` to the end of its line (exclusive).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment {
    /// Where it stands.
    pub span: Span,
}

/// Builds a [`Document`], items before the collections that hold them.
///
/// For readers of other notations, such as JSON, whose trees are to be used like those of this crate.
///
/// ```
/// use sesstpl_yaml::{DocumentBuilder, Node, NodeKind, ScalarStyle, Span, Text, Value};
///
/// let mut builder = DocumentBuilder::default();
/// let text = Text::from("hello");
/// let kind = NodeKind::Scalar { text: text.clone(), style: ScalarStyle::DoubleQuoted };
/// let root = builder.push(Node::new(Span::new(0, 7), kind, Value::Str(text)));
/// let document = builder.finish(root);
/// assert_eq!(document.value(root), &Value::Str("hello".into()));
/// ```
#[derive(Debug, Default)]
pub struct DocumentBuilder {
    nodes: Vec<Node>,
}

impl DocumentBuilder {
    /// Adds a node and returns its name.
    pub fn push(&mut self, node: Node) -> NodeId {
        let id = next_id(&self.nodes);
        self.nodes.push(node);
        id
    }

    /// The value of a node added before.
    pub fn value(&self, id: NodeId) -> &Value {
        &self.nodes[id.index()].value
    }

    /// The document with this root.
    pub fn finish(self, root: NodeId) -> Document {
        Document {
            nodes: self.nodes,
            root: Some(root),
            ..Document::default()
        }
    }
}

/// The name of the node that is pushed next.
pub(crate) fn next_id(nodes: &[Node]) -> NodeId {
    // 2³² nodes do not fit into memory.
    NodeId(u32::try_from(nodes.len()).unwrap_or(u32::MAX))
}

impl Node {
    /// A node without anchor and tag; its tag follows from its value.
    pub fn new(span: Span, kind: NodeKind, value: Value) -> Self {
        Self {
            kind,
            tag: value.tag(),
            span,
            properties: None,
            value,
        }
    }

    /// The name of its anchor, if it has one.
    pub fn anchor(&self) -> Option<&str> {
        let anchor = self.properties.as_ref()?.anchor.as_ref()?;
        Some(&anchor.name)
    }

    /// The offset of its first character, that of its anchor or tag if it has one.
    pub fn start(&self) -> usize {
        self.properties
            .as_ref()
            .map_or(self.span.start, |properties| properties.span.start)
    }
}

impl Document {
    /// The document that an empty stream is: no node, and its value is null.
    pub fn empty() -> Self {
        Self::default()
    }

    /// The root node; none in an empty stream.
    pub fn root(&self) -> Option<NodeId> {
        self.root
    }

    /// A node of this document.
    ///
    /// # Panics
    ///
    /// If the node is one of another document.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// The value of a node of this document.
    pub fn value(&self, id: NodeId) -> &Value {
        &self.node(id).value
    }

    /// All nodes; those read from YAML in the order in which they begin.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        let ids = (0..=u32::MAX).map(NodeId);
        self.nodes.iter().zip(ids).map(|(node, id)| (id, node))
    }

    /// The second mentions of anchored nodes, in order.
    pub fn aliases(&self) -> &[Alias] {
        &self.aliases
    }

    /// The comments, in order.
    ///
    /// Of several documents in a stream each has those up to the marker that begins the next.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// Whether two nodes are one key to a Python `dict`: `1`, `1.0` and `true` are, two lists never are.
    ///
    /// ```
    /// let document = sesstpl_yaml::load("[1, 1.0, '1']").unwrap();
    /// let ids: Vec<_> = document.nodes().map(|(id, _)| id).collect();
    /// assert!(document.is_same_key(ids[1], ids[2]));
    /// assert!(!document.is_same_key(ids[1], ids[3]));
    /// ```
    pub fn is_same_key(&self, one: NodeId, other: NodeId) -> bool {
        key::is_same(&self.nodes, one, other)
    }
}
