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

/// More fixes than this are not applied in one go: they undo each other.
const MAX_APPLIED: usize = 1_000;

/// A text after fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The text.
    pub text: String,
    /// The titles of the fixes, in the order in which they were applied.
    pub titles: Vec<String>,
    /// All of them as one set of edits of the text as it was.
    pub edits: Edits,
    /// Whether no fix is left. If not, fixes undo each other.
    pub is_settled: bool,
}

/// Applies fixes until none is left: the first that `find` has for a text, then the first that it has for the text
/// after that, and so on.
///
/// Fixes that were each found for one text are never applied together. Each is verified for that text alone, and two
/// may not go together even where they do not meet: that of a mapping's first entry and that of its last, which take
/// both away.
///
/// ```
/// use sesstpl::Span;
/// use sesstpl::edit::{Edits, TextEdit};
/// use sesstpl::fix::{self, Applicability, Fix};
///
/// let find = |text: &str| {
///     let at = text.find("stratup")?;
///     Some(Fix {
///         title: "Rename `stratup` to `startup`".into(),
///         applicability: Applicability::Safe,
///         edits: Edits::new(vec![TextEdit::new(Span::new(at, at + 7), "startup")]).ok()?,
///     })
/// };
/// let applied = fix::apply_all("stratup: a\nother:\n  stratup: b\n", |text| find(text).into_iter().collect(), false);
/// assert_eq!(applied.text, "startup: a\nother:\n  startup: b\n");
/// assert_eq!(applied.titles.len(), 2);
/// assert!(applied.is_settled);
/// ```
pub fn apply_all(text: &str, find: impl Fn(&str) -> Vec<Fix>, include_unsafe: bool) -> Applied {
    let mut applied = Applied {
        text: text.to_owned(),
        titles: Vec::new(),
        edits: Edits::default(),
        is_settled: false,
    };
    while applied.titles.len() < MAX_APPLIED {
        let wanted =
            |fix: &Fix| (include_unsafe || fix.applicability == Applicability::Safe) && !fix.edits.is_empty();
        let Some(fix) = find(&applied.text).into_iter().find(wanted) else {
            applied.is_settled = true;
            break;
        };
        applied.text = fix.edits.apply(&applied.text);
        applied.edits = applied.edits.then(&fix.edits);
        applied.titles.push(fix.title);
    }
    applied
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

    #[test]
    fn unsafe_fixes_wait_to_be_asked_for() {
        let find = |text: &str| {
            let edits = |end| Edits::new(vec![TextEdit::new(Span::new(0, end), "")]).unwrap();
            let fix = |applicability, end| Fix {
                title: "Shorten".to_owned(),
                applicability,
                edits: edits(end),
            };
            match text.len() {
                0 => Vec::new(),
                length if length > 3 => vec![fix(Applicability::Unsafe, length), fix(Applicability::Safe, 1)],
                length => vec![fix(Applicability::Unsafe, length)],
            }
        };
        let safe = apply_all("abcdef", find, false);
        assert_eq!(
            (safe.text.as_str(), safe.titles.len(), safe.is_settled),
            ("def", 3, true)
        );
        assert_eq!(safe.edits.apply("abcdef"), "def");
        let all = apply_all("abcdef", find, true);
        assert_eq!((all.text.as_str(), all.titles.len()), ("", 1));
    }

    #[test]
    fn fixes_that_undo_each_other_come_to_an_end() {
        let swap = |text: &str| {
            let other = if text == "a" { "b" } else { "a" };
            let edits = Edits::new(vec![TextEdit::new(Span::new(0, 1), other)]).unwrap();
            vec![Fix {
                title: "Swap".to_owned(),
                applicability: Applicability::Safe,
                edits,
            }]
        };
        assert!(!apply_all("a", swap, false).is_settled);
    }
}
