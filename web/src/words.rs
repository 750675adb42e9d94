//! Errors and findings as prose. They are written to follow a colon, with what is to be typed in backticks.

/// Words as a sentence.
pub(crate) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    let stop = if words.ends_with(['.', '!', '?', ':']) {
        ""
    } else {
        "."
    };
    format!("{}{}{stop}", first.to_uppercase(), letters.as_str())
}

/// A piece of prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'w> {
    /// Words.
    Plain(&'w str),
    /// What was between backticks.
    Code(&'w str),
}

/// The pieces of a text. A backtick without its partner is a letter like any other.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, (code, after))) = rest
        .split_once('`')
        .and_then(|(before, rest)| Some((before, rest.split_once('`')?)))
    {
        pieces.push(Piece::Plain(before));
        pieces.push(Piece::Code(code));
        rest = after;
    }
    pieces.push(Piece::Plain(rest));
    pieces.retain(|piece| *piece != Piece::Plain(""));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_errors_words_become_a_sentence() {
        assert_eq!(sentence("the clock is off; set it"), "The clock is off; set it.");
        assert_eq!(sentence("`kind` is missing"), "`kind` is missing.");
        assert_eq!(sentence("Invalid group."), "Invalid group.");
        assert_eq!(sentence(""), "");
    }

    #[test]
    fn what_stands_between_backticks_is_code() {
        let expected = [
            Piece::Code("kind"),
            Piece::Plain(" is "),
            Piece::Code("x"),
            Piece::Plain(", not y."),
        ];
        assert_eq!(pieces("`kind` is `x`, not y."), expected);
    }

    #[test]
    fn a_lone_backtick_is_kept() {
        assert_eq!(pieces("a`b"), [Piece::Plain("a`b")]);
        assert_eq!(pieces(""), []);
    }
}
