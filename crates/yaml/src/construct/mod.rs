//! From nodes to Python's objects.
//!
//! `PyYAML` makes collections empty and fills them afterwards, outermost first, level by level. Which of several
//! errors in a document is raised depends on that order, so it is kept here.

mod base64;
mod digits;
mod float;
mod int;
mod mapping;
mod merge;
mod scalar;
pub(crate) mod timestamp;

pub use merge::MAX_MERGED;

use merge::Merged;

use crate::error::{Failure, Outcome};
use crate::{Document, ErrorKind, Node, NodeId, NodeKind, PythonException, Span, Tag, Value};

/// Makes the values of a document's nodes.
pub(crate) fn construct(document: &mut Document) -> Outcome<()> {
    let Some(root) = document.root else {
        return Ok(());
    };
    let count = document.nodes.len();
    let mut constructor = Constructor {
        has_special_keys: document
            .nodes
            .iter()
            .any(|node| matches!(node.tag, Tag::Merge | Tag::Value)),
        nodes: &mut document.nodes,
        constructed: vec![false; count],
        unfilled: Vec::new(),
        merged: Merged::default(),
    };
    constructor.object(root)?;
    let mut next = 0;
    while let Some(&id) = constructor.unfilled.get(next) {
        constructor.fill(id)?;
        next += 1;
    }
    Ok(())
}

struct Constructor<'d> {
    nodes: &'d mut [Node],
    constructed: Vec<bool>,
    /// Collections that are made but empty, in the order in which they are filled.
    unfilled: Vec<NodeId>,
    /// Whether any `<<` or `=` is in the document.
    has_special_keys: bool,
    merged: Merged,
}

impl Constructor<'_> {
    /// Makes a node's object, unless it is made already. Collections stay empty for now.
    fn object(&mut self, id: NodeId) -> Outcome<()> {
        if std::mem::replace(&mut self.constructed[id.index()], true) {
            return Ok(());
        }
        let value = match self.node(id).tag {
            Tag::Seq => Value::List(Vec::new()),
            Tag::Map => Value::Dict(Vec::new()),
            Tag::Set => Value::Set(Vec::new()),
            Tag::Omap | Tag::Pairs => Value::Pairs(Vec::new()),
            Tag::Merge | Tag::Value | Tag::Other(_) => return Err(self.unknown_tag(id)),
            _ => self.scalar(id)?,
        };
        if matches!(
            value,
            Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::Pairs(_)
        ) {
            self.unfilled.push(id);
        }
        self.set(id, value);
        Ok(())
    }

    /// Makes the content of a collection.
    fn fill(&mut self, id: NodeId) -> Outcome<()> {
        let value = match self.node(id).tag {
            Tag::Seq => Value::List(self.list(id)?),
            Tag::Map => Value::Dict(self.dict(id)?),
            Tag::Set => Value::Set(self.dict(id)?.into_iter().map(|(key, _)| key).collect()),
            Tag::Omap => Value::Pairs(self.pairs(id, "while making an ordered mapping")?),
            _ => Value::Pairs(self.pairs(id, "while making a list of pairs")?),
        };
        self.set(id, value);
        Ok(())
    }

    fn list(&mut self, id: NodeId) -> Outcome<Vec<NodeId>> {
        let mut position = 0;
        loop {
            let NodeKind::Sequence { items, .. } = &self.node(id).kind else {
                return Err(self.wrong_kind(id, "a list"));
            };
            let Some(&item) = items.get(position) else {
                return Ok(items.clone());
            };
            self.object(item)?;
            position += 1;
        }
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    fn set(&mut self, id: NodeId, value: Value) {
        self.nodes[id.index()].value = value;
    }

    /// Where a node stands, with anchor and tag.
    fn place(&self, id: NodeId) -> Span {
        let node = self.node(id);
        Span::new(node.start(), node.span.end)
    }

    fn error(&self, id: NodeId, problem: impl Into<String>) -> Failure {
        Failure::new(ErrorKind::Constructor, problem, self.place(id))
    }

    fn crash(&self, id: NodeId, exception: PythonException, problem: impl Into<String>) -> Failure {
        Failure::python(exception, problem, self.place(id))
    }

    fn wrong_kind(&self, id: NodeId, expected: &str) -> Failure {
        let node = self.node(id);
        let found = kind_name(node);
        self.error(
            id,
            format!("the tag `{}` needs {expected}, but here is {found}", node.tag),
        )
    }

    fn unknown_tag(&self, id: NodeId) -> Failure {
        let problem = match &self.node(id).tag {
            Tag::Merge => "`<<` means something only as a key; put it in quotes".to_owned(),
            Tag::Value => "`=` means something only as a key; put it in quotes".to_owned(),
            tag => format!("the tag `{tag}` is not known"),
        };
        self.error(id, problem)
    }
}

fn kind_name(node: &Node) -> &'static str {
    match node.kind {
        NodeKind::Scalar { .. } => "a single value",
        NodeKind::Sequence { .. } => "a list",
        NodeKind::Mapping { .. } => "a mapping",
    }
}
