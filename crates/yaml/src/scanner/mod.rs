//! From text to tokens.
//!
//! Tokens are made only as they are asked for: an error further down is not met before what stands above it is used.

mod block_scalar;
mod directive;
mod flow_scalar;
mod plain_scalar;
mod properties;
mod queue;
mod simple_key;
mod tag;
mod token;

use std::collections::VecDeque;
use std::rc::Rc;

use crate::error::{Failure, Outcome};
use crate::reader::{Cursor, Mark};
use crate::{Comment, ErrorKind, ScalarStyle, Span, Text};
use queue::Queue;
use simple_key::{SimpleKey, SimpleKeys, may_end_here};
pub(crate) use token::{Directive, Scalar, Token, TokenKind, WrittenTag};

/// Most documents are nested no deeper; lists of what is open have room for so much from the start.
pub(crate) const COMMON_DEPTH: usize = 16;

/// Makes tokens.
#[derive(Debug)]
pub(crate) struct Scanner<'t> {
    cursor: Cursor<'t>,
    /// The text again, for scalars to share.
    shared: Rc<str>,
    /// Tokens not yet taken.
    tokens: Queue,
    /// What the tokens among them bring with them, in order.
    directives: VecDeque<Directive>,
    tags: VecDeque<WrittenTag>,
    /// The texts of scalars that differ from how they are written.
    texts: VecDeque<Text>,
    at_stream_end: bool,
    /// How many `[` and `{` are open.
    flow_level: usize,
    /// The column of the innermost block collection; none outside of all.
    indent: Option<usize>,
    /// Those of the collections around it.
    outer_indents: Vec<Option<usize>>,
    simple_keys: SimpleKeys,
    simple_key_allowed: bool,
    comments: Vec<Comment>,
}

impl<'t> Scanner<'t> {
    pub(crate) fn new(text: &'t str) -> Outcome<Self> {
        Ok(Self {
            cursor: Cursor::new(text)?,
            shared: Rc::from(text),
            tokens: Queue::new(),
            directives: VecDeque::new(),
            tags: VecDeque::new(),
            texts: VecDeque::new(),
            at_stream_end: false,
            flow_level: 0,
            indent: None,
            outer_indents: Vec::with_capacity(COMMON_DEPTH),
            simple_keys: SimpleKeys::default(),
            simple_key_allowed: true,
            comments: Vec::new(),
        })
    }

