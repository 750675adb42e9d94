//! A node: its anchor, its tag, and what kind it is.

use super::{NOTHING, Parser, State, bare_scalar};
use crate::error::{Failure, Outcome};
use crate::event::{Event, EventKind, Given, GivenTag};
use crate::scanner::TokenKind;
use crate::{Anchor, CollectionStyle, ErrorKind, Properties, Span, Tag};

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

impl<'t> Parser<'t> {
    pub(super) fn node(&mut self, place: Place) -> Outcome<Event> {
        let mut token = self.scanner.peek()?;
        let mut given = None;
        match token.kind {
            TokenKind::Alias => {
                self.scanner.skip();
                self.pop_state();
                return Ok(Event::bare(EventKind::Alias, token.span));
            }
            TokenKind::Anchor | TokenKind::Tag => {
                given = Some(Box::new(self.given()?));
                token = self.scanner.peek()?;
            }
            _ => {}
        }
        let (kind, next) = match token.kind {
            TokenKind::Scalar(scalar) => {
                self.scanner.skip();
                self.pop_state();
                let mut event = bare_scalar(scalar, token.span);
                if let Some(given) = given {
                    event.give(given);
                }
                return Ok(event);
            }
            TokenKind::FlowSequenceStart => (SEQUENCE_IN_FLOW, State::FlowSequenceStart),
            TokenKind::FlowMappingStart => (MAPPING_IN_FLOW, State::FlowMappingStart),
            TokenKind::BlockSequenceStart if place != Place::Flow => (SEQUENCE, State::BlockSequenceStart),
            TokenKind::BlockMappingStart if place != Place::Flow => (MAPPING, State::BlockMappingStart),
            TokenKind::BlockEntry if place == Place::BlockMapping => (SEQUENCE, State::IndentlessItem),
            other => {
                let Some(given) = given else {
                    let problem = format!("a value is expected, but here is {}", other.name());
                    return Err(Failure::new(ErrorKind::Parser, problem, token.span));
                };
                self.pop_state();
                return Ok(Event {
                    kind: NOTHING,
                    span: Span::at(given.properties.span.end),
                    given: Some(given),
                });
            }
        };
        self.state = next;
        let span = token.span;
        Ok(Event { kind, span, given })
    }

    /// Reads an anchor and a tag, in either order.
    fn given(&mut self) -> Outcome<Given> {
        let mut anchor = self.take_if(TokenKind::Anchor)?;
        let tag_place = self.take_if(TokenKind::Tag)?;
        let written = tag_place.map(|_| self.scanner.take_tag());
        if anchor.is_none() {
            anchor = self.take_if(TokenKind::Anchor)?;
        }
        let places = [anchor, tag_place].into_iter().flatten();
        let span = places
            .reduce(|one, two| Span::new(one.start.min(two.start), one.end.max(two.end)))
            .unwrap_or_default();
        let tag = match (written, tag_place) {
            (Some(written), Some(place)) => self
                .resolve(written, place)
                .map_err(|error| error.within("while reading a value", span))?,
            _ => GivenTag::Nothing,
        };
        let anchor = anchor.map(|span| Anchor {
            name: self.name(span).into(),
            span,
        });
        let properties = Properties {
            span,
            anchor,
            tag: tag_place,
        };
        Ok(Given { properties, tag })
    }

    /// The name in an anchor or an alias.
    pub(crate) fn name(&self, span: Span) -> &'t str {
        self.text().get(span.start + 1..span.end).unwrap_or_default()
    }

    /// Looks up the handle of a tag.
    fn resolve(&self, written: crate::scanner::WrittenTag, place: Span) -> Outcome<GivenTag> {
        let Some(handle) = written.handle else {
            return Ok(match written.suffix.as_str() {
                "!" => GivenTag::NonSpecific,
                tag => GivenTag::Tag(Tag::from(tag)),
            });
        };
        let prefix = match (self.tag_handles.get(&handle), handle.as_str()) {
            (Some(prefix), _) => prefix,
            (None, "!") => "!",
            (None, "!!") => "tag:yaml.org,2002:",
            (None, _) => {
                let problem = format!("no %TAG directive says what `{handle}` means");
                return Err(Failure::new(ErrorKind::Parser, problem, place));
            }
        };
        let prefix = &prefix[..prefix.floor_char_boundary(MAX_PREFIX)];
        Ok(GivenTag::Tag(Tag::from(
            [prefix, &written.suffix].concat().as_str(),
        )))
    }
}

const SEQUENCE: EventKind = EventKind::SequenceStart(CollectionStyle::Block);
const MAPPING: EventKind = EventKind::MappingStart(CollectionStyle::Block);
const SEQUENCE_IN_FLOW: EventKind = EventKind::SequenceStart(CollectionStyle::Flow);
const MAPPING_IN_FLOW: EventKind = EventKind::MappingStart(CollectionStyle::Flow);
