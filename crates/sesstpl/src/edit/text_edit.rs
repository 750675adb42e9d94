//! Changes to a text.

use crate::{Span, order};

/// Text that takes the place of a part of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// The part that goes; empty where text is only put in.
    pub span: Span,
    /// What comes in its place.
    pub replacement: String,
}

impl TextEdit {
    /// Puts `replacement` where `span` is.
    pub fn new(span: Span, replacement: impl Into<String>) -> Self {
        Self {
            span,
            replacement: replacement.into(),
        }
    }
}

/// Edits of one text, in the order of their places, no two of which overlap.
///
/// ```
/// use sesstpl::Span;
/// use sesstpl::edit::{Edits, TextEdit};
///
/// let edits = Edits::new(vec![
///     TextEdit::new(Span::new(6, 7), "2"),
///     TextEdit::new(Span::new(0, 3), "size"),
/// ])?;
/// assert_eq!(edits.apply("cpu:  1\n"), "size:  2\n");
/// # Ok::<(), sesstpl::edit::Overlap>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edits(Vec<TextEdit>);

/// Two edits change the same part of a text, or put text in at the same place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("two changes meet at byte {0} of the text; make one after the other")]
pub struct Overlap(pub usize);

impl Edits {
    /// Puts edits in order. Those that change nothing are left out. Text that is put in where another edit starts
    /// comes before it.
    ///
    /// # Errors
    ///
    /// If two of them overlap, or both put text in at one place.
    pub fn new(mut edits: Vec<TextEdit>) -> Result<Self, Overlap> {
        edits.retain(|edit| edit.span.start < edit.span.end || !edit.replacement.is_empty());
        order::sort_by_key(&mut edits, |edit| edit.span);
        for pair in edits.windows(2) {
            if let [one, other] = pair
                && (other.span.start < one.span.end || other.span == one.span)
            {
                return Err(Overlap(other.span.start));
            }
        }
        Ok(Self(edits))
    }

    /// The edits of both.
    ///
    /// # Errors
    ///
    /// If one of `self` and one of `other` overlap.
    pub fn merged(&self, other: &Self) -> Result<Self, Overlap> {
        Self::new(self.0.iter().chain(&other.0).cloned().collect())
    }

    /// One set of edits that does what `self` and then `next`, which is for the text that `self` makes, do.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        let (mut made, mut later) = (self.0.iter().peekable(), next.0.iter().peekable());
        let mut shift = Shift::default();
        let mut joined = Vec::new();
        loop {
            let made_start = made.peek().map(|edit| shift.after(edit.span.start));
            let later_start = later.peek().map(|edit| edit.span.start);
            let Some(start) = made_start.into_iter().chain(later_start).min() else {
                break;
            };
            let outer_start = shift.before(start);
            // Edits that touch each other become one.
            let mut end = start;
            let mut between = String::new();
            let mut inner = Vec::new();
            loop {
                if let Some(edit) = made.next_if(|edit| shift.after(edit.span.start) <= end) {
                    pad(&mut between, shift.after(edit.span.start).saturating_sub(start));
                    between.push_str(&edit.replacement);
                    shift.count(edit);
                    end = end.max(shift.after(edit.span.end));
                } else if let Some(edit) = later.next_if(|edit| edit.span.start <= end) {
                    let span = Span::new(edit.span.start - start, edit.span.end.saturating_sub(start));
                    inner.push(TextEdit::new(span, edit.replacement.as_str()));
                    end = end.max(edit.span.end);
                } else {
                    break;
                }
            }
            pad(&mut between, end - start);
            let span = Span::new(outer_start, shift.before(end));
            joined.push(TextEdit::new(span, Self(inner).apply(&between)));
        }
        Self(joined)
    }

    /// The text after the edits.
    ///
    /// Places beyond the end of the text mean its end, and those within a character its start.
    pub fn apply(&self, text: &str) -> String {
        let mut result = String::with_capacity(text.len());
        let mut position = 0;
        for edit in &self.0 {
            let start = text.floor_char_boundary(edit.span.start);
            let end = text.floor_char_boundary(edit.span.end);
            result.push_str(text.get(position..start).unwrap_or_default());
            result.push_str(&edit.replacement);
            position = end;
        }
        result.push_str(text.get(position..).unwrap_or_default());
        result
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The edits, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, TextEdit> {
        self.0.iter()
    }
}

impl<'e> IntoIterator for &'e Edits {
    type Item = &'e TextEdit;
    type IntoIter = std::slice::Iter<'e, TextEdit>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// How far edits that were passed have moved what stands after them.
#[derive(Default)]
struct Shift {
    added: usize,
    removed: usize,
}

impl Shift {
    fn count(&mut self, edit: &TextEdit) {
        self.added += edit.replacement.len();
        self.removed += edit.span.end - edit.span.start;
    }

    /// The place after the edits.
    fn after(&self, before: usize) -> usize {
        (before + self.added).saturating_sub(self.removed)
    }

    /// The place before the edits.
    fn before(&self, after: usize) -> usize {
        (after + self.removed).saturating_sub(self.added)
    }
}

/// Fills up with what a later edit replaces, whatever it is.
fn pad(text: &mut String, length: usize) {
    while text.len() < length {
        text.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(edits: &[(usize, usize, &str)]) -> Edits {
        let edit = |&(start, end, text): &(usize, usize, &str)| TextEdit::new(Span::new(start, end), text);
        Edits::new(edits.iter().map(edit).collect()).unwrap()
    }

    #[test]
    fn edits_that_overlap_are_no_set() {
        let edit = |start, end| TextEdit::new(Span::new(start, end), "x");
        assert_eq!(Edits::new(vec![edit(0, 3), edit(2, 4)]), Err(Overlap(2)));
        assert_eq!(Edits::new(vec![edit(2, 2), edit(2, 2)]), Err(Overlap(2)));
        assert!(Edits::new(vec![edit(0, 3), edit(3, 4)]).is_ok());
    }

    #[test]
    fn edits_of_two_sets_are_merged_in_order() {
        let merged = edits(&[(4, 5, "E")]).merged(&edits(&[(0, 1, "A")])).unwrap();
        assert_eq!(merged.apply("abcdef"), "AbcdEf");
        assert!(edits(&[(0, 2, "")]).merged(&edits(&[(1, 3, "")])).is_err());
    }

    #[test]
    fn edits_one_after_the_other_are_one_set() {
        let text = "abcdefghij";
        let sets: [&[(usize, usize, &str)]; 6] = [
            &[],
            &[(0, 1, "AAA"), (5, 6, "")],
            &[(2, 4, "x")],
            &[(0, 0, "start "), (3, 7, "MIDDLE"), (8, 8, "+")],
            &[(1, 9, "")],
            &[(1, 2, "B"), (3, 4, "D"), (5, 5, "-")],
        ];
        for first in sets {
            let first = edits(first);
            let middle = first.apply(text);
            for next in sets {
                let next: Vec<_> = next
                    .iter()
                    .copied()
                    .filter(|&(_, end, _)| end <= middle.len())
                    .collect();
                let next = edits(&next);
                let joined = first.then(&next);
                assert_eq!(
                    joined.apply(text),
                    next.apply(&middle),
                    "{first:?} and then {next:?} as {joined:?}"
                );
            }
        }
    }
}
