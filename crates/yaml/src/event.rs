//! What the parser makes of tokens.

use crate::scanner::Scalar;
use crate::{CollectionStyle, Properties, Span, Tag};

/// A step in the walk over a document's tree.
#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) kind: EventKind,
    /// Where its content stands.
    pub(crate) span: Span,
    /// Anchor and tag, if it has any.
    pub(crate) given: Option<Box<Given>>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum EventKind {
    StreamEnd,
    DocumentStart,
    DocumentEnd,
    Alias,
    Scalar {
        scalar: Scalar,
        /// Its tag follows from its text.
        resolved_by_text: bool,
    },
    SequenceStart(CollectionStyle),
    MappingStart(CollectionStyle),
    CollectionEnd,
}

/// What stands before a node.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) properties: Properties,
    pub(crate) tag: GivenTag,
}

/// What a node says about its tag.
#[derive(Debug)]
pub(crate) enum GivenTag {
    Nothing,
    /// `!`: the tag follows from the content, even in quotes.
    NonSpecific,
    Tag(Tag),
}

impl Event {
    pub(crate) fn bare(kind: EventKind, span: Span) -> Self {
        Self {
            kind,
            span,
            given: None,
        }
    }
    /// Puts anchor and tag before it.
    pub(crate) fn give(&mut self, given: Box<Given>) {
        if let EventKind::Scalar { resolved_by_text, .. } = &mut self.kind {
            match given.tag {
                GivenTag::Nothing => {}
                GivenTag::NonSpecific => *resolved_by_text = true,
                GivenTag::Tag(_) => *resolved_by_text = false,
            }
        }
        self.given = Some(given);
    }
}
