//! The tree of a document.

use crate::{Span, Text, Value};

/// Names a node within its [`Document`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub(crate) u32);

/// One document of a stream: all its nodes, and its comments.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    nodes: Vec<Node>,
    root: Option<NodeId>,
    comments: Vec<Comment>,
}

/// A node as written, with the value that was made of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Scalar, sequence or mapping, with its content.
    pub kind: NodeKind,
    /// The resolved tag in full, as `tag:yaml.org,2002:str`.
    pub tag: String,
    /// From the first to after the last character of the node's content, without anchor and tag.
    ///
    /// Of a block collection: to after the last character of its last item.
    pub span: Span,
    /// The anchor's name, if the node has one.
    pub anchor: Option<String>,
    /// What `PyYAML` constructs.
    pub value: Value,
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
    /// In `[…]` or `{…}`.
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
#[derive(Debug, Default)]
pub struct DocumentBuilder {
    nodes: Vec<Node>,
    comments: Vec<Comment>,
}

impl DocumentBuilder {
    /// Adds a node and returns its name.
    pub fn push(&mut self, node: Node) -> NodeId {
        // A text of more than 2³² nodes does not fit into memory.
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
        id
    }

    /// The document with this root.
    pub fn finish(self, root: NodeId) -> Document {
        Document {
            nodes: self.nodes,
            root: Some(root),
            comments: self.comments,
        }
    }
}

impl Document {
    /// The document that an empty stream is: no node, and its value is null.
    pub fn empty() -> Self {
        Self {
            nodes: Vec::new(),
            root: None,
            comments: Vec::new(),
        }
    }

    /// The root node; none in an empty stream.
    pub fn root(&self) -> Option<NodeId> {
        self.root
    }

    /// A node of this document.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// The value of a node of this document.
    pub fn value(&self, id: NodeId) -> &Value {
        &self.node(id).value
    }

    /// The comments, in order.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }
}
