//! Flow collections.

use super::node::Place;
use super::{Parser, State};
use crate::error::Outcome;
use crate::event::{Event, EventKind};
use crate::scanner::TokenKind;
use crate::{CollectionStyle, Span};

impl Parser<'_> {
    pub(super) fn flow_sequence_item(&mut self, first: bool) -> Outcome<Event> {
        let mut token = self.scanner.peek()?;
        if !first && token.kind != TokenKind::FlowSequenceEnd {
            if token.kind != TokenKind::FlowEntry {
                return Err(self.unexpected("while reading a list in brackets", "`,` or `]`", token));
            }
            self.scanner.skip();
            token = self.scanner.peek()?;
        }
        match token.kind {
            TokenKind::FlowSequenceEnd => Ok(self.leave(token.span)),
            TokenKind::Key => {
                self.state = State::PairKey;
                Ok(Event::bare(
                    EventKind::MappingStart(CollectionStyle::Flow),
                    token.span,
                ))
            }
            _ => self.flow_node(State::FlowSequenceItem),
        }
    }

    pub(super) fn pair_key(&mut self) -> Outcome<Event> {
        let mark = self.scanner.peek()?;
        let ends = |kind| kind == TokenKind::Value || ends_item(kind);
        self.after_indicator(State::PairValue, Place::Flow, mark.span, ends)
    }

    pub(super) fn pair_value(&mut self) -> Outcome<Event> {
        let token = self.scanner.peek()?;
        if token.kind == TokenKind::Value {
            return self.after_indicator(State::PairEnd, Place::Flow, token.span, ends_item);
        }
        Ok(self.nothing(State::PairEnd, token.span.start))
    }

    pub(super) fn pair_end(&mut self) -> Outcome<Event> {
        let end = self.scanner.peek()?.span.start;
        self.state = State::FlowSequenceItem;
        Ok(Event::bare(EventKind::CollectionEnd, Span::at(end)))
    }

    pub(super) fn flow_mapping_key(&mut self, first: bool) -> Outcome<Event> {
        let mut token = self.scanner.peek()?;
        if !first && token.kind != TokenKind::FlowMappingEnd {
            if token.kind != TokenKind::FlowEntry {
                return Err(self.unexpected("while reading a mapping in braces", "`,` or `}`", token));
            }
            self.scanner.skip();
            token = self.scanner.peek()?;
        }
        match token.kind {
            TokenKind::Key => {
                let ends = |kind| kind == TokenKind::Value || ends_entry(kind);
                self.after_indicator(State::FlowMappingValue, Place::Flow, token.span, ends)
            }
            TokenKind::FlowMappingEnd => Ok(self.leave(token.span)),
            _ => self.flow_node(State::FlowMappingNoValue),
        }
    }

    pub(super) fn flow_mapping_value(&mut self) -> Outcome<Event> {
        let token = self.scanner.peek()?;
        if token.kind == TokenKind::Value {
            return self.after_indicator(State::FlowMappingKey, Place::Flow, token.span, ends_entry);
        }
        Ok(self.nothing(State::FlowMappingKey, token.span.start))
    }

    fn flow_node(&mut self, next: State) -> Outcome<Event> {
        self.states.push(next);
        self.node(Place::Flow)
    }
}

fn ends_item(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::FlowEntry | TokenKind::FlowSequenceEnd)
}

fn ends_entry(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::FlowEntry | TokenKind::FlowMappingEnd)
}
