//! How well a completion goes with what is already written.

/// From best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// It begins so.
    Start,
    /// It holds it.
    Part,
    /// It begins with its first letter and holds the others in order.
    Letters,
}

/// How well a name goes with a word; none if it does not. Case, `_` and `-` do not count.
pub(super) fn of(word: &str, name: &str) -> Option<Match> {
    let (word, name) = (plain(word), plain(name));
    if name.starts_with(&word) {
        return Some(Match::Start);
    }
    if name.contains(&word) {
        return Some(Match::Part);
    }
    let mut letters = name.chars();
    let begins_alike = word.chars().next() == name.chars().next();
    (begins_alike && word.chars().all(|wanted| letters.any(|letter| letter == wanted)))
        .then_some(Match::Letters)
}

fn plain(text: &str) -> String {
    text.chars()
        .filter(|character| !matches!(character, '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect()
}
