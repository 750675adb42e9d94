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

use crate::composer::Composed;
use crate::error::{Failure, Outcome};
use crate::{Document, ErrorKind, Node, NodeId, NodeKind, PythonException, Span, Tag, Value};

/// Makes the values of a document's nodes.
pub(crate) fn construct(composed: Composed) -> Outcome<Document> {
    let Composed {
        mut document,
        has_special_keys,
        collections,
    } = composed;
    let Some(root) = document.root else {
        return Ok(document);
    };
    let count = document.nodes.len();
    let mut constructor = Constructor {
        nodes: &mut document.nodes,
        constructed: vec![false; count],
        unfilled: Vec::with_capacity(collections),
        has_special_keys,
        merged: Merged::default(),
    };
    constructor.object(root)?;
    let mut next = 0;
    while let Some(&id) = constructor.unfilled.get(next) {
        constructor.fill(id)?;
        next += 1;
    }
    if has_special_keys {
        constructor.drop_what_is_unused();
    }
    Ok(document)
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
        let node = self.node(id);
        match (&node.tag, &node.kind) {
            // The composer has made these.
            (Tag::Str | Tag::Null, NodeKind::Scalar { .. }) => {}
            (Tag::Seq | Tag::Map | Tag::Set | Tag::Omap | Tag::Pairs, _) => self.unfilled.push(id),
            (Tag::Merge | Tag::Value | Tag::Other(_), _) => return Err(self.unknown_tag(id)),
            _ => {
                let value = self.scalar(id)?;
                self.set(id, value);
            }
        }
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
        let NodeKind::Sequence { items, .. } = &self.node(id).kind else {
            return Err(self.wrong_kind(id, "a list"));
        };
        let items = items.clone();
        for &item in &items {
            self.object(item)?;
        }
        Ok(items)
    }

    /// Takes away the texts of merge keys, of mappings that are merged where they stand, and the like.
    fn drop_what_is_unused(&mut self) {
        for (node, _) in self
            .nodes
            .iter_mut()
            .zip(&self.constructed)
            .filter(|(_, made)| !**made)
        {
            node.value = Value::Null;
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

#[cfg(test)]
mod tests {
    use crate::{Document, ErrorKind, NodeId, PythonException, Value, load};

    /// A value as Python writes it, more or less.
    fn shown(document: &Document, id: NodeId) -> String {
        let all = |ids: &[NodeId]| {
            ids.iter()
                .map(|&id| shown(document, id))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let pairs = |pairs: &[(NodeId, NodeId)]| {
            let pairs = pairs
                .iter()
                .map(|&(key, value)| format!("{}: {}", shown(document, key), shown(document, value)));
            pairs.collect::<Vec<_>>().join(", ")
        };
        match document.value(id) {
            Value::Null => "None".into(),
            Value::Bool(value) => value.to_string(),
            Value::Int(value) => value.to_string(),
            Value::Float(value) => format!("{value:?}"),
            Value::Str(text) => text.to_str_lossy().into_owned(),
            Value::Bytes(bytes) => format!("{bytes:?}"),
            Value::Date(date) => date.to_string(),
            Value::DateTime(time) => time.to_string(),
            Value::List(items) => format!("[{}]", all(items)),
            Value::Set(items) => format!("<{}>", all(items)),
            Value::Dict(entries) => format!("{{{}}}", pairs(entries)),
            Value::Pairs(entries) => format!("({})", pairs(entries)),
        }
    }

    fn value(text: &str) -> String {
        match load(text) {
            Ok(document) => document
                .root()
                .map_or("None".into(), |root| shown(&document, root)),
            Err(error) => format!("{:?}: {error}", error.kind),
        }
    }

    fn kind(text: &str) -> ErrorKind {
        load(text).expect_err(text).kind
    }

    #[test]
    fn plain_scalars_have_types() {
        assert_eq!(
            value("[1:30, 010, 1_000, 0x1f, yes, ~, 1.5, 1e3, '1', 2001-01-01]"),
            "[90, 8, 1000, 31, true, None, 1.5, 1e3, 1, 2001-01-01]"
        );
    }

    #[test]
    fn of_equal_keys_the_first_key_and_the_last_value_stay() {
        assert_eq!(value("{1: a, b: c, 1.0: d, yes: e}"), "{1: e, b: c}");
        assert_eq!(value("{.nan: a, .nan: b}"), "{NaN: b}");
        assert_eq!(value("{!!float nan: a, !!float nan: b}"), "{NaN: a, NaN: b}");
        assert_eq!(
            value("{9007199254740993: a, 9007199254740992.0: b}")
                .matches(": ")
                .count(),
            2
        );
        assert_eq!(
            value("{2001-01-01 00:00:00Z: a, 2001-01-01 01:00:00+1: b}")
                .matches('T')
                .count(),
            1
        );
    }

    #[test]
    fn merged_entries_come_first_and_give_way() {
        assert_eq!(value("{a: 1, <<: {a: 2, b: 3}}"), "{a: 1, b: 3}");
        assert_eq!(value("{<<: [{a: 1, b: 1}, {a: 2, c: 2}]}"), "{a: 1, c: 2, b: 1}");
        assert_eq!(
            value("[&a {<<: {x: 1}, y: 2}, {<<: *a, z: 3}]"),
            "[{x: 1, y: 2}, {x: 1, y: 2, z: 3}]"
        );
        assert_eq!(kind("{<<: 1}"), ErrorKind::Constructor);
        assert_eq!(kind("{<<: [1]}"), ErrorKind::Constructor);
        assert_eq!(kind("- <<"), ErrorKind::Constructor);
    }

    #[test]
    fn a_value_key_is_the_scalar_that_a_mapping_is_read_as() {
        assert_eq!(value("!!int {=: 5, a: b}"), "5");
        assert_eq!(value("{=: 5}"), "{=: 5}");
        assert_eq!(kind("="), ErrorKind::Constructor);
        assert_eq!(
            kind("&a !!str {=: *a}"),
            ErrorKind::Python(PythonException::Recursion)
        );
    }

    #[test]
    fn tags_make_other_collections() {
        assert_eq!(value("!!set {a, b, a}"), "<a, b>");
        assert_eq!(value("!!omap [a: 1, b: 2, a: 3]"), "(a: 1, b: 2, a: 3)");
        assert_eq!(kind("!!omap [{a: 1, b: 2}]"), ErrorKind::Constructor);
        assert_eq!(kind("!!set [a]"), ErrorKind::Constructor);
        assert_eq!(kind("!!map []"), ErrorKind::Constructor);
        assert_eq!(kind("!!str {a: b}"), ErrorKind::Constructor);
        assert_eq!(kind("!unknown a"), ErrorKind::Constructor);
    }

    #[test]
    fn collections_are_no_keys() {
        for text in ["{[a]: b}", "? {a: b}\n: c", "{!!set {a}: b}"] {
            assert_eq!(kind(text), ErrorKind::Constructor, "{text}");
        }
    }

    #[test]
    fn some_failures_are_no_yaml_errors() {
        let cases = [
            ("2001-02-30", PythonException::Value),
            ("0x_", PythonException::Value),
            ("\"\\UFFFFFFFF\"", PythonException::Value),
            ("!!int x", PythonException::Value),
            ("!!int ''", PythonException::Index),
            ("!!bool maybe", PythonException::Key),
            ("!!timestamp x", PythonException::Attribute),
            ("!!timestamp {=: 2001-01-01}", PythonException::Type),
        ];
        for (text, exception) in cases {
            assert_eq!(kind(text), ErrorKind::Python(exception), "{text}");
        }
    }

    #[test]
    fn of_several_errors_the_outermost_is_raised_first() {
        // Lists are made before their items.
        assert_eq!(kind("[[2001-02-30], !unknown a]"), ErrorKind::Constructor);
        assert_eq!(
            kind("[2001-02-30, !unknown a]"),
            ErrorKind::Python(PythonException::Value)
        );
    }
}
