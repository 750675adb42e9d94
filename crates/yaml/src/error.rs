//! Why a text was refused.

use std::fmt;

use crate::Span;

/// What `PyYAML` would raise, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Which exception.
    pub kind: ErrorKind,
    /// What the reader was doing and where that began, as "while reading a mapping".
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
    /// A limit of this crate's own: merge keys copy more entries than [`MAX_MERGED`](crate::MAX_MERGED).
    Limit,
}

/// Exceptions that escape from `PyYAML`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PythonException {
    /// `ValueError`: an impossible date, a number without digits.
    Value,
    /// `KeyError`: an unknown boolean.
    Key,
    /// `IndexError`: a number without any character.
    Index,
    /// `AttributeError`: a timestamp that is none.
    Attribute,
    /// `TypeError`: a timestamp that is a mapping.
    Type,
    /// `OverflowError`: a sexagesimal float of too many parts.
    Overflow,
    /// `RecursionError`: nested too deeply.
    Recursion,
}

impl PythonException {
    /// The name of the class in Python.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Value => "ValueError",
            Self::Key => "KeyError",
            Self::Index => "IndexError",
            Self::Attribute => "AttributeError",
            Self::Type => "TypeError",
            Self::Overflow => "OverflowError",
            Self::Recursion => "RecursionError",
        }
    }
}

/// An error on its way out. Errors are large and rare: what is passed around is a pointer to one.
#[derive(Debug, PartialEq)]
pub(crate) struct Failure(Box<Error>);

/// What comes of a step of the reading.
pub(crate) type Outcome<T> = Result<T, Failure>;

impl Failure {
    pub(crate) fn new(kind: ErrorKind, problem: impl Into<String>, span: Span) -> Self {
        Self(Box::new(Error {
            kind,
            context: None,
            problem: problem.into(),
            span,
        }))
    }

    pub(crate) fn python(exception: PythonException, problem: impl Into<String>, span: Span) -> Self {
        Self::new(ErrorKind::Python(exception), problem, span)
    }

    pub(crate) fn within(mut self, context: impl Into<String>, span: Span) -> Self {
        self.0.context = Some((context.into(), span));
        self
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        *failure.0
    }
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
