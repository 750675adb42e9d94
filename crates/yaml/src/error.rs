//! Why a text was refused.

use std::fmt;

use crate::Span;

/// What `PyYAML` would raise, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Which exception.
    pub kind: ErrorKind,
    /// What the reader was doing and where that began, as "while parsing a block mapping".
    pub context: Option<(String, Span)>,
    /// What is wrong, in a sentence's wording without a full stop.
    pub problem: String,
    /// The place of the problem.
    pub span: Span,
}

/// The exception's class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// A character that may not stand in a stream (`ReaderError`).
    Reader,
    /// `ScannerError`.
    Scanner,
    /// `ParserError`.
    Parser,
    /// `ComposerError`.
    Composer,
    /// `ConstructorError`.
    Constructor,
    /// An exception that is no `YAMLError`: what reads the stream is not prepared for it and crashes.
    Python(PythonException),
}

/// Exceptions that escape from `PyYAML`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PythonException {
    /// `ValueError`: an impossible date, a number without digits.
    Value,
    /// `KeyError`: an unknown boolean.
    Key,
    /// `IndexError`.
    Index,
    /// `AttributeError`: a timestamp that is none.
    Attribute,
    /// `TypeError`.
    Type,
    /// `OverflowError`.
    Overflow,
    /// `RecursionError`: nested too deeply.
    Recursion,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.context {
            Some((context, _)) => write!(f, "{context}: {}", self.problem),
            None => f.write_str(&self.problem),
        }
    }
}

impl std::error::Error for Error {}
