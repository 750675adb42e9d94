//! How a document is written: where each key, value and item stands, and the characters between them.

use std::collections::HashMap;

use sesstpl_yaml::{CollectionStyle, Document, NodeId, NodeKind, ScalarStyle, Tag};

use super::lines;
use crate::Span;

/// A document and its text.
pub(crate) struct Outline<'d> {
    pub(crate) text: &'d str,
    pub(crate) document: &'d Document,
    /// The places where a node is only mentioned again.
    aliases: HashMap<Site, Span>,
    /// The same, by where the alias stands.
    sites: HashMap<usize, Site>,
}

/// A place in a collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Site {
    pub(crate) collection: NodeId,
    pub(crate) part: Part,
    /// Which of the entries or items as written.
    pub(crate) index: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Key,
    /// The value of an entry, or an item.
    Value,
}

/// A node or an alias where it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) node: NodeId,
    pub(crate) is_alias: bool,
    /// None for the root.
    pub(crate) site: Option<Site>,
    /// From its anchor or tag, if it has one, to after its last character; without the last line break of a
    /// scalar after `|` or `>`, and without empty lines there that mean nothing.
    pub(crate) span: Span,
}

/// An entry of a mapping or an item of a list, as written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Member {
    /// Where its `-`, its `?`, its key or, in brackets, its value starts.
    pub(crate) start: usize,
    /// Of an entry.
    pub(crate) key: Option<Slot>,
    /// After its `-` or `:`; none if it has none.
    pub(crate) indicator_end: Option<usize>,
    pub(crate) value: Slot,
    pub(crate) end: usize,
    /// Where the comma after it stands, if there is one.
    pub(crate) comma: Option<usize>,
}

impl<'d> Outline<'d> {
    pub(crate) fn new(text: &'d str, document: &'d Document) -> Self {
        let mut outline = Self {
            text,
            document,
            aliases: HashMap::new(),
            sites: HashMap::new(),
        };
        if !document.aliases().is_empty() {
            outline.find_aliases();
        }
        outline
    }

    /// The second mention of a node, in the order of the text, is the first alias, and so on.
    fn find_aliases(&mut self) {
        let mut aliases = self.document.aliases().iter();
        let mut seen = std::collections::HashSet::new();
        let mut stack: Vec<(NodeId, Option<Site>)> = self
            .document
            .root()
            .map(|root| (root, None))
            .into_iter()
            .collect();
        while let Some((node, site)) = stack.pop() {
            if seen.insert(node) {
                let inner = stack.len();
                self.push_sites(node, &mut stack);
                stack.get_mut(inner..).unwrap_or_default().reverse();
            } else if let (Some(site), Some(alias)) = (site, aliases.next()) {
                self.aliases.insert(site, alias.span);
                self.sites.insert(alias.span.start, site);
            }
        }
    }

    fn push_sites(&self, collection: NodeId, stack: &mut Vec<(NodeId, Option<Site>)>) {
        let site = |part, index| {
            Some(Site {
                collection,
                part,
                index,
            })
        };
        match &self.document.node(collection).kind {
            NodeKind::Scalar { .. } => {}
            NodeKind::Sequence { items, .. } => {
                stack.extend(
                    items
                        .iter()
                        .enumerate()
                        .map(|(index, &item)| (item, site(Part::Value, index))),
                );
            }
            NodeKind::Mapping { entries, .. } => {
                stack.extend(entries.iter().enumerate().flat_map(|(index, &(key, value))| {
                    [(key, site(Part::Key, index)), (value, site(Part::Value, index))]
                }));
            }
        }
    }

    /// Where the alias is that stands at an offset.
    pub(crate) fn alias_at(&self, start: usize) -> Option<Slot> {
        let site = *self.sites.get(&start)?;
        let members = self.members(site.collection);
        let member = members.get(site.index)?;
        match site.part {
            Part::Key => member.key,
            Part::Value => Some(member.value),
        }
    }

    pub(crate) fn root(&self) -> Option<Slot> {
        let node = self.document.root()?;
        Some(self.slot(node, None))
    }

    fn slot(&self, node: NodeId, site: Option<Site>) -> Slot {
        match site.and_then(|site| self.aliases.get(&site)) {
            Some(&span) => Slot {
                node,
                is_alias: true,
                site,
                span,
            },
            None => Slot {
                node,
                is_alias: false,
                site,
                span: Span::new(self.document.node(node).start(), self.end(node)),
            },
        }
    }

    pub(crate) fn style(&self, node: NodeId) -> Option<CollectionStyle> {
        match &self.document.node(node).kind {
            NodeKind::Scalar { .. } => None,
            NodeKind::Sequence { style, .. } | NodeKind::Mapping { style, .. } => Some(*style),
        }
    }

    pub(crate) fn is_block_collection(&self, node: NodeId) -> bool {
        self.style(node) == Some(CollectionStyle::Block)
    }

    pub(crate) fn is_block_scalar(&self, node: NodeId) -> bool {
        use ScalarStyle::{Folded, Literal};
        matches!(
            &self.document.node(node).kind,
            NodeKind::Scalar {
                style: Literal | Folded,
                ..
            }
        )
    }

    /// Whether a node is an entry in brackets that has no braces of its own, as in `[a: b]`.
    pub(crate) fn is_pair(&self, node: NodeId) -> bool {
        let node = self.document.node(node);
        let is_flow = matches!(
            node.kind,
            NodeKind::Mapping {
                style: CollectionStyle::Flow,
                ..
            }
        );
        is_flow && !lines::from(self.text, node.span.start).starts_with('{')
    }