    /// The text that is scanned.
    pub(crate) fn text(&self) -> &'t str {
        self.cursor.text()
    }

    /// The next token; after the end of the stream it is that end again.
    #[inline]
    pub(crate) fn peek(&mut self) -> Outcome<Token> {
        match self.tokens.first() {
            Some(token) if !self.is_undecided() => Ok(token),
            _ => self.fetch(),
        }
    }

    /// Takes the next token.
    pub(crate) fn next(&mut self) -> Outcome<Token> {
        let token = self.peek()?;
        self.skip();
        Ok(token)
    }

    /// Takes the token that was looked at.
    pub(crate) fn skip(&mut self) {
        self.tokens.skip();
    }

    /// What the directive says that was just taken.
    pub(crate) fn take_directive(&mut self) -> Directive {
        self.directives.pop_front().unwrap_or(Directive::Unknown)
    }

    /// What the tag says that was just taken.
    pub(crate) fn take_tag(&mut self) -> WrittenTag {
        self.tags.pop_front().unwrap_or_default()
    }

    /// The text of the scalar at `span` that was just taken.
    pub(crate) fn take_text(&mut self, scalar: Scalar, span: Span) -> Text {
        if !scalar.is_verbatim {
            return self.texts.pop_front().unwrap_or_default();
        }
        let quotes = usize::from(scalar.style != ScalarStyle::Plain);
        Text::part_of(&self.shared, Span::new(span.start + quotes, span.end - quotes))
    }

    /// Takes the comments that begin before `end`.
    pub(crate) fn take_comments(&mut self, end: usize) -> Vec<Comment> {
        let count = self.comments.partition_point(|comment| comment.span.start < end);
        let later = self.comments.split_off(count);
        std::mem::replace(&mut self.comments, later)
    }

    /// Whether the first token may turn out to begin a key.
    fn is_undecided(&self) -> bool {
        self.simple_keys.first_token() == self.tokens.first_number()
    }

    /// Scans tokens until the first is known.
    // Most tokens are there already when they are looked at: `peek` is to be as small as a field.
    #[inline(never)]
    fn fetch(&mut self) -> Outcome<Token> {
        loop {
            match self.tokens.first() {
                Some(token) if !self.is_undecided() => return Ok(token),
                None if self.at_stream_end => return Ok(self.end()),
                _ => {
                    self.fetch_one()?;
                    self.simple_keys.drop_outdated(&mut self.cursor)?;
                }
            }
        }
    }

    fn end(&self) -> Token {
        Token {
            kind: TokenKind::StreamEnd,
            span: Span::at(self.cursor.position()),
        }
    }

    /// Scans one more token; it may bring others before it.
    fn fetch_one(&mut self) -> Outcome<()> {
        self.skip_to_token();
        self.simple_keys.drop_outdated(&mut self.cursor)?;
        let column = self.cursor.column();
        self.end_collections_right_of(Some(column));
        let in_flow = self.flow_level > 0;
        match self.cursor.peek() {
            0 if self.cursor.at_end() => self.stream_end(),
            b'%' if column == 0 => self.directive(),
            b'-' if column == 0 && self.cursor.at_document_marker() => {
                self.document_marker(TokenKind::DocumentStart)
            }
            b'.' if column == 0 && self.cursor.at_document_marker() => {
                self.document_marker(TokenKind::DocumentEnd)
            }
            b'[' => self.flow_start(TokenKind::FlowSequenceStart),
            b'{' => self.flow_start(TokenKind::FlowMappingStart),
            b']' => self.flow_end(TokenKind::FlowSequenceEnd),
            b'}' => self.flow_end(TokenKind::FlowMappingEnd),
            b',' => self.flow_entry(),
            b'-' if self.cursor.word_ends_at(1) => self.block_entry(column),
            b'?' if in_flow || self.cursor.word_ends_at(1) => self.key(column),
            b':' if in_flow || self.cursor.word_ends_at(1) => self.value(column),
            b'*' => self.name(TokenKind::Alias),
            b'&' => self.name(TokenKind::Anchor),
            b'!' => self.tag(),
            b'|' if !in_flow => self.block_scalar(ScalarStyle::Literal),
            b'>' if !in_flow => self.block_scalar(ScalarStyle::Folded),
            b'\'' => self.scalar(ScalarStyle::SingleQuoted),
            b'"' => self.scalar(ScalarStyle::DoubleQuoted),
            b'\t' | b'|' | b'>' | b'%' | b'@' | b'`' => Err(self.no_token()),
            _ => self.scalar(ScalarStyle::Plain),
        }
    }

    /// Skips spaces, comments and line breaks. Outside flow collections a key may begin after a line break.
    fn skip_to_token(&mut self) {
        loop {
            self.cursor.skip_spaces();
            self.skip_comment();
            if self.cursor.take_break().is_none() {
                return;
            }
            if self.flow_level == 0 {
                self.simple_key_allowed = true;
            }
        }
    }

    /// Skips the comment here, if there is one, and remembers it.
    fn skip_comment(&mut self) {
        if self.cursor.peek() == b'#' {
            let start = self.cursor.position();
            self.cursor.skip_line();
            let span = self.cursor.span_from(start);
            self.comments.push(Comment { span });
        }
    }

    fn no_token(&self) -> Failure {
        let problem = match self.cursor.peek() {
            b'\t' => "a tab stands where only spaces may; indent and separate with spaces".to_owned(),
            byte => format!("no value may begin with `{}`; put it in quotes", char::from(byte)),
        };
        self.error(problem)
    }

    fn stream_end(&mut self) -> Outcome<()> {
        self.end_collections_right_of(None);
        self.drop_simple_key()?;
        self.simple_keys.clear();
        self.simple_key_allowed = false;
        self.at_stream_end = true;
        self.push(TokenKind::StreamEnd, self.cursor.position());
        Ok(())
    }

    fn document_marker(&mut self, kind: TokenKind) -> Outcome<()> {
        self.end_collections_right_of(None);
        self.drop_simple_key()?;
        self.simple_key_allowed = false;
        self.indicator(kind, 3);
        Ok(())
    }

    fn flow_start(&mut self, kind: TokenKind) -> Outcome<()> {
        self.note_simple_key()?;
        self.flow_level += 1;
        self.simple_key_allowed = true;
        self.indicator(kind, 1);
        Ok(())
    }

    fn flow_end(&mut self, kind: TokenKind) -> Outcome<()> {
        self.drop_simple_key()?;
        // The parser refuses a bracket that closes nothing.
        self.flow_level = self.flow_level.saturating_sub(1);
        self.simple_key_allowed = false;
        self.indicator(kind, 1);
        Ok(())
    }

    fn flow_entry(&mut self) -> Outcome<()> {
        self.simple_key_allowed = true;
        self.drop_simple_key()?;
        self.indicator(TokenKind::FlowEntry, 1);
        Ok(())
    }

    fn block_entry(&mut self, column: usize) -> Outcome<()> {
        if self.flow_level == 0 {
            if !self.simple_key_allowed {
                return Err(self.error("a list item may not begin here; begin it on a line of its own"));
            }
            self.start_collection(TokenKind::BlockSequenceStart, column);
        }
        self.simple_key_allowed = true;
        self.drop_simple_key()?;
        self.indicator(TokenKind::BlockEntry, 1);
        Ok(())
    }

    fn key(&mut self, column: usize) -> Outcome<()> {
        if self.flow_level == 0 {
            if !self.simple_key_allowed {
                return Err(self.error("a key may not begin here; begin it on a line of its own"));
            }
            self.start_collection(TokenKind::BlockMappingStart, column);
        }
        self.simple_key_allowed = self.flow_level == 0;
        self.drop_simple_key()?;
        self.indicator(TokenKind::Key, 1);
        Ok(())
    }

    fn value(&mut self, column: usize) -> Outcome<()> {
        if let Some(key) = self.simple_keys.take(self.flow_level) {
            self.start_key(key.token_number, key.start);
            self.simple_key_allowed = false;
        } else {
            if self.flow_level == 0 {
                if !self.simple_key_allowed {
                    return Err(self.error(
                        "a second `:` in one line; put a text that holds `: ` or ends in `:` in quotes, \
                         and begin a mapping on a line of its own",
                    ));
                }
                self.start_collection(TokenKind::BlockMappingStart, column);
            }
            self.simple_key_allowed = self.flow_level == 0;
            self.drop_simple_key()?;
        }
        self.indicator(TokenKind::Value, 1);
        Ok(())
    }

    /// Puts what begins a key, and the mapping if it is the first, before the key's first token.
    fn start_key(&mut self, token_number: usize, start: Mark) {
        let span = Span::at(start.position);
        let kind = TokenKind::Key;
        self.tokens.insert(token_number, Token { kind, span });
        if self.flow_level == 0 && self.indent < Some(start.column) {
            self.indent_to(start.column);
            let kind = TokenKind::BlockMappingStart;
            self.tokens.insert(token_number, Token { kind, span });
        }
    }

    /// Notes that a key may begin with the next token, which starts at the cursor.
    fn note_simple_key(&mut self) -> Outcome<()> {
        if self.simple_key_allowed {
            self.drop_simple_key()?;
            let start = self.cursor.mark();
            self.note_key_from(start);
        }
        Ok(())
    }

    /// Notes that a key may begin with the next token, which starts at `start`.
    fn note_key_from(&mut self, start: Mark) {
        self.simple_keys.note(SimpleKey {
            token_number: self.tokens.next_number(),
            required: self.flow_level == 0 && self.indent == Some(start.column),
            start,
            flow_level: self.flow_level,
        });
    }

    fn drop_simple_key(&mut self) -> Outcome<()> {
        self.simple_keys.drop_level(&self.cursor, self.flow_level)
    }

    /// Begins a block collection here if it is indented more than the one around it.
    fn start_collection(&mut self, kind: TokenKind, column: usize) {
        if self.indent < Some(column) {
            self.indent_to(column);
            self.push(kind, self.cursor.position());
        }
    }

    fn indent_to(&mut self, column: usize) {
        self.outer_indents.push(self.indent);
        self.indent = Some(column);
    }

    /// Ends the block collections that are indented more than `column`; all of them without one.
    fn end_collections_right_of(&mut self, column: Option<usize>) {
        if self.flow_level > 0 {
            return;
        }
        while self.indent > column {
            self.push(TokenKind::BlockEnd, self.cursor.position());
            self.indent = self.outer_indents.pop().flatten();
        }
    }

    /// Adds the token that the next `length` bytes are.
    fn indicator(&mut self, kind: TokenKind, length: usize) {
        let start = self.cursor.position();
        self.cursor.advance(length);
        self.push(kind, start);
    }

    /// Adds a plain or quoted scalar, and the `:` after it if it is a key.
    fn scalar(&mut self, style: ScalarStyle) -> Outcome<()> {
        let may_be_key = self.simple_key_allowed;
        if may_be_key {
            self.drop_simple_key()?;
        }
        let start = self.cursor.mark();
        let scalar = match style {
            ScalarStyle::Plain => self.plain_scalar(),
            _ => self.flow_scalar(style)?,
        };
        // Most keys are known at once: no token need wait for the `:`.
        let is_key = may_be_key && self.ends_key(start);
        if is_key {
            self.start_key(self.tokens.next_number(), start);
        } else if may_be_key {
            self.note_key_from(start);
        }
        self.tokens.push(scalar);
        if is_key {
            self.simple_key_allowed = false;
            self.indicator(TokenKind::Value, 1);
        }
        Ok(())
    }

    /// Whether the `:` is here that makes the scalar from `start` a key, and nothing around it waits for its own.
    fn ends_key(&mut self, start: Mark) -> bool {
        self.cursor.peek() == b':'
            && (self.flow_level > 0 || self.cursor.word_ends_at(1))
            && self.simple_keys.is_empty()
            && may_end_here(start, &mut self.cursor)
    }

    /// The scalar at `span`; its text, if it is not what is written there, waits until it is taken.
    fn written_scalar(&mut self, style: ScalarStyle, text: Option<Text>, span: Span) -> Token {
        let is_verbatim = text.is_none();
        if let Some(text) = text {
            self.texts.push_back(text);
        }
        let kind = TokenKind::Scalar(Scalar { style, is_verbatim });
        Token { kind, span }
    }

    /// Adds the token from `start` to the cursor.
    fn push(&mut self, kind: TokenKind, start: usize) {
        let span = self.cursor.span_from(start);
        self.tokens.push(Token { kind, span });
    }

    /// A part of the text.
    fn part(&self, start: usize, end: usize) -> &'t str {
        self.cursor.text().get(start..end).unwrap_or_default()
    }

    fn error(&self, problem: impl Into<String>) -> Failure {
        Failure::new(ErrorKind::Scanner, problem, self.cursor.character_span())
    }

    /// What is at the cursor, for messages.
    fn found(&self) -> String {
        match self.cursor.character() {
            None => "the end of the text".to_owned(),
            Some(_) if self.cursor.at_break() => "the end of the line".to_owned(),
            Some(' ') => "a space".to_owned(),
            Some('\t') => "a tab".to_owned(),
            Some(character) => format!("`{character}`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;

    /// The names of the tokens of a text, and the error that ended them.
    fn tokens(text: &str) -> (Vec<&'static str>, Option<Error>) {
        let mut scanner = Scanner::new(text).unwrap();
        let mut names = Vec::new();
        loop {
            match scanner.next() {
                Ok(Token {
                    kind: TokenKind::StreamEnd,
                    ..
                }) => return (names, None),
                Ok(token) => names.push(token.kind.name()),
                Err(failure) => return (names, Some(failure.into())),
            }
        }
    }

    fn error_place(text: &str) -> usize {
        tokens(text).1.expect("an error").span.start
    }

    /// The texts of the scalars in a text.
    fn scalars(text: &str) -> Vec<String> {
        let mut scanner = Scanner::new(text).unwrap();
        let mut texts = Vec::new();
        loop {
            match scanner.next().unwrap() {
                Token {
                    kind: TokenKind::Scalar(scalar),
                    span,
                } => {
                    texts.push(scanner.take_text(scalar, span).to_str_lossy().into_owned());
                }
                Token {
                    kind: TokenKind::StreamEnd,
                    ..
                } => return texts,
                _ => {}
            }
        }
    }

    #[test]
    fn a_key_is_known_by_the_colon_after_it() {
        let expected = [
            "the start of a mapping",
            "a key",
            "a value",
            "`:`",
            "a value",
            "less indentation",
        ];
        assert_eq!(tokens("a: b"), (expected.to_vec(), None));
    }

    #[test]
    fn less_indentation_ends_collections() {
        let (names, _) = tokens("a:\n  - b\nc:");
        assert_eq!(
            names.iter().filter(|name| **name == "less indentation").count(),
            2
        );
    }

    #[test]
    fn a_tab_may_not_indent() {
        assert_eq!(error_place("a:\n\tb: c"), 3);
    }

    #[test]
    fn a_key_is_at_most_1024_characters_long() {
        assert_eq!(tokens(&format!("{}: b", "é".repeat(1024))).1, None);
        assert_eq!(error_place(&format!("{}: b", "é".repeat(1025))), 2050);
    }

    #[test]
    fn a_key_is_on_one_line() {
        assert_eq!(error_place("a: 1\nb\n: 2"), 7);
    }

    #[test]
    fn a_second_colon_in_a_line_is_an_error() {
        assert_eq!(error_place("a: b: c"), 4);
    }

    #[test]
    fn lines_of_plain_and_quoted_scalars_are_folded() {
        assert_eq!(scalars("a\n b\n\n c"), ["a b\nc"]);
        assert_eq!(scalars("'a \n b''c'"), ["a b'c"]);
        assert_eq!(scalars("\"a \\\n  b\\x41\u{2028} c\""), ["a bA\u{2028}c"]);
    }

    #[test]
    fn literal_scalars_keep_lines_and_folded_ones_join_them() {
        assert_eq!(scalars("|\n a\n  b\n\n"), ["a\n b\n"]);
        assert_eq!(scalars(">\n a\n b\n\n c\n  d\n"), ["a b\nc\n d\n"]);
        assert_eq!(scalars("|-\n a\n"), ["a"]);
        assert_eq!(scalars("|+\n a\n\n"), ["a\n\n"]);
        assert_eq!(scalars("|2\n   a"), [" a"]);
        assert_eq!(scalars("a: |"), ["a", ""]);
    }

    #[test]
    fn comments_are_remembered_with_their_places() {
        let mut scanner = Scanner::new("# one\na: |  # two\n # text\nb#c: d").unwrap();
        while scanner.next().unwrap().kind != TokenKind::StreamEnd {}
        let places: Vec<_> = scanner
            .take_comments(usize::MAX)
            .iter()
            .map(|comment| (comment.span.start, comment.span.end))
            .collect();
        assert_eq!(places, [(0, 5), (12, 17)]);
    }
}
