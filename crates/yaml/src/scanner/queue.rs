//! Tokens that are known but not yet taken.

use super::{COMMON_DEPTH, Token};

/// Tokens in order, numbered from the start of the stream.
///
/// Mostly none is left when the next are added, so a vector that is filled anew is all that it takes. Tokens wait
/// only behind a `[` or `{` that may begin a key, at most for the length of a key in each level of nesting.
#[derive(Debug)]
pub(super) struct Queue {
    tokens: Vec<Token>,
    /// How many of them were taken.
    taken: usize,
    /// How many were taken before them.
    taken_before: usize,
}

impl Queue {
    pub(super) fn new() -> Self {
        Self {
            // Where a line ends so many collections, so many tokens come at once.
            tokens: Vec::with_capacity(COMMON_DEPTH),
            taken: 0,
            taken_before: 0,
        }
    }

    /// The token that is taken next, if it is known.
    pub(super) fn first(&self) -> Option<Token> {
        self.tokens.get(self.taken).copied()
    }

    /// The number of the token that is taken next.
    pub(super) fn first_number(&self) -> usize {
        self.taken_before + self.taken
    }

    /// The number of the token that is added next.
    pub(super) fn next_number(&self) -> usize {
        self.taken_before + self.tokens.len()
    }

    /// Takes the first token.
    pub(super) fn skip(&mut self) {
        if self.taken + 1 < self.tokens.len() {
            self.taken += 1;
        } else {
            self.taken_before += self.tokens.len();
            self.taken = 0;
            self.tokens.clear();
        }
    }

    /// Adds a token.
    pub(super) fn push(&mut self, token: Token) {
        self.tokens.push(token);
    }

    /// Adds a token before the one with this number, which was not taken.
    #[inline]
    pub(super) fn insert(&mut self, number: usize, token: Token) {
        let place = number - self.taken_before;
        if place == self.tokens.len() {
            self.tokens.push(token);
        } else {
            self.tokens.insert(place, token);
        }
    }
}
