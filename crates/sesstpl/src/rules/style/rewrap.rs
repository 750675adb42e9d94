//! Other envelopes around the same templates.

use sesstpl_yaml::{CollectionStyle, Document, Node, NodeId, NodeKind};

use crate::edit::{TextEdit, line_break, lines};
use crate::envelope::{Content, Item, Unwrapped};
use crate::rules::Wrapped;
use crate::wire::Wrapping;
use crate::{Envelope, Notation, Release, Span, TemplateKind};

/// How far an item's keys stand below `session_templates:`, behind the dash.
const ITEM_COLUMN: usize = 4;

/// How far a template stands below its `template:`.
const STEP: usize = 2;

impl<'s> Wrapped<'s> {
    /// Whether everything stands in braces or brackets.
    pub(super) fn is_in_brackets(&self) -> bool {
        self.roots()
            .iter()
            .all(|&(document, root)| !is_block(document.node(root)))
    }

    /// The edits for a text in brackets: what is kept stays as it is, and stands in something else.
    pub(super) fn in_brackets(&self) -> Option<Vec<TextEdit>> {
        let [item] = self.unwrapped.items.as_slice() else {
            return self.list_in_brackets();
        };
        let (document, template) = template(item)?;
        let root = document.node(document.root()?).span;
        let outer = item.wrapped_in.map(|node| document.node(node).span);
        let is_json = self.notation == Notation::Json;
        let (kept, before, after) = match (wanted(self.unwrapped, self.release), outer) {
            (Wrapping::None, _) => (document.node(template).span, String::new(), ""),
            (Wrapping::SessionTemplates, None) => (
                root,
                format!(
                    "{{{}: [{{{}: ",
                    self.key("session_templates"),
                    self.key("template")
                ),
                "}]}",
            ),
            (Wrapping::SessionTemplates, Some(outer)) => {
                (outer, format!("{{{}: [", self.key("session_templates")), "]}")
            }
            (Wrapping::ListOrDocuments, None) if is_json => {
                (root, format!("[{{{}: ", self.key("template")), "}]")
            }
            (Wrapping::ListOrDocuments, None) => (root, format!("{{{}: ", self.key("template")), "}"),
            (Wrapping::ListOrDocuments, Some(outer)) if is_json => (outer, "[".to_owned(), "]"),
            (Wrapping::ListOrDocuments, Some(outer)) => (outer, String::new(), ""),
        };
        around(document, root, kept, &before, after)
    }

    /// The edits for several templates in one list.
    fn list_in_brackets(&self) -> Option<Vec<TextEdit>> {
        let [(document, root)] = self.roots()[..] else {
            return None;
        };
        let first = self.unwrapped.items.first()?.wrapped_in?;
        let list = document.nodes().find_map(|(_, node)| match &node.kind {
            NodeKind::Sequence { items, .. } if items.first() == Some(&first) => Some(node.span),
            _ => None,
        })?;
        let (before, after) = match wanted(self.unwrapped, self.release) {
            Wrapping::SessionTemplates => (format!("{{{}: ", self.key("session_templates")), "}"),
            Wrapping::ListOrDocuments if self.notation == Notation::Json => (String::new(), ""),
            Wrapping::ListOrDocuments | Wrapping::None => return None,
        };
        around(document, document.node(root).span, list, &before, after)
    }

    /// A key as the notation has it.
    fn key(&self, name: &str) -> String {
        match self.notation {
            Notation::Json => format!("\"{name}\""),
            Notation::Yaml => name.to_owned(),
        }
    }

    /// The edits for a text in lines: headers come and go, and what is below them moves.
    pub(super) fn in_lines(&self) -> Option<Vec<TextEdit>> {
        match (self.unwrapped.envelope, wanted(self.unwrapped, self.release)) {
            (Envelope::Bare, wanted) => self.below_headers(wanted),
            (_, Wrapping::None) => {
                let [item] = self.unwrapped.items.as_slice() else {
                    return None;
                };
                let (document, template) = template(item)?;
                let is_alone = item.beside().next().is_none();
                is_alone.then(|| self.without_headers(document, &[template]))?
            }
            (Envelope::SessionTemplates | Envelope::List, Wrapping::ListOrDocuments) => {
                let document = self.unwrapped.items.first()?.document;
                let items = self.unwrapped.items.iter().map(|item| item.wrapped_in);
                self.without_headers(document, &items.collect::<Option<Vec<_>>>()?)
            }
            (Envelope::Documents, Wrapping::SessionTemplates) => self.as_items(),
            _ => None,
        }
    }

    /// A bare template below the headers of another envelope.
    fn below_headers(&self, wanted: Wrapping) -> Option<Vec<TextEdit>> {
        let &(document, root) = self.roots().first()?;
        let span = self.block(document, root)?;
        let (headers, column): (&[&str], _) = match wanted {
            Wrapping::None => return None,
            Wrapping::ListOrDocuments => (&["template:"], STEP),
            Wrapping::SessionTemplates => (&["session_templates:", "  - template:"], ITEM_COLUMN + STEP),
        };
        let start = lines::line_start(self.text, span.start);
        let indent = lines::part(self.text, start, span.start);
        let line_break = line_break(self.text);
        let headers: String = headers
            .iter()
            .flat_map(|header| [indent, header, line_break])
            .collect();
        let mut edits = moved(self.text, span, &" ".repeat(column));
        edits.first_mut()?.replacement.insert_str(0, &headers);
        Some(edits)
    }

