//! What the parser makes of tokens.

use crate::{CollectionStyle, Properties, ScalarStyle, Span, Tag, Text};

/// A step in the walk over a document's tree.
#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) kind: EventKind,
    /// Where its content stands.
    pub(crate) span: Span,
    /// Anchor and tag as written.
    pub(crate) properties: Option<Box<Properties>>,
    /// The tag, where one is given that says something; `!` does not.
    pub(crate) tag: Option<Tag>,
}

#[derive(Debug)]
pub(crate) enum EventKind {
    StreamEnd,
    DocumentStart,
    DocumentEnd,
    Alias,
    Scalar {
        text: Text,
        style: ScalarStyle,
        /// Its tag follows from its text.
        resolved_by_text: bool,
    },
    SequenceStart(CollectionStyle),
    MappingStart(CollectionStyle),
    CollectionEnd,
}

impl Event {
    pub(crate) fn bare(kind: EventKind, span: Span) -> Self {
        Self {
            kind,
            span,
            properties: None,
            tag: None,
        }
    }
}
