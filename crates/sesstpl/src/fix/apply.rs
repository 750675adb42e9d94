//! Fixes one after the other.

use super::{Fix, Fixer};
use crate::edit::Edits;
use crate::{Catalogue, CheckOptions, check_with};

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

/// Mends all that has a fix, one after the other, from the start of the text to its end.
///
/// Unsafe fixes are applied only if asked for, and then where there is no safe one.
///
/// ```
/// use sesstpl::{CheckOptions, fix};
///
/// let text = "{api_version: 6, kind: taskTemplate, metadata: {name: a}, spec: {kernel: {image: b/c}}}";
/// let applied = fix::mend(text, &CheckOptions::default(), false);
/// assert!(applied.text.starts_with("{api_version: '6', "));
/// assert_eq!(applied.titles, ["Put `6` in quotes"]);
/// ```
pub fn mend(text: &str, options: &CheckOptions, include_unsafe: bool) -> Applied {
    mend_with(text, options, &Catalogue::default(), include_unsafe)
}

/// The same with fixes for what a cluster does not have.
pub fn mend_with(text: &str, options: &CheckOptions, catalogue: &Catalogue, include_unsafe: bool) -> Applied {
    apply_all(text, |text| next(text, *options, catalogue, include_unsafe))
}

fn next(text: &str, options: CheckOptions, catalogue: &Catalogue, include_unsafe: bool) -> Option<Fix> {
    let report = check_with(text, &options, catalogue);
    let fixer = Fixer::new(text, &options).with_catalogue(catalogue);
    report
        .diagnostics
        .iter()
        .find_map(|diagnostic| fixer.best(diagnostic, include_unsafe))
}

/// Applies fixes until none is left: the one that `find` has for a text, then the one that it has for the text after
/// that, and so on.
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
/// let applied = fix::apply_all("stratup: a\nother:\n  stratup: b\n", find);
/// assert_eq!(applied.text, "startup: a\nother:\n  startup: b\n");
/// assert_eq!(applied.titles.len(), 2);
/// assert!(applied.is_settled);
/// ```
pub fn apply_all(text: &str, find: impl Fn(&str) -> Option<Fix>) -> Applied {
    let mut applied = Applied {
        text: text.to_owned(),
        titles: Vec::new(),
        edits: Edits::default(),
        is_settled: false,
    };
    while applied.titles.len() < MAX_APPLIED {
        let Some(fix) = find(&applied.text).filter(|fix| !fix.edits.is_empty()) else {
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
    use crate::Span;
    use crate::edit::TextEdit;
    use crate::fix::Applicability;

    fn replace(end: usize, replacement: &str) -> Fix {
        Fix {
            title: "Change it".to_owned(),
            applicability: Applicability::Safe,
            edits: Edits::new(vec![TextEdit::new(Span::new(0, end), replacement)]).unwrap(),
        }
    }

    #[test]
    fn fixes_are_applied_one_after_the_other_and_are_one_set_of_edits() {
        let shorten = |text: &str| (text.len() > 3).then(|| replace(1, ""));
        let applied = apply_all("abcdef", shorten);
        assert_eq!(
            (applied.text.as_str(), applied.titles.len(), applied.is_settled),
            ("def", 3, true)
        );
        assert_eq!(applied.edits.apply("abcdef"), "def");
    }

    #[test]
    fn fixes_that_undo_each_other_come_to_an_end() {
        let swap = |text: &str| Some(replace(1, if text == "a" { "b" } else { "a" }));
        assert!(!apply_all("a", swap).is_settled);
    }

    #[test]
    fn unsafe_fixes_wait_to_be_asked_for() {
        let text = "{api_version: 6, kind: taskTemplate, metadata: {nam: a}, spec: {kernel: {image: b/c}}}";
        let safe = mend(text, &CheckOptions::default(), false);
        assert_eq!(safe.text, text.replace('6', "'6'"));
        let all = mend(text, &CheckOptions::default(), true);
        let mended = text.replace('6', "'6'").replace("nam:", "name:");
        assert_eq!(all.text, format!("{{template: {mended}}}"));
        assert!(safe.is_settled && all.is_settled);
    }
}
