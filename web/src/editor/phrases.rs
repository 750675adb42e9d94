//! The code editor's own words.

use crate::messages::t;

macro_rules! phrases {
    ($(t!($english:literal)),+ $(,)?) => {
        &[$(($english, || t!($english))),+]
    };
}

/// What the code editor says, in English, and how to say it in the page's language.
type Phrase = (&'static str, fn() -> &'static str);

/// All that the code editor says.
pub(super) const PHRASES: &[Phrase] = phrases![
    t!("Find"),
    t!("Replace"),
    t!("next"),
    t!("previous"),
    t!("all"),
    t!("match case"),
    t!("regexp"),
    t!("by word"),
    t!("replace"),
    t!("replace all"),
    t!("close"),
    t!("current match"),
    t!("on line"),
    t!("replaced $ matches"),
    t!("replaced match on line $"),
    t!("Go to line"),
    t!("go"),
    t!("Completions"),
    t!("Fold line"),
    t!("Unfold line"),
    t!("folded code"),
    t!("unfold"),
    t!("What can be mended here"),
    t!("Nothing to mend here by itself"),
    t!("look at it afterwards"),
    t!("Something here can be mended (Ctrl-.)"),
    t!("Why?"),
];
