//! Block collections.

use super::node::Place;
use super::{Parser, State};
use crate::Span;
use crate::error::Outcome;
use crate::event::{Event, EventKind};
use crate::scanner::TokenKind;

impl Parser<'_> {
    pub(super) fn block_sequence_item(&mut self) -> Outcome<Event> {
        if let Some(dash) = self.take_if(|kind| matches!(kind, TokenKind::BlockEntry))? {
            let empty = self.at(|kind| matches!(kind, TokenKind::BlockEntry | TokenKind::BlockEnd))?;
            return self.block_item(State::BlockSequenceItem, Place::Block, empty, dash.span);
        }
        if self.at(|kind| matches!(kind, TokenKind::BlockEnd))? {
            return self.leave();
        }
        self.unexpected("while reading a list", "`-` or less indentation")
    }

    pub(super) fn indentless_item(&mut self) -> Outcome<Event> {
        if let Some(dash) = self.take_if(|kind| matches!(kind, TokenKind::BlockEntry))? {
            let empty = self.at(|kind| {
                matches!(
                    kind,
                    TokenKind::BlockEntry | TokenKind::Key | TokenKind::Value | TokenKind::BlockEnd
                )
            })?;
            return self.block_item(State::IndentlessItem, Place::Block, empty, dash.span);
        }
        let end = self.scanner.peek()?.span.start;
        self.pop_state();
        Ok(Event::bare(EventKind::CollectionEnd, Span::at(end)))
    }

    pub(super) fn block_mapping_key(&mut self) -> Outcome<Event> {
        if let Some(mark) = self.take_if(|kind| matches!(kind, TokenKind::Key))? {
            let empty = self.at_end_of_entry_part()?;
            return self.block_item(State::BlockMappingValue, Place::BlockMapping, empty, mark.span);
        }
        if self.at(|kind| matches!(kind, TokenKind::BlockEnd))? {
            return self.leave();
        }
        self.unexpected("while reading a mapping", "a key or less indentation")
    }

    pub(super) fn block_mapping_value(&mut self) -> Outcome<Event> {
        if let Some(colon) = self.take_if(|kind| matches!(kind, TokenKind::Value))? {
            let empty = self.at_end_of_entry_part()?;
            return self.block_item(State::BlockMappingKey, Place::BlockMapping, empty, colon.span);
        }
        let place = self.scanner.peek()?.span.start;
        Ok(self.nothing(State::BlockMappingKey, place))
    }

    fn at_end_of_entry_part(&mut self) -> Outcome<bool> {
        self.at(|kind| matches!(kind, TokenKind::Key | TokenKind::Value | TokenKind::BlockEnd))
    }

    /// What follows `-`, `?` or `:`.
    fn block_item(&mut self, next: State, place: Place, empty: bool, indicator: Span) -> Outcome<Event> {
        if empty {
            return Ok(self.nothing(next, indicator.end));
        }
        self.states.push(next);
        self.node(place)
    }
}
