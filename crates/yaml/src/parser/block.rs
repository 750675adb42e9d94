//! Block collections.

use super::node::Place;
use super::{Parser, State};
use crate::Span;
use crate::error::Outcome;
use crate::event::{Event, EventKind};
use crate::scanner::TokenKind;

impl Parser<'_> {
    pub(super) fn block_sequence_item(&mut self) -> Outcome<Event> {
        let token = self.scanner.peek()?;
        match token.kind {
            TokenKind::BlockEntry => {
                let ends = |kind| matches!(kind, TokenKind::BlockEntry | TokenKind::BlockEnd);
                self.after_indicator(State::BlockSequenceItem, Place::Block, token.span, ends)
            }
            TokenKind::BlockEnd => Ok(self.leave(token.span)),
            _ => Err(self.unexpected("while reading a list", "`-` or less indentation", token)),
        }
    }

    pub(super) fn indentless_item(&mut self) -> Outcome<Event> {
        let token = self.scanner.peek()?;
        if token.kind == TokenKind::BlockEntry {
            let ends = |kind| kind == TokenKind::BlockEntry || ends_entry(kind);
            return self.after_indicator(State::IndentlessItem, Place::Block, token.span, ends);
        }
        self.pop_state();
        Ok(Event::bare(EventKind::CollectionEnd, Span::at(token.span.start)))
    }

    pub(super) fn block_mapping_key(&mut self) -> Outcome<Event> {
        let token = self.scanner.peek()?;
        match token.kind {
            TokenKind::Key => self.after_indicator(
                State::BlockMappingValue,
                Place::BlockMapping,
                token.span,
                ends_entry,
            ),
            TokenKind::BlockEnd => Ok(self.leave(token.span)),
            _ => Err(self.unexpected("while reading a mapping", "a key or less indentation", token)),
        }
    }

    pub(super) fn block_mapping_value(&mut self) -> Outcome<Event> {
        let token = self.scanner.peek()?;
        if token.kind == TokenKind::Value {
            return self.after_indicator(
                State::BlockMappingKey,
                Place::BlockMapping,
                token.span,
                ends_entry,
            );
        }
        Ok(self.nothing(State::BlockMappingKey, token.span.start))
    }
}

fn ends_entry(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Key | TokenKind::Value | TokenKind::BlockEnd)
}
