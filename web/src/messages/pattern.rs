//! Words with gaps, found in a text that was made of them.

/// Words with `{}` for what was filled in, and their translation.
#[derive(Debug)]
pub(super) struct Pattern {
    /// What stands before, between and behind the gaps.
    pieces: Vec<String>,
    /// The translation, with gaps.
    pub(super) translation: String,
}

/// Letters that a pattern must have at least to be recognised whatever is in its gaps.
const DISTINCT: usize = 8;

impl Pattern {
    pub(super) fn new(words: &str, translation: &str) -> Self {
        Self {
            pieces: words.split("{}").map(str::to_owned).collect(),
            translation: translation.to_owned(),
        }
    }

    /// How many letters are its own.
    pub(super) fn letters(&self) -> usize {
        let own = self.pieces.iter().flat_map(|piece| piece.chars());
        own.filter(|letter| letter.is_alphabetic()).count()
    }

    /// Whether it says enough to be recognised whatever is in its gaps.
    pub(super) fn is_distinct(&self) -> bool {
        self.letters() >= DISTINCT
    }

    /// What is in the gaps, if the text was made of these words. Gaps are as short as they can be, but the last.
    pub(super) fn gaps<'t>(&self, text: &'t str) -> Option<Vec<&'t str>> {
        let (first, rest) = self.pieces.split_first()?;
        let mut left = text.strip_prefix(first.as_str())?;
        let Some((last, between)) = rest.split_last() else {
            return left.is_empty().then(Vec::new);
        };
        let mut gaps = Vec::new();
        for piece in between {
            let (gap, after) = left.split_once(piece.as_str())?;
            gaps.push(gap);
            left = after;
        }
        gaps.push(left.strip_suffix(last.as_str())?);
        Some(gaps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_filled_in_is_found() {
        let pattern = Pattern::new("`{}` has no key {}; {}", "");
        assert_eq!(
            pattern.gaps("`spec` has no key `x`; take it out; or not"),
            Some(vec!["spec", "`x`", "take it out; or not"])
        );
        assert_eq!(pattern.gaps("`spec` has a key"), None);
        assert_eq!(Pattern::new("a tab", "").gaps("a tab"), Some(Vec::new()));
        assert_eq!(Pattern::new("a tab", "").gaps("a tab stands"), None);
    }
}
