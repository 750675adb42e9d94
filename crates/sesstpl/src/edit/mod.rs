//! Changes documents by path, and nothing else in them: comments, order, quotes and indentation stay.
//!
//! An [`Operation`] says what is to change in the values, whatever the text looks like: block style, braces, JSON,
//! several documents. [`Editable::edit`] finds the text edits for it, and proves them before it hands them out: the
//! edited text is read again, and its values are compared with those that the operation means. What cannot be done
//! without changing anything else is an [`EditError`].
//!
//! ```
//! use sesstpl::edit::{Editable, Operation, Root};
//! use sesstpl::{Path, Release, Segment, Stored};
//!
//! let text = "
//! kind: taskTemplate # of a session
//! spec:
//!   sessionType: batch
//! ";
//! let operation = Operation::Set {
//!     path: Path {
//!         segments: vec![Segment::Key("spec".into()), Segment::Key("sessionType".into())],
//!         ..Path::default()
//!     },
//!     value: Stored::Text("interactive".into()),
//! };
//! let edits = Editable::read(text, Release::LATEST)?.edit(Root::Template(0), &operation)?;
//! assert_eq!(
//!     edits.apply(text),
//!     "
//! kind: taskTemplate # of a session
//! spec:
//!   sessionType: interactive
//! "
//! );
//! # Ok::<(), sesstpl::edit::EditError>(())
//! ```

mod editable;
mod error;
mod intended;
pub(crate) mod lines;
mod operation;
mod outline;
mod plan;
mod render;
mod style;
mod text_edit;
mod tree;

pub use editable::Editable;
pub use error::EditError;
pub use operation::{Operation, Place, Root};
pub use text_edit::{Edits, Overlap, TextEdit};

pub(crate) use outline::{Member, Outline, Slot};
pub(crate) use style::line_break;

use sesstpl_yaml::{Document, Text};

/// A text in the quotes that a document prefers.
pub(crate) fn quoted(document: &Document, text: &Text) -> String {
    render::quoted(text, style::quote(document))
}

/// The comments of a text, in order.
pub(crate) fn comments<'e>(editable: &'e Editable<'_>) -> impl Iterator<Item = &'e str> {
    let comments = editable.documents().iter().flat_map(Document::comments);
    comments.map(|comment| lines::part(editable.text(), comment.span.start, comment.span.end).trim_end())
}
