//! The known word that somebody probably meant.

/// How alike two words must be, from 0 to 1, for one to be offered in place of the other.
const LIKENESS: f64 = 0.7;

/// The known word that is most like a written one, if one is alike enough.
///
/// Case, `_` and `-` do not count, so that `scalingGroup` finds `scaling_group`.
pub(crate) fn nearest<'w>(written: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let written = plain(written);
    known
        .into_iter()
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
    fn other_words_are_not() {
        assert_eq!(nearest("labels", ["name", "tag"]), None);
    }
}
