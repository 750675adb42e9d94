//! The known word that somebody probably meant.

/// How alike two words must be, from 0 to 1, for one to be offered in place of the other.
const LIKENESS: f64 = 0.7;
/// The same in tenths.
const LIKENESS_TENTHS: usize = 7;

/// The known word that is most like a written one, if one is alike enough.
///
/// Case, `_` and `-` do not count, so that `scalingGroup` finds `scaling_group`.
pub(crate) fn nearest<'w>(written: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    nearest_of(written, &mut known.into_iter())
}

fn nearest_of<'w>(written: &str, known: &mut dyn Iterator<Item = &'w str>) -> Option<&'w str> {
    let letters = Letters::of(written);
    let written = plain(written);
    known
        .filter(|word| letters.may_be_like(&Letters::of(word)))
        .map(|word| {
            (
                strsim::normalized_damerau_levenshtein(&written, &plain(word)),
                word,
            )
        })
        .filter(|&(likeness, _)| likeness >= LIKENESS)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, word)| word)
}

/// How often letters stand in a word of ASCII; some count as one. Counting them is a hundred times as fast as comparing.
struct Letters {
    is_ascii: bool,
    length: usize,
    counts: [usize; 32],
}

impl Letters {
    fn of(word: &str) -> Self {
        let mut letters = Self {
            is_ascii: word.is_ascii(),
            length: 0,
            counts: [0; 32],
        };
        for byte in word.bytes().filter(|byte| !matches!(byte, b'_' | b'-')) {
            letters.length += 1;
            // Both cases of a letter have one place.
            letters.counts[usize::from(byte % 32)] += 1;
        }
        letters
    }

    /// Whether enough letters are in both: one word is made of the other by as many changes as letters are not, or more.
    fn may_be_like(&self, other: &Self) -> bool {
        let both = self.counts.iter().zip(&other.counts);
        let common: usize = both.map(|(one, other)| one.min(other)).sum();
        let share = 10 * common >= LIKENESS_TENTHS * self.length.max(other.length);
        share || !self.is_ascii || !other.is_ascii
    }
}

/// Whether words differ in case, `_` and `-` only.
pub(crate) fn is_respelt(written: &str, known: &str) -> bool {
    plain(written) == plain(known)
}

fn plain(word: &str) -> String {
    word.replace(['_', '-'], "").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_words_are_found() {
        let known = ["bootstrap", "startup", "startup_command", "startupCommand"];
        assert_eq!(nearest("stratup", known), Some("startup"));
        assert_eq!(nearest("start-up", known), Some("startup"));
        assert_eq!(
            nearest("scalingGroup", ["mounts", "scaling_group"]),
            Some("scaling_group")
        );
    }

    #[test]
    fn a_word_in_another_spelling_is_the_same() {
        assert!(is_respelt("scalingGroup", "scaling_group"));
        assert!(is_respelt("BOOT-STRAP", "bootstrap"));
        assert!(!is_respelt("stratup", "startup"));
    }

    #[test]
    fn no_word_that_is_alike_is_left_out_for_its_letters() {
        let words = [
            "a",
            "ab",
            "ba",
            "abc",
            "cab_",
            "ABCD",
            "dbca",
            "abcdefghij",
            "jbcdefgh-ai",
            "é",
            "ée",
        ];
        for one in words {
            for other in words {
                let likeness = strsim::normalized_damerau_levenshtein(&plain(one), &plain(other));
                let expected = (likeness >= LIKENESS).then_some(other);
                assert_eq!(nearest(one, [other]), expected, "{one} {other}");
            }
        }
    }

    #[test]
    fn other_words_are_not() {
        assert_eq!(nearest("labels", ["name", "tag"]), None);
    }
}