    /// Whether a mapping has a `<<`.
    pub(crate) fn merges(&self, node: NodeId) -> bool {
        match &self.document.node(node).kind {
            NodeKind::Mapping { entries, .. } => entries
                .iter()
                .any(|&(key, _)| self.document.node(key).tag == Tag::Merge),
            _ => false,
        }
    }

    /// The entries or items of a collection, in the order in which they are written.
    pub(crate) fn members(&self, collection: NodeId) -> Vec<Member> {
        let node = self.document.node(collection);
        let flow = self.style(collection) == Some(CollectionStyle::Flow);
        let site = |part, index| {
            Some(Site {
                collection,
                part,
                index,
            })
        };
        let opening = usize::from(flow && !self.is_pair(collection));
        let mut position = node.span.start + opening;
        let mut members = Vec::new();
        match &node.kind {
            NodeKind::Scalar { .. } => {}
            NodeKind::Sequence { items, .. } => {
                for (index, &item) in items.iter().enumerate() {
                    let value = self.slot(item, site(Part::Value, index));
                    let start = lines::skip_gap(self.text, position);
                    let indicator_end = (!flow).then_some(start + 1);
                    let end = value.span.end.max(indicator_end.unwrap_or_default());
                    let comma = self.comma(flow, end);
                    position = comma.map_or(end, |comma| comma + 1);
                    members.push(Member {
                        start,
                        key: None,
                        indicator_end,
                        value,
                        end,
                        comma,
                    });
                }
            }
            NodeKind::Mapping { entries, .. } => {
                for (index, &(key, value)) in entries.iter().enumerate() {
                    let key = self.slot(key, site(Part::Key, index));
                    let mut value = self.slot(value, site(Part::Value, index));
                    let start = lines::skip_gap(self.text, position).min(key.span.start);
                    let colon = self.colon(key.span.end, value.span.start);
                    if colon.is_none() {
                        value.span = Span::at(key.span.end);
                    }
                    let end = value.span.end;
                    let comma = self.comma(flow, end);
                    position = comma.map_or(end, |comma| comma + 1);
                    members.push(Member {
                        start,
                        key: Some(key),
                        indicator_end: colon,
                        value,
                        end,
                        comma,
                    });
                }
            }
        }
        members
    }

    /// After the colon between a key and its value; none if nothing but the key is written.
    fn colon(&self, key_end: usize, value_start: usize) -> Option<usize> {
        let position = lines::skip_gap(self.text, key_end);
        let found = position < value_start && lines::from(self.text, position).starts_with(':');
        found.then_some(position + 1)
    }

    fn comma(&self, flow: bool, end: usize) -> Option<usize> {
        let position = lines::skip_gap(self.text, end);
        (flow && lines::from(self.text, position).starts_with(',')).then_some(position)
    }

    /// Where a node ends that is written here, see [`Slot::span`].
    fn end(&self, node: NodeId) -> usize {
        let mut id = node;
        loop {
            let node = self.document.node(id);
            let is_open = self.is_block_collection(id) || self.is_pair(id);
            let (site, last) = match &node.kind {
                NodeKind::Scalar { .. } if self.is_block_scalar(id) => {
                    return self.block_scalar_end(node.span);
                }
                NodeKind::Sequence { items, .. } if is_open => {
                    let index = items.len().wrapping_sub(1);
                    (
                        Site {
                            collection: id,
                            part: Part::Value,
                            index,
                        },
                        items.last().copied(),
                    )
                }
                NodeKind::Mapping { entries, .. } if is_open => {
                    let index = entries.len().wrapping_sub(1);
                    (
                        Site {
                            collection: id,
                            part: Part::Value,
                            index,
                        },
                        entries.last().map(|entry| self.last_part(id, index, *entry)),
                    )
                }
                _ => return node.span.end,
            };
            let Some(last) = last else {
                return node.span.end;
            };
            match self.aliases.get(&site) {
                Some(alias) => return alias.end,
                None => id = last,
            }
        }
    }

    /// The value of a mapping's last entry, or its key if nothing but the key is written.
    fn last_part(&self, collection: NodeId, index: usize, (key, value): (NodeId, NodeId)) -> NodeId {
        let of = |part| {
            self.aliases.get(&Site {
                collection,
                part,
                index,
            })
        };
        let key_end = of(Part::Key).map_or_else(|| self.document.node(key).span.end, |alias| alias.end);
        let value_start =
            of(Part::Value).map_or_else(|| self.document.node(value).start(), |alias| alias.start);
        if self.colon(key_end, value_start).is_some() {
            value
        } else {
            key
        }
    }

    /// Without the last line break, and without empty lines before it unless `+` keeps them.
    fn block_scalar_end(&self, span: Span) -> usize {
        let content = lines::part(self.text, span.start, span.end);
        let header = lines::part(content, 0, lines::line_end(content, 0));
        let kept = header
            .split('#')
            .next()
            .is_some_and(|header| header.contains('+'));
        let trimmed = if kept {
            let one = content.strip_suffix("\r\n");
            one.unwrap_or_else(|| content.strip_suffix(lines::is_break).unwrap_or(content))
        } else {
            content.trim_end_matches(lines::is_break)
        };
        span.start + trimmed.len()
    }
}
