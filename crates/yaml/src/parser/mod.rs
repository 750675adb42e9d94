//! From tokens to events.
//!
//! What is open is kept on a stack of states, so that no document can exhaust the program's own stack.

mod block;
mod document;
mod flow;
mod node;

use std::collections::HashMap;

use crate::error::{Failure, Outcome};
use crate::event::{Event, EventKind};
use crate::scanner::{COMMON_DEPTH, Scalar, Scanner, Token, TokenKind};
use crate::{Comment, ErrorKind, ScalarStyle, Span, Text};
use node::Place;

/// What is expected next.
#[derive(Debug, Clone, Copy)]
enum State {
    /// The first document, which needs no `---`.
    FirstDocument,
    /// A document with `---`, or the end.
    Document,
    /// What follows `---`.
    DocumentContent,
    DocumentEnd,
    /// The root of a document without `---`.
    BlockNode,
    BlockSequenceStart,
    BlockSequenceItem,
    /// An item of a sequence that is not indented more than the mapping it is in.
    IndentlessItem,
    BlockMappingStart,
    BlockMappingKey,
    BlockMappingValue,
    FlowSequenceStart,
    FlowSequenceItem,
    /// The key of a pair without braces in a flow sequence.
    PairKey,
    PairValue,
    PairEnd,
    FlowMappingStart,
    FlowMappingKey,
    FlowMappingValue,
    /// The value of a key in braces without `:`.
    FlowMappingNoValue,
    StreamEnd,
}

/// Makes events.
#[derive(Debug)]
pub(crate) struct Parser<'t> {
    scanner: Scanner<'t>,
    state: State,
    /// What is expected after the nodes that are open.
    states: Vec<State>,
    /// Where the collections begin that are open, for messages.
    starts: Vec<Span>,
    /// What the handles of tags mean, by `%TAG` directives of the current document.
    tag_handles: HashMap<String, String>,
}

impl<'t> Parser<'t> {
    pub(crate) fn new(text: &'t str) -> Outcome<Self> {
        Ok(Self {
            scanner: Scanner::new(text)?,
            state: State::FirstDocument,
            states: Vec::with_capacity(2 * COMMON_DEPTH),
            starts: Vec::with_capacity(COMMON_DEPTH),
            tag_handles: HashMap::new(),
        })
    }

    /// The text that is parsed.
    pub(crate) fn text(&self) -> &'t str {
        self.scanner.text()
    }

    /// Takes the comments that begin before `end`.
    pub(crate) fn take_comments(&mut self, end: usize) -> Vec<Comment> {
        self.scanner.take_comments(end)
    }

    /// The next event; after the end of the stream it is that end again.
    pub(crate) fn next(&mut self) -> Outcome<Event> {
        match self.state {
            State::FirstDocument => self.first_document(),
            State::Document => self.document(),
            State::DocumentContent => self.document_content(),
            State::DocumentEnd => self.document_end(),
            State::BlockNode => self.node(Place::Block),
            State::BlockSequenceStart => {
                self.enter()?;
                self.block_sequence_item()
            }
            State::BlockSequenceItem => self.block_sequence_item(),
            State::IndentlessItem => self.indentless_item(),
            State::BlockMappingStart => {
                self.enter()?;
                self.block_mapping_key()
            }
            State::BlockMappingKey => self.block_mapping_key(),
            State::BlockMappingValue => self.block_mapping_value(),
            State::FlowSequenceStart => {
                self.enter()?;
                self.flow_sequence_item(true)
            }
            State::FlowSequenceItem => self.flow_sequence_item(false),
            State::PairKey => self.pair_key(),
            State::PairValue => self.pair_value(),
            State::PairEnd => self.pair_end(),
            State::FlowMappingStart => {
                self.enter()?;
                self.flow_mapping_key(true)
            }
            State::FlowMappingKey => self.flow_mapping_key(false),
            State::FlowMappingValue => self.flow_mapping_value(),
            State::FlowMappingNoValue => {
                let place = self.scanner.peek()?.span.start;
                Ok(self.nothing(State::FlowMappingKey, place))
            }
            State::StreamEnd => {
                let end = self.scanner.peek()?.span;
                Ok(Event::bare(EventKind::StreamEnd, end))
            }
        }
    }

    /// Takes the token that begins a collection.
    fn enter(&mut self) -> Outcome<()> {
        let start = self.scanner.next()?;
        self.starts.push(start.span);
        Ok(())
    }

    /// Takes the token that ends a collection, which stands at `end`.
    fn leave(&mut self, end: Span) -> Event {
        self.scanner.skip();
        self.starts.pop();
        self.pop_state();
        Event::bare(EventKind::CollectionEnd, end)
    }

    fn pop_state(&mut self) {
        self.state = self.states.pop().unwrap_or(State::StreamEnd);
    }

    /// Takes the next token if it is of this kind; where it stands.
    fn take_if(&mut self, kind: TokenKind) -> Outcome<Option<Span>> {
        let token = self.scanner.peek()?;
        if token.kind != kind {
            return Ok(None);
        }
        self.scanner.skip();
        Ok(Some(token.span))
    }

    /// The text of the scalar of the last event.
    pub(crate) fn take_text(&mut self, scalar: Scalar, span: Span) -> Text {
        self.scanner.take_text(scalar, span)
    }

    /// Takes `-`, `?`, `:` and what follows, which may be nothing.
    fn after_indicator(
        &mut self,
        next: State,
        place: Place,
        indicator: Span,
        ends: impl FnOnce(TokenKind) -> bool,
    ) -> Outcome<Event> {
        self.scanner.skip();
        let token = self.scanner.peek()?;
        if let TokenKind::Scalar(scalar) = token.kind {
            self.scanner.skip();
            self.state = next;
            return Ok(bare_scalar(scalar, token.span));
        }
        if ends(token.kind) {
            return Ok(self.nothing(next, indicator.end));
        }
        self.states.push(next);
        self.node(place)
    }

    /// The error of finding a token where something else is needed in the collection that is open.
    fn unexpected(&self, context: &str, expected: &str, found: Token) -> Failure {
        let start = self.starts.last().copied().unwrap_or_default();
        let problem = format!("{expected} is expected, but here is {}", found.kind.name());
        Failure::new(ErrorKind::Parser, problem, found.span).within(context, start)
    }

    /// A scalar that is not there: null.
    fn nothing(&mut self, next: State, place: usize) -> Event {
        self.state = next;
        nothing_at(place)
    }
}

