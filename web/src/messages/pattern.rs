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

    /// What may be in the gaps, if the text was made of these words: with the gaps in front as short as they can be, or
    /// those behind.
    pub(super) fn gaps<'t>(&self, text: &'t str) -> impl Iterator<Item = Vec<&'t str>> {
        let found = [self.shortest_first(text), self.shortest_last(text)];
        found.into_iter().flatten()
    }

    /// The text without what stands before the first gap and behind the last, and what stands between the gaps.
    fn inside<'t>(&self, text: &'t str) -> Option<(&'t str, &[String])> {
        let (first, rest) = self.pieces.split_first()?;
        let (last, between) = rest.split_last()?;
        let inside = text.strip_prefix(first.as_str())?.strip_suffix(last.as_str())?;
        Some((inside, between))
    }

    fn shortest_first<'t>(&self, text: &'t str) -> Option<Vec<&'t str>> {
        let (mut left, between) = self.inside(text)?;
        let mut gaps = Vec::new();
        for piece in between {
            let (gap, after) = left.split_once(piece.as_str())?;
            gaps.push(gap);
            left = after;
        }
        gaps.push(left);
        Some(gaps)
    }

    fn shortest_last<'t>(&self, text: &'t str) -> Option<Vec<&'t str>> {
        let (mut left, between) = self.inside(text)?;
        let mut gaps = Vec::new();
        for piece in between.iter().rev() {
            let (before, gap) = left.rsplit_once(piece.as_str())?;
            gaps.push(gap);
            left = before;
        }
        gaps.push(left);
        gaps.reverse();
        Some(gaps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_filled_in_is_found() {
        let pattern = Pattern::new("`{}` has no key {}; {}", "");
        let found: Vec<_> = pattern
            .gaps("`spec` has no key `x`; take it out; or not")
            .collect();
        let expected = [
            ["spec", "`x`", "take it out; or not"],
            ["spec", "`x`; take it out", "or not"],
        ];
        assert_eq!(found, expected);
        assert_eq!(pattern.gaps("`spec` has a key").count(), 0);
    }
}
