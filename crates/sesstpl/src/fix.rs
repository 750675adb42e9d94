//! Fixes: edits that mend what a diagnostic is about.

use sesstpl_yaml::{Document, NodeId, NodeKind, ScalarStyle};

use crate::Span;
use crate::edit::{self, EditError, Editable, Edits, Operation, Root, TextEdit};

/// Edits that mend something, with what a person is told of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is done, as a command: "Quote the number".
    pub title: String,
    /// Whether it can be applied without a look at it.
    pub applicability: Applicability,
    /// The edits of the text that the diagnostic is about.
    pub edits: Edits,
}

/// Whether a fix can be applied without a look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// It means the same to the manager, or is all that can have been meant.
    Safe,
    /// It may not be what was meant.
    Unsafe,
}

/// The fix that performs operations, one after the other; none if one of them is refused.
///
/// ```
/// use sesstpl::edit::{Editable, Operation, Root};
/// use sesstpl::{Path, Release, Segment, fix};
///
/// let text = "kind: taskTemplate\ncolour: red # why?\n";
/// let path = Path { segments: vec![Segment::Key("colour".into())], ..Path::default() };
/// let editable = Editable::read(text, Release::LATEST)?;
/// let operations = [(Root::Template(0), Operation::Remove { path })];
/// let fix = fix::of(&editable, "Remove `colour`", fix::Applicability::Unsafe, &operations).unwrap();
/// assert_eq!(fix.edits.apply(text), "kind: taskTemplate\n");
/// # Ok::<(), sesstpl::edit::EditError>(())
/// ```
pub fn of(
    editable: &Editable<'_>,
    title: impl Into<String>,
    applicability: Applicability,
    operations: &[(Root, Operation)],
) -> Option<Fix> {
    let edits = editable.edit_all(operations).ok()?;
    Some(Fix {
        title: title.into(),
        applicability,
        edits,
    })
}

/// The edits, if they make of a text's values exactly what operations make of them.
///
/// For edits that are not made by [`Editable::edit`], such as those of [`quote`].
///
/// # Errors
///
/// If they make anything else of them, or an operation is refused.
pub fn verified(
    editable: &Editable<'_>,
    edits: Edits,
    operations: &[(Root, Operation)],
) -> Result<Edits, EditError> {
    if editable.performs(&edits, operations)? {
        return Ok(edits);
    }
    let path = operations.first().map(|(_, operation)| operation.path().clone());
    Err(EditError::NotExpressible(path.unwrap_or_default()))
}

/// Puts a scalar without quotes into quotes, as it is written: `1_000` becomes `'1_000'`, and so a text.
///
/// None for anything else: what is in quotes is text already, and a tag says itself what is meant.
///
/// ```
/// use sesstpl::fix;
/// use sesstpl_yaml::{NodeId, Value, load};
///
/// let document = load("tag: 1:30").unwrap();
/// let Value::Dict(entries) = document.value(document.root().unwrap()) else { panic!() };
/// assert_eq!(fix::quote(&document, entries[0].1).unwrap().replacement, "'1:30'");
/// ```
pub fn quote(document: &Document, node: NodeId) -> Option<TextEdit> {
    let node = document.node(node);
    let NodeKind::Scalar {
        text,
        style: ScalarStyle::Plain,
    } = &node.kind
    else {
        return None;
    };
    let is_tagged = node
        .properties
        .as_ref()
        .is_some_and(|properties| properties.tag.is_some());
    let Span { start, end } = node.span;
    (start < end && !is_tagged).then(|| TextEdit::new(node.span, edit::quoted(document, text)))
}
