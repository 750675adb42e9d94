//! A node: its anchor, its tag, and what kind it is.

use super::{Parser, State};
use crate::error::Outcome;
use crate::event::{Event, EventKind};
use crate::scanner::{TokenKind, WrittenTag};
use crate::{Anchor, CollectionStyle, Error, ErrorKind, Properties, ScalarStyle, Span, Tag, Text};

/// Longer prefixes of tags are cut: many tags with a long one would take more memory than there is.
const MAX_PREFIX: usize = 1024;

/// What may stand where the node stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Within `[…]` or `{…}`.
    Flow,
    Block,
    /// In a block mapping: a sequence need not be indented.
    BlockMapping,
}

/// What a node says about its tag.
enum Given {
    Nothing,
    /// `!`: the tag follows from the content, even in quotes.
    NonSpecific,
    Tag(Tag),
}

impl<'t> Parser<'t> {
    pub(super) fn node(&mut self, place: Place) -> Outcome<Event> {
        if let Some(alias) = self.take_if(|kind| matches!(kind, TokenKind::Alias))? {
            self.pop_state();
            return Ok(Event::bare(EventKind::Alias, alias.span));
        }
        let (properties, given) = self.properties()?;
        let block = place != Place::Flow;
        let token = self.scanner.peek()?;
        let mut span = token.span;
        let kind = match &token.kind {
            TokenKind::Scalar { .. } => self.scalar(&given)?,
            TokenKind::FlowSequenceStart => {
                self.state = State::FlowSequenceStart;
                EventKind::SequenceStart(CollectionStyle::Flow)
            }
            TokenKind::FlowMappingStart => {
                self.state = State::FlowMappingStart;
                EventKind::MappingStart(CollectionStyle::Flow)
            }
            TokenKind::BlockSequenceStart if block => {
                self.state = State::BlockSequenceStart;
                EventKind::SequenceStart(CollectionStyle::Block)
            }
            TokenKind::BlockEntry if place == Place::BlockMapping => {
                self.state = State::IndentlessItem;
                EventKind::SequenceStart(CollectionStyle::Block)
            }
            TokenKind::BlockMappingStart if block => {
                self.state = State::BlockMappingStart;
                EventKind::MappingStart(CollectionStyle::Block)
            }
            other => {
                let Some(properties) = &properties else {
                    let problem = format!("a value is expected, but here is {}", other.name());
                    return Err(Error::new(ErrorKind::Parser, problem, span));
                };
                span = Span::at(properties.span.end);
                self.pop_state();
                EventKind::Scalar {
                    text: Text::default(),
                    style: ScalarStyle::Plain,
                    resolved_by_text: !matches!(given, Given::Tag(_)),
                }
            }
        };
        let tag = match given {
            Given::Tag(tag) => Some(tag),
            Given::Nothing | Given::NonSpecific => None,
        };
        Ok(Event {
            kind,
            span,
            properties,
            tag,
        })
    }

    fn scalar(&mut self, given: &Given) -> Outcome<EventKind> {
        self.pop_state();
        let TokenKind::Scalar { text, style } = self.scanner.next()?.kind else {
            return Ok(EventKind::CollectionEnd);
        };
        let resolved_by_text = match given {
            Given::Nothing => style == ScalarStyle::Plain,
            Given::NonSpecific => true,
            Given::Tag(_) => false,
        };
        Ok(EventKind::Scalar {
            text,
            style,
            resolved_by_text,
        })
    }

    /// Reads an anchor and a tag, in either order.
    fn properties(&mut self) -> Outcome<(Option<Box<Properties>>, Given)> {
        let anchor_first = self.anchor()?;
        let tag = self.take_if(|kind| matches!(kind, TokenKind::Tag(_)))?;
        let anchor = match anchor_first {
            None if tag.is_some() => self.anchor()?,
            anchor => anchor,
        };
        let tag_span = tag.as_ref().map(|tag| tag.span);
        let anchor_span = anchor.as_ref().map(|anchor| anchor.span);
        let span = match (anchor_span, tag_span) {
            (Some(one), Some(two)) => Span::new(one.start.min(two.start), one.end.max(two.end)),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => return Ok((None, Given::Nothing)),
        };
        let given = match tag.map(|tag| (tag.kind, tag.span)) {
            Some((TokenKind::Tag(written), place)) => self
                .resolve(*written, place)
                .map_err(|error| error.within("while reading a value", span))?,
            _ => Given::Nothing,
        };
        let tag = tag_span;
        Ok((Some(Box::new(Properties { span, anchor, tag })), given))
    }

    fn anchor(&mut self) -> Outcome<Option<Anchor>> {
        let token = self.take_if(|kind| matches!(kind, TokenKind::Anchor))?;
        Ok(token.map(|token| Anchor {
            name: self.name(token.span).into(),
            span: token.span,
        }))
    }

    /// The name in an anchor or an alias.
    pub(crate) fn name(&self, span: Span) -> &'t str {
        self.text().get(span.start + 1..span.end).unwrap_or_default()
    }

    /// Looks up the handle of a tag.
    fn resolve(&self, written: WrittenTag, place: Span) -> Outcome<Given> {
        let Some(handle) = written.handle else {
            return Ok(match written.suffix.as_str() {
                "!" => Given::NonSpecific,
                tag => Given::Tag(Tag::from(tag)),
            });
        };
        let prefix = match (self.tag_handles.get(&handle), handle.as_str()) {
            (Some(prefix), _) => prefix,
            (None, "!") => "!",
            (None, "!!") => "tag:yaml.org,2002:",
            (None, _) => {
                let problem = format!("no %TAG directive says what `{handle}` means");
                return Err(Error::new(ErrorKind::Parser, problem, place));
            }
        };
        let prefix = &prefix[..prefix.floor_char_boundary(MAX_PREFIX)];
        Ok(Given::Tag(Tag::from([prefix, &written.suffix].concat().as_str())))
    }
}
