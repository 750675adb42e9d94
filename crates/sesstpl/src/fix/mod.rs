//! Fixes: edits that mend what a diagnostic is about.

mod apply;
mod fixer;

use sesstpl_yaml::{Document, NodeId, NodeKind, ScalarStyle, Text};

use crate::Span;
use crate::edit::{self, EditError, Editable, Edits, Operation, Root, TextEdit};

pub use apply::{Applied, apply_all, mend, mend_with};
pub use fixer::Fixer;

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
    let Span { start, end } = document.node(node).span;
    let text = plain(document, node)?;
    (start < end).then(|| TextEdit::new(Span::new(start, end), edit::quoted(document, text)))
}

/// How a scalar is written that [`quote`] puts into quotes.
pub(crate) fn written(document: &Document, node: NodeId) -> Option<&str> {
    plain(document, node)?.as_str()
}

/// What a scalar without quotes and without a tag says.
fn plain(document: &Document, node: NodeId) -> Option<&Text> {
    let node = document.node(node);
    let is_tagged = node
        .properties
        .as_ref()
        .is_some_and(|properties| properties.tag.is_some());
    match &node.kind {
        NodeKind::Scalar {
            text,
            style: ScalarStyle::Plain,
        } if !is_tagged => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Path, Release, Segment, Stored};

    fn set(key: &str, value: Stored) -> (Root, Operation) {
        let path = Path {
            segments: vec![Segment::Key(key.to_owned())],
            ..Path::default()
        };
        (Root::Document(0), Operation::Set { path, value })
    }

    #[test]
    fn edits_that_do_something_else_are_no_fix() {
        let editable = Editable::read("a: 1:30\nb: 2\n", Release::LATEST).unwrap();
        let quoted = |text: &str| Edits::new(vec![TextEdit::new(Span::new(3, 7), text)]).unwrap();
        let wanted = [set("a", Stored::Text("1:30".into()))];
        assert!(verified(&editable, quoted("'1:30'"), &wanted).is_ok());
        assert!(verified(&editable, quoted("'1:30' # x"), &wanted).is_ok());
        assert!(verified(&editable, quoted("'1:30'\nc: 4"), &wanted).is_err());
        assert!(verified(&editable, quoted("1:30"), &wanted).is_err());
    }

    #[test]
    fn operations_after_each_other_are_one_fix() {
        let text = "# top\na: 1 # one\nb: 2\n";
        let editable = Editable::read(text, Release::LATEST).unwrap();
        let remove = (
            Root::Document(0),
            Operation::Remove {
                path: set("b", Stored::Null).1.path().clone(),
            },
        );
        let operations = [set("c", Stored::Int(3)), set("a", Stored::Bool(true)), remove];
        let fix = of(&editable, "Do it", Applicability::Unsafe, &operations).unwrap();
        assert_eq!(fix.edits.apply(text), "# top\na: true # one\nc: 3\n");
        assert!(verified(&editable, fix.edits, &operations).is_ok());
    }

    #[test]
    fn only_plain_scalars_without_a_tag_are_quoted() {
        let document = sesstpl_yaml::load("[1_000, yes, !!int 5, '1', \"1\", [a], x\n y, ]").unwrap();
        let quoted: Vec<_> = document
            .nodes()
            .filter_map(|(id, _)| quote(&document, id))
            .collect();
        let texts: Vec<_> = quoted.iter().map(|edit| edit.replacement.as_str()).collect();
        assert_eq!(texts, ["'1_000'", "'yes'", "'a'", "'x y'"]);
    }
}
