//! What the scanner makes of a text.

use crate::{ScalarStyle, Span};

/// A token and where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) span: Span,
}

/// What kind of token it is. What a few of them bring with them is taken from the scanner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    StreamEnd,
    Directive,
    /// `---`
    DocumentStart,
    /// `...`
    DocumentEnd,
    /// Before the first item of a sequence that is indented more than what it is in.
    BlockSequenceStart,
    /// Before the first key of a mapping without braces.
    BlockMappingStart,
    /// Where the indentation of a block collection ends.
    BlockEnd,
    /// `[`
    FlowSequenceStart,
    /// `]`
    FlowSequenceEnd,
    /// `{`
    FlowMappingStart,
    /// `}`
    FlowMappingEnd,
    /// `-`
    BlockEntry,
    /// `,`
    FlowEntry,
    /// `?`, or the place before a key without it.
    Key,
    /// `:`
    Value,
    /// `*name`
    Alias,
    /// `&name`
    Anchor,
    Tag,
    Scalar(Scalar),
}

/// How a scalar is written, and whether its text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scalar {
    pub(crate) style: ScalarStyle,
    /// Its text is what stands in its place, without quotes.
    pub(crate) is_verbatim: bool,
}

/// A line that begins with `%`.
#[derive(Debug)]
pub(crate) enum Directive {
    /// `%YAML`; whether its major version is 1.
    Yaml { is_version_1: bool },
    /// `%TAG`
    Tag { handle: String, prefix: String },
    /// Any other, which is ignored.
    Unknown,
}

/// A tag before its handle is looked up.
#[derive(Debug, Default)]
pub(crate) struct WrittenTag {
    /// `!`, `!!` or `!name!`; none for `!<…>` and for `!` alone.
    pub(crate) handle: Option<String>,
    pub(crate) suffix: String,
}

impl TokenKind {
    /// What it is called in messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::StreamEnd => "the end of the text",
            Self::Directive => "a directive",
            Self::DocumentStart => "`---`",
            Self::DocumentEnd => "`...`",
            Self::BlockSequenceStart => "the start of a list",
            Self::BlockMappingStart => "the start of a mapping",
            Self::BlockEnd => "less indentation",
            Self::FlowSequenceStart => "`[`",
            Self::FlowSequenceEnd => "`]`",
            Self::FlowMappingStart => "`{`",
            Self::FlowMappingEnd => "`}`",
            Self::BlockEntry => "`-`",
            Self::FlowEntry => "`,`",
            Self::Key => "a key",
            Self::Value => "`:`",
            Self::Alias => "an alias",
            Self::Anchor => "an anchor",
            Self::Tag => "a tag",
            Self::Scalar(_) => "a value",
        }
    }
}
