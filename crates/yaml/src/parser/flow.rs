//! Flow collections.

use super::node::Place;
use super::{Parser, State};
use crate::error::Outcome;
use crate::event::{Event, EventKind};
use crate::scanner::TokenKind;
use crate::{CollectionStyle, Span};

impl Parser<'_> {
    pub(super) fn flow_sequence_item(&mut self, first: bool) -> Outcome<Event> {
        if !first && !self.at_sequence_end()? && self.take_comma()?.is_none() {
            return self.unexpected("while reading a list in brackets", "`,` or `]`");
        }
        let token = self.scanner.peek()?;
        match token.kind {
            TokenKind::FlowSequenceEnd => self.leave(),
            TokenKind::Key => {
                let span = token.span;
                self.state = State::PairKey;
                Ok(Event::bare(EventKind::MappingStart(CollectionStyle::Flow), span))
            }
            _ => self.flow_node(State::FlowSequenceItem),
        }
    }

    pub(super) fn pair_key(&mut self) -> Outcome<Event> {
        let mark = self.scanner.next()?.span;
        let empty = self.at(|kind| {
            matches!(
                kind,
                TokenKind::Value | TokenKind::FlowEntry | TokenKind::FlowSequenceEnd
            )
        })?;
        self.flow_item(State::PairValue, empty, mark)
    }

    pub(super) fn pair_value(&mut self) -> Outcome<Event> {
        if let Some(colon) = self.take_if(|kind| matches!(kind, TokenKind::Value))? {
            let empty = self.at(|kind| matches!(kind, TokenKind::FlowEntry | TokenKind::FlowSequenceEnd))?;
            return self.flow_item(State::PairEnd, empty, colon.span);
        }
        let place = self.scanner.peek()?.span.start;
        Ok(self.nothing(State::PairEnd, place))
    }

    pub(super) fn pair_end(&mut self) -> Outcome<Event> {
        let end = self.scanner.peek()?.span.start;
        self.state = State::FlowSequenceItem;
        Ok(Event::bare(EventKind::CollectionEnd, Span::at(end)))
    }

    pub(super) fn flow_mapping_key(&mut self, first: bool) -> Outcome<Event> {
        if !first && !self.at_mapping_end()? && self.take_comma()?.is_none() {
            return self.unexpected("while reading a mapping in braces", "`,` or `}`");
        }
        if let Some(mark) = self.take_if(|kind| matches!(kind, TokenKind::Key))? {
            let empty = self.at(|kind| {
                matches!(
                    kind,
                    TokenKind::Value | TokenKind::FlowEntry | TokenKind::FlowMappingEnd
                )
            })?;
            return self.flow_item(State::FlowMappingValue, empty, mark.span);
        }
        if self.at_mapping_end()? {
            return self.leave();
        }
        self.flow_node(State::FlowMappingNoValue)
    }

    pub(super) fn flow_mapping_value(&mut self) -> Outcome<Event> {
        if let Some(colon) = self.take_if(|kind| matches!(kind, TokenKind::Value))? {
            let empty = self.at(|kind| matches!(kind, TokenKind::FlowEntry | TokenKind::FlowMappingEnd))?;
            return self.flow_item(State::FlowMappingKey, empty, colon.span);
        }
        let place = self.scanner.peek()?.span.start;
        Ok(self.nothing(State::FlowMappingKey, place))
    }

    /// What follows `?` or `:`.
    fn flow_item(&mut self, next: State, empty: bool, indicator: Span) -> Outcome<Event> {
        if empty {
            return Ok(self.nothing(next, indicator.end));
        }
        self.flow_node(next)
    }

    fn flow_node(&mut self, next: State) -> Outcome<Event> {
        self.states.push(next);
        self.node(Place::Flow)
    }

    fn at_sequence_end(&mut self) -> Outcome<bool> {
        self.at(|kind| matches!(kind, TokenKind::FlowSequenceEnd))
    }

    fn at_mapping_end(&mut self) -> Outcome<bool> {
        self.at(|kind| matches!(kind, TokenKind::FlowMappingEnd))
    }

    fn take_comma(&mut self) -> Outcome<Option<crate::scanner::Token>> {
        self.take_if(|kind| matches!(kind, TokenKind::FlowEntry))
    }
}
