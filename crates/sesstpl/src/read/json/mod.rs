//! JSON, read as the manager's releases read it.
//!
//! Before 25.19 managers read JSON with Python's own reader, since then with a stricter one. The differences are
//! in [`Dialect`]. The result is the same tree that the YAML reader builds.

mod number;
mod string;

use std::collections::HashMap;

use sesstpl_yaml::{
    CollectionStyle, Document, DocumentBuilder, Node, NodeId, NodeKind, ScalarStyle, Span, Text, Value,
};

use crate::Release;

/// Nesting deeper than this is never stored.
///
/// The reader of 25.19 and later refuses it, and then the YAML reader fails on it; the readers before fail
/// somewhere between a thousand and ten thousand levels, depending on the Python that a manager runs on.
pub(crate) const MAX_DEPTH: usize = 1024;

/// Which reader a release has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Python's own: `NaN` and `Infinity` are numbers, integers have any size up to 4,300 digits, half a
    /// surrogate pair is text.
    Lenient,
    /// Integers beyond 64 bits become floats; a number beyond the floats, `NaN`, `Infinity` and half a surrogate
    /// pair are errors.
    Strict,
}

impl Dialect {
    pub(crate) fn of(release: Release) -> Self {
        if release.since(25, 19) {
            Self::Strict
        } else {
            Self::Lenient
        }
    }
}

/// Why a text is no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct JsonError {
    /// What is wrong, in a sentence's wording without a full stop.
    pub(crate) problem: &'static str,
    /// The place.
    pub(crate) offset: usize,
    /// Whether the text is nested too deeply for the reader, which is an exception of its own.
    pub(crate) too_deep: bool,
}

/// Reads a text that is one JSON value.
pub(crate) fn read(text: &str, dialect: Dialect) -> Result<Document, JsonError> {
    Reader {
        text,
        bytes: text.as_bytes(),
        position: 0,
        dialect,
        tree: DocumentBuilder::default(),
        open: Vec::new(),
    }
    .document()
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    position: usize,
    dialect: Dialect,
    tree: DocumentBuilder,
    open: Vec<Open>,
}

/// A collection that has not ended yet.
struct Open {
    start: usize,
    content: Content,
}

enum Content {
    List(Vec<NodeId>),
    Object {
        entries: Vec<(NodeId, NodeId)>,
        key: Option<NodeId>,
        /// Where each key stands among the values; of equal keys the first place with the last value counts.
        places: HashMap<Text, usize>,
        values: Vec<(NodeId, NodeId)>,
    },
}

impl Reader<'_> {
    fn document(mut self) -> Result<Document, JsonError> {
        loop {
            self.skip_space();
            let Some(node) = self.value()? else {
                continue;
            };
            if let Some(root) = self.close_after(node)? {
                self.skip_space();
                return if self.position == self.bytes.len() {
                    Ok(self.tree.finish(root))
                } else {
                    Err(self.error("more text after the end of the JSON value"))
                };
            }
        }
    }

    /// Reads a scalar or an empty collection; none if a collection was opened instead.
    fn value(&mut self) -> Result<Option<NodeId>, JsonError> {
        let start = self.position;
        match self.peek() {
            Some(b'{') => {
                self.position += 1;
                self.open_collection(
                    Content::Object {
                        entries: Vec::new(),
                        key: None,
                        places: HashMap::new(),
                        values: Vec::new(),
                    },
                    start,
                )?;
                self.skip_space();
                if self.take(b'}') {
                    return Ok(self.close());
                }
                self.key()?;
                Ok(None)
            }
            Some(b'[') => {
                self.position += 1;
                self.open_collection(Content::List(Vec::new()), start)?;
                self.skip_space();
                Ok(if self.take(b']') { self.close() } else { None })
            }
            Some(b'"') => {
                let text = self.string()?;
                Ok(Some(self.scalar(
                    start,
                    Value::Str(text.clone()),
                    text,
                    ScalarStyle::DoubleQuoted,
                )))
            }
            _ => {
                let value = self.literal()?;
                let text = Text::from(self.text.get(start..self.position).unwrap_or_default());
                Ok(Some(self.scalar(start, value, text, ScalarStyle::Plain)))
            }
        }
    }

    /// Puts a finished value where it belongs and ends what ends after it; the root, once that has ended.
    fn close_after(&mut self, node: NodeId) -> Result<Option<NodeId>, JsonError> {
        let mut node = node;
        loop {
            let Some(open) = self.open.last_mut() else {
                return Ok(Some(node));
            };
            let closing = match &mut open.content {
                Content::List(items) => {
                    items.push(node);
                    b']'
                }
                Content::Object {
                    entries,
                    key,
                    places,
                    values,
                } => {
                    if let Some(key) = key.take() {
                        entries.push((key, node));
                        if let Value::Str(text) = self.tree.value(key) {
                            let written = places.get(text).and_then(|&place| values.get_mut(place));
                            if let Some(entry) = written {
                                entry.1 = node;
                            } else {
                                places.insert(text.clone(), values.len());
                                values.push((key, node));
                            }
                        }
                    }
                    b'}'
                }
            };
            self.skip_space();
            if self.take(b',') {
                self.skip_space();
                if closing == b'}' {
                    self.key()?;
                }
                return Ok(None);
            }
            if !self.take(closing) {
                return Err(self.error(if closing == b'}' {
                    "`,` or `}` is missing"
                } else {
                    "`,` or `]` is missing"
                }));
            }
            match self.close() {
                Some(closed) => node = closed,
                None => return Ok(None),
            }
        }
    }

    fn open_collection(&mut self, content: Content, start: usize) -> Result<(), JsonError> {
        if self.open.len() == MAX_DEPTH {
            return Err(JsonError {
                problem: "nested too deeply",
                offset: start,
                too_deep: true,
            });
        }
        self.open.push(Open { start, content });
        Ok(())
    }

    /// Ends the innermost collection, whose closing bracket was just read.
    fn close(&mut self) -> Option<NodeId> {
        let Open { start, content } = self.open.pop()?;
        let style = CollectionStyle::Flow;
        let (kind, value) = match content {
            Content::List(items) => {
                let value = Value::List(items.clone());
                (NodeKind::Sequence { items, style }, value)
            }
            Content::Object { entries, values, .. } => {
                (NodeKind::Mapping { entries, style }, Value::Dict(values))
            }
        };
        let span = Span::new(start, self.position);
        Some(self.tree.push(Node::new(span, kind, value)))
    }

    /// Reads a key and the colon after it.
    fn key(&mut self) -> Result<(), JsonError> {
        let start = self.position;
        if self.peek() != Some(b'"') {
            return Err(self.error("a key in double quotes is missing"));
        }
        let text = self.string()?;
        let node = self.scalar(start, Value::Str(text.clone()), text, ScalarStyle::DoubleQuoted);
        self.skip_space();
        if !self.take(b':') {
            return Err(self.error("`:` is missing after a key"));
        }
        if let Some(Open {
            content: Content::Object { key, .. },
            ..
        }) = self.open.last_mut()
        {
            *key = Some(node);
        }
        Ok(())
    }

    fn scalar(&mut self, start: usize, value: Value, text: Text, style: ScalarStyle) -> NodeId {
        let span = Span::new(start, self.position);
        self.tree
            .push(Node::new(span, NodeKind::Scalar { text, style }, value))
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.position += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.position += usize::from(found);
        found
    }

    fn error(&self, problem: &'static str) -> JsonError {
        JsonError {
            problem,
            offset: self.position,
            too_deep: false,
        }
    }
}
