//! Where documents begin and end.

use super::node::Place;
use super::{Parser, State, nothing_at};
use crate::error::{Failure, Outcome};
use crate::event::{Event, EventKind};
use crate::scanner::{Directive, TokenKind};
use crate::{ErrorKind, Span};

impl Parser<'_> {
    pub(super) fn first_document(&mut self) -> Outcome<Event> {
        let token = self.scanner.peek()?;
        if matches!(
            token.kind,
            TokenKind::Directive | TokenKind::DocumentStart | TokenKind::StreamEnd
        ) {
            return self.document();
        }
        let start = token.span.start;
        self.states.push(State::DocumentEnd);
        self.state = State::BlockNode;
        Ok(Event::bare(EventKind::DocumentStart, Span::at(start)))
    }

    pub(super) fn document(&mut self) -> Outcome<Event> {
        while self.take_if(TokenKind::DocumentEnd)?.is_some() {}
        let first = self.scanner.peek()?;
        let start = first.span.start;
        if matches!(first.kind, TokenKind::StreamEnd) {
            let span = first.span;
            self.state = State::StreamEnd;
            return Ok(Event::bare(EventKind::StreamEnd, span));
        }
        self.directives()?;
        let token = self.scanner.peek()?;
        if !matches!(token.kind, TokenKind::DocumentStart) {
            let problem = format!(
                "`---` is expected before another document, but here is {}",
                token.kind.name()
            );
            return Err(Failure::new(ErrorKind::Parser, problem, token.span));
        }
        let end = self.scanner.next()?.span.end;
        self.states.push(State::DocumentEnd);
        self.state = State::DocumentContent;
        Ok(Event::bare(EventKind::DocumentStart, Span::new(start, end)))
    }

    /// Reads the directives of a document; those of the one before no longer hold.
    fn directives(&mut self) -> Outcome<()> {
        let mut version_given = false;
        self.tag_handles.clear();
        while let Some(place) = self.take_if(TokenKind::Directive)? {
            let problem = match self.scanner.take_directive() {
                Directive::Yaml { .. } if version_given => "a second %YAML directive",
                Directive::Yaml { is_version_1: false } => "a version of YAML other than 1.1 or 1.2",
                Directive::Yaml { is_version_1: true } => {
                    version_given = true;
                    continue;
                }
                Directive::Tag { handle, prefix } => {
                    if self.tag_handles.insert(handle, prefix).is_none() {
                        continue;
                    }
                    "a second %TAG directive for one handle"
                }
                Directive::Unknown => continue,
            };
            return Err(Failure::new(ErrorKind::Parser, problem, place));
        }
        Ok(())
    }

    pub(super) fn document_content(&mut self) -> Outcome<Event> {
        let token = self.scanner.peek()?;
        let ends = matches!(
            token.kind,
            TokenKind::Directive | TokenKind::DocumentStart | TokenKind::DocumentEnd | TokenKind::StreamEnd
        );
        if ends {
            let place = token.span.start;
            self.pop_state();
            return Ok(nothing_at(place));
        }
        self.node(Place::Block)
    }

    pub(super) fn document_end(&mut self) -> Outcome<Event> {
        let marker = self.take_if(TokenKind::DocumentEnd)?;
        let span = match marker {
            Some(marker) => marker,
            None => Span::at(self.scanner.peek()?.span.start),
        };
        self.state = State::Document;
        Ok(Event::bare(EventKind::DocumentEnd, span))
    }
}