    /// What stands in nodes of one document as the roots of documents.
    fn without_headers(&self, document: &Document, nodes: &[NodeId]) -> Option<Vec<TextEdit>> {
        let root = document.node(document.root()?);
        let mut edits = Vec::new();
        let mut position = lines::line_start(self.text, root.span.start);
        for (index, &node) in nodes.iter().enumerate() {
            let node = document.node(node);
            let head = Span::new(position, node.span.start);
            if !is_block(node) || has_comment(document, head) {
                return None;
            }
            let separator = match index {
                0 => String::new(),
                _ => ["---", line_break(self.text)].concat(),
            };
            edits.push(TextEdit::new(head, separator));
            let column = lines::column(self.text, node.span.start);
            position = lines::next_line(self.text, node.span.start);
            while position < node.span.end {
                let indent = lines::trimmed_start(self.text, position).min(position + column);
                edits.push(TextEdit::new(Span::new(position, indent), ""));
                position = lines::next_line(self.text, position);
            }
        }
        Some(edits)
    }

    /// Documents as the items of a list.
    fn as_items(&self) -> Option<Vec<TextEdit>> {
        let mut edits = Vec::new();
        let mut position = None;
        for (document, root) in self.roots() {
            let span = self.block(document, root)?;
            if let Some(position) = position {
                let between = lines::part(self.text, position, span.start);
                let marker = position + between.find("---")?;
                let line = Span::new(marker, lines::next_line(self.text, marker));
                edits.push(TextEdit::new(line, ""));
            }
            let mut moved = moved(self.text, span, &" ".repeat(ITEM_COLUMN));
            moved.first_mut()?.replacement = match position {
                Some(_) => "  - ".to_owned(),
                None => ["session_templates:", line_break(self.text), "  - "].concat(),
            };
            edits.extend(moved);
            position = Some(span.end);
        }
        Some(edits)
    }

    /// The place of a mapping that stands in lines of its own.
    fn block(&self, document: &Document, node: NodeId) -> Option<Span> {
        let node = document.node(node);
        (is_block(node) && lines::begins_line(self.text, node.span.start)).then_some(node.span)
    }

    /// The documents with a root, each once.
    fn roots(&self) -> Vec<(&'s Document, NodeId)> {
        let mut roots: Vec<(&Document, NodeId)> = Vec::new();
        for item in &self.unwrapped.items {
            let is_known = roots
                .last()
                .is_some_and(|(last, _)| std::ptr::eq(*last, item.document));
            if let (false, Some(root)) = (is_known, item.document.root()) {
                roots.push((item.document, root));
            }
        }
        roots
    }
}

/// What a release expects around the templates of a text: nothing around one for a cluster.
pub(super) fn wanted(unwrapped: &Unwrapped<'_>, release: Release) -> Wrapping {
    let is_cluster = unwrapped.items.iter().any(|item| match item.content {
        Content::Template(root) => {
            TemplateKind::of_root(item.document, root, release) == TemplateKind::Cluster
        }
        Content::Broken(_) => false,
    });
    if is_cluster {
        Wrapping::None
    } else {
        Wrapping::of(release)
    }
}

/// Every line of a part of the text moved to the right.
pub(in crate::rules) fn moved(text: &str, span: Span, by: &str) -> Vec<TextEdit> {
    let mut edits = Vec::new();
    let mut start = lines::line_start(text, span.start);
    while start < span.end {
        if !lines::is_blank_after(text, start) {
            edits.push(TextEdit::new(Span::at(start), by));
        }
        start = lines::next_line(text, start);
    }
    edits
}

/// A mapping that stands in lines of its own, below `template:`.
pub(in crate::rules) fn below_template(
    text: &str,
    document: &Document,
    node: NodeId,
) -> Option<Vec<TextEdit>> {
    let node = document.node(node);
    if !is_block(node) {
        return None;
    }
    let column = lines::column(text, node.span.start);
    let header = ["template:", line_break(text), &" ".repeat(column + STEP)].concat();
    let mut edits = vec![TextEdit::new(Span::at(node.span.start), header)];
    let rest = Span::new(lines::next_line(text, node.span.start), node.span.end);
    if rest.start < rest.end {
        edits.extend(moved(text, rest, &" ".repeat(STEP)));
    }
    Some(edits)
}

fn template<'d>(item: &Item<'d>) -> Option<(&'d Document, NodeId)> {
    match item.content {
        Content::Template(root) => Some((item.document, root?)),
        Content::Broken(_) => None,
    }
}

/// Keeps a part of what is in a root, between other brackets.
fn around(document: &Document, root: Span, kept: Span, before: &str, after: &str) -> Option<Vec<TextEdit>> {
    let (head, tail) = (Span::new(root.start, kept.start), Span::new(kept.end, root.end));
    let loses_comment = has_comment(document, head) || has_comment(document, tail);
    (!loses_comment).then(|| vec![TextEdit::new(head, before), TextEdit::new(tail, after)])
}

fn has_comment(document: &Document, span: Span) -> bool {
    let is_within = |at| (span.start..span.end).contains(&at);
    document
        .comments()
        .iter()
        .any(|comment| is_within(comment.span.start))
}

fn is_block(node: &Node) -> bool {
    matches!(
        node.kind,
        NodeKind::Mapping {
            style: CollectionStyle::Block,
            ..
        } | NodeKind::Sequence {
            style: CollectionStyle::Block,
            ..
        }
    )
}
