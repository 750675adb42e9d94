//! Why a text is not edited.

use crate::Path;

/// Why an edit is refused. The text stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EditError {
    /// The text cannot be read.
    #[error("the text cannot be read: {0}; mend that first")]
    Unreadable(String),
    /// The text has fewer documents.
    #[error("there is no document {0} in the text, counted from 0")]
    NoDocument(usize),
    /// The text has fewer templates, or something else stands where the template is expected.
    #[error("there is no template {0} in the text, counted from 0")]
    NoTemplate(usize),
    /// The path leads nowhere.
    #[error("there is nothing at `{0}`; choose a path that the document has")]
    NoSuchPlace(Path),
    /// A key or index is asked for in something that has none of the kind.
    #[error("`{path}` is {found}, which has no {wanted}; set another value there first")]
    WrongKind {
        /// The place of the value.
        path: Path,
        /// What it is, with an article.
        found: &'static str,
        /// `key` or `item`.
        wanted: &'static str,
    },
    /// The mapping has the key already.
    #[error("`{0}` is there already; set its value, or choose another key")]
    KeyExists(Path),
    /// The whole document cannot be removed, renamed or inserted.
    #[error("the whole document can only be set; give the path of something in it")]
    WholeDocument,
    /// The entry comes from another mapping by `<<`.
    #[error("`{0}` comes from another mapping by `<<`; change it there, or set it here to another value")]
    Merged(Path),
    /// A value of the document holds itself, by an alias within what its anchor names.
    #[error("a value holds itself by an alias; take that alias out of the text first")]
    Circular,
    /// Aliases would have to be replaced by more text than is sensible.
    #[error("aliases would have to be replaced by more than a mebibyte of text; write out what is to change")]
    TooLarge,
    /// No text was found that is read as intended.
    #[error("the text cannot be changed at `{0}` without changing something else; edit it by hand")]
    NotExpressible(Path),
}
