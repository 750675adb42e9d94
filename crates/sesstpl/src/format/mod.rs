//! Canonical layout.
//!
//! A document is a row of tokens with space between them. Only the space is laid out anew, and the indentation within
//! texts of several lines: so nothing can be lost, and quotes, comments and the order of everything stay.

mod layout;
mod scalar;
mod tokens;

use crate::edit::{EditError, Editable, Edits};
use crate::{Release, edit};

/// Why a text is not laid out anew.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormatError {
    /// The text cannot be read.
    #[error(transparent)]
    Unreadable(#[from] EditError),
    /// No layout was found that is read as the text is.
    #[error("the text would be read as something else in the usual layout; it stays as it is")]
    Refused,
}

/// A layout that is not settled after so many rounds is refused.
const MAX_ROUNDS: usize = 4;

/// The edits that give a text the usual layout, and leave its values, its comments and its lines as they are.
///
/// Mappings and lists are indented by two columns more than what they are in, `-` and `:` and `,` have one space
/// after them, brackets and comments have the usual space around them. No line ends in space, no two empty lines
/// follow each other, the last line ends with a line break. A text in this layout gets no edits.
///
/// # Errors
///
/// If the text cannot be read, or no layout was found that is read as the text is.
///
/// ```
/// use sesstpl::{Release, format};
///
/// let text = "spec :\n    mounts:\n    - { a : 1 ,b: 'x' }    # two\n";
/// let edits = format(text, Release::LATEST)?;
/// assert_eq!(edits.apply(text), "spec:\n  mounts:\n    - {a: 1, b: 'x'} # two\n");
/// # Ok::<(), sesstpl::FormatError>(())
/// ```
pub fn format(text: &str, release: Release) -> Result<Edits, FormatError> {
    let mut edits = Edits::default();
    // Once is enough but for oddities, such as a text after `|` that holds nothing but spaces.
    for _ in 0..MAX_ROUNDS {
        let now = edits.apply(text);
        let round = laid_out(&Editable::read(&now, release)?, release)?;
        if round.is_empty() {
            return Ok(edits);
        }
        edits = edits.then(&round);
    }
    Err(FormatError::Refused)
}

/// The edits that lay out a text, with or without a line break after its last line.
fn laid_out(editable: &Editable<'_>, release: Release) -> Result<Edits, FormatError> {
    let tokens = tokens::of(editable);
    for final_break in [true, false] {
        let edits = layout::edits(editable.text(), &tokens, final_break);
        if editable.performs(&edits, &[])? && comments_stay(editable, &edits, release) {
            return Ok(edits);
        }
    }
    Err(FormatError::Refused)
}

fn comments_stay(editable: &Editable<'_>, edits: &Edits, release: Release) -> bool {
    let text = edits.apply(editable.text());
    Editable::read(&text, release).is_ok_and(|after| edit::comments(editable).eq(edit::comments(&after)))
}