/// A scalar without anchor and tag.
fn bare_scalar(scalar: Scalar, span: Span) -> Event {
    let resolved_by_text = scalar.style == ScalarStyle::Plain;
    let kind = EventKind::Scalar {
        scalar,
        resolved_by_text,
    };
    Event::bare(kind, span)
}

fn nothing_at(place: usize) -> Event {
    Event::bare(NOTHING, Span::at(place))
}

/// A scalar of no characters.
const NOTHING: EventKind = EventKind::Scalar {
    scalar: Scalar {
        style: ScalarStyle::Plain,
        is_verbatim: true,
    },
    resolved_by_text: true,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;

    /// The tree of a stream in brackets: `[…]` for sequences, `{…}` for mappings, `.` for scalars, `*` for aliases.
    fn tree(text: &str) -> Result<String, Error> {
        let mut parser = Parser::new(text)?;
        let mut tree = String::new();
        let mut open = Vec::new();
        loop {
            tree.push(match parser.next()?.kind {
                EventKind::StreamEnd => return Ok(tree),
                EventKind::DocumentStart => '(',
                EventKind::DocumentEnd => ')',
                EventKind::Alias => '*',
                EventKind::Scalar { .. } => '.',
                EventKind::SequenceStart(_) => {
                    open.push(']');
                    '['
                }
                EventKind::MappingStart(_) => {
                    open.push('}');
                    '{'
                }
                EventKind::CollectionEnd => open.pop().unwrap_or('!'),
            });
        }
    }

    fn trees(text: &str) -> String {
        tree(text).unwrap_or_else(|error| error.to_string())
    }

    #[test]
    fn documents_follow_each_other() {
        assert_eq!(trees(""), "");
        assert_eq!(trees("a"), "(.)");
        assert_eq!(trees("--- a\n---\n...\n...\n--- b"), "(.)(.)(.)");
        assert!(tree("a\n...\nb").is_err());
    }

    #[test]
    fn a_list_in_a_mapping_need_not_be_indented() {
        assert_eq!(trees("a:\n- b\n-\nc: d"), "({.[..]..})");
    }

    #[test]
    fn what_is_left_out_is_an_empty_scalar() {
        assert_eq!(trees("a:\n? b\n:\n? c\n"), "({......})");
        assert_eq!(trees("{a, b: , ? c : d, ?}"), "({........})");
        assert_eq!(trees("[a: b, ? c, d: ]"), "([{..}{..}{..}])");
        assert_eq!(trees("- &a\n- !!str\n- *a"), "([..*])");
    }

    #[test]
    fn errors_name_the_collection_that_is_open() {
        let error = tree("x: [a, {b: c]").unwrap_err();
        assert_eq!(error.kind, ErrorKind::Parser);
        assert_eq!(error.span, Span::new(12, 13));
        assert_eq!(error.context.map(|(_, span)| span), Some(Span::new(7, 8)));
    }

    #[test]
    fn handles_of_tags_hold_for_one_document() {
        assert!(tree("%TAG !e! tag:\n--- !e!a b").is_ok());
        assert!(tree("%TAG !e! tag:\n--- !e!a b\n--- !e!a b").is_err());
        assert!(tree("%TAG !e! a\n%TAG !e! b\n---").is_err());
        assert!(tree("%YAML 1.1\n%YAML 1.1\n---").is_err());
        assert!(tree("%YAML 2.0\n---").is_err());
    }
}
