//! The page's words in the reader's language.
//!
//! The English words stand where they are said, in [`t!`]; `web/messages/` holds a file for each other language, in which
//! they are the keys. `{}` stands for what is filled in, in order; a translation may number them as `{0}`, `{1}`.

mod korean;
mod pattern;

use std::cell::Cell;
use std::fmt::{Display, Write};

use sesstpl::Diagnostic;
use sesstpl::fields::Field;

use crate::page;
use crate::storage::{self, Area};
use crate::words::sentence;

pub(crate) use korean::RuleWords;

/// A language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    /// English.
    English,
    /// Korean.
    Korean,
}

thread_local! {
    static CHOSEN: Cell<Language> = const { Cell::new(Language::English) };
}

impl Language {
    /// All, in the order in which they are offered.
    pub(crate) const ALL: [Self; 2] = [Self::English, Self::Korean];

    /// Its tag, as pages and browsers have it.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Korean => "ko",
        }
    }

    /// Its name in itself.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Korean => "한국어",
        }
    }

    /// The language with a tag like `ko` or `ko-KR`.
    pub(crate) fn of(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag() == primary)
    }

    /// The one that was chosen here before, else the browser's.
    pub(crate) fn remembered() -> Self {
        let chosen = storage::read_text(Area::Browser, storage::LANGUAGE).and_then(|tag| Self::of(&tag));
        chosen
            .or_else(|| Self::of(&page::browser_language()))
            .unwrap_or(Self::English)
    }

    /// The one that the page is in.
    pub(crate) fn current() -> Self {
        CHOSEN.get()
    }

    /// Puts the page into it from now on, once its words have come. False where they do not come.
    pub(crate) async fn take_up(self) -> bool {
        if self == Self::Korean && !korean::load().await {
            return false;
        }
        CHOSEN.set(self);
        page::set_language(self.tag());
        true
    }
}

/// English words in the page's language; the same where nobody translated them.
pub(crate) fn translated(english: &'static str) -> &'static str {
    in_language(Language::current(), english)
}

fn in_language(language: Language, english: &'static str) -> &'static str {
    match language {
        Language::English => english,
        Language::Korean => korean::words(|korean| korean.said(english)).unwrap_or(english),
    }
}

/// The core's words, and the protocol's, in the page's language; the same where nobody translated them.
pub(crate) fn of_core(english: &str) -> String {
    match Language::current() {
        Language::English => None,
        Language::Korean => korean::words(|korean| korean.of_core(english)),
    }
    .unwrap_or_else(|| english.to_owned())
}

/// An error as sentences in the page's language.
pub(crate) fn error(error: &(impl Display + ?Sized)) -> String {
    sentence(&of_core(&error.to_string()))
}

/// What the core writes about a field or a word, in Markdown, in the page's language as far as it is translated.
pub(crate) fn markdown(english: String) -> String {
    match Language::current() {
        Language::English => None,
        Language::Korean => korean::words(|korean| Some(korean.markdown(&english))),
    }
    .unwrap_or(english)
}

/// What a finding says, as sentences. Where the words are not translated, what its rule finds comes before them.
pub(crate) fn finding(found: &Diagnostic) -> String {
    let own = of_core(&found.message);
    match rule(found.code.as_str()) {
        Some(words) if own == found.message => format!("{} {}", sentence(&words.summary), sentence(&own)),
        _ => sentence(&own),
    }
}

/// What there is to say of a rule in the page's language; none where its own words are.
pub(crate) fn rule(code: &str) -> Option<&'static RuleWords> {
    match Language::current() {
        Language::English => None,
        Language::Korean => korean::words(|korean| korean.rule(code)),
    }
}

/// A field's name for people: `scaling_group` is "Scaling group".
pub(crate) fn label(field: &Field) -> String {
    let words = match Language::current() {
        Language::English => None,
        Language::Korean => korean::words(|korean| korean.label(field)),
    };
    words.map_or_else(|| english_label(field), str::to_owned)
}

fn english_label(field: &Field) -> String {
    let words = field.name().replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// Words with their gaps filled.
pub(crate) fn filled(words: &str, values: &[&dyn Display]) -> String {
    let mut text = String::new();
    let (mut rest, mut next) = (words, 0);
    while let Some((before, (gap, after))) = rest
        .split_once('{')
        .and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        text.push_str(before);
        let index = gap.parse().unwrap_or(next);
        next = index + 1;
        if let Some(value) = values.get(index) {
            // A text takes whatever is written to it.
            let _ = write!(text, "{value}");
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Words in the page's language, with what is to be filled in: `t!("Cancel")`, `t!("Delete {}?", name)`.
macro_rules! t {
    ($english:literal) => {
        $crate::messages::translated($english)
    };
    ($english:literal, $($value:expr),+ $(,)?) => {
        $crate::messages::filled($crate::messages::translated($english), &[$(&$value),+])
    };
}

pub(crate) use t;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::korean::tests::given;
    use super::*;

    /// The words that are said in the sources.
    fn said(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                said(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !folder.ends_with("messages")
            {
                let source = fs::read_to_string(&path).unwrap();
                // `format!` ends in the same letters.
                let calls = source
                    .match_indices("t!(")
                    .filter(|(at, _)| !source[..*at].ends_with('a'));
                found.extend(calls.filter_map(|(at, call)| literal(source[at + call.len()..].trim_start())));
            }
        }
    }

    /// The text literal that a source begins with.
    fn literal(source: &str) -> Option<String> {
        let mut letters = source.strip_prefix('"')?.chars().peekable();
        let mut text = String::new();
        loop {
            match letters.next()? {
                '"' => return Some(text),
                '\\' => match letters.next()? {
                    '\n' => while letters.next_if(|letter| letter.is_whitespace()).is_some() {},
                    'n' => text.push('\n'),
                    escaped => text.push(escaped),
                },
                letter => text.push(letter),
            }
        }
    }

    fn gaps(words: &str) -> usize {
        words.matches('{').count()
    }

    #[test]
    fn everything_that_is_said_has_its_korean_words_with_the_same_gaps_and_nothing_is_left_over() {
        let mut english = BTreeSet::new();
        said(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut english);
        assert!(english.len() > 100, "{english:#?}");
        let words = given();
        let korean: BTreeSet<String> = words.own.keys().cloned().collect();
        let missing: Vec<_> = english.difference(&korean).collect();
        assert!(missing.is_empty(), "without Korean words: {missing:#?}");
        let needless: Vec<_> = korean.difference(&english).collect();
        assert!(needless.is_empty(), "said nowhere: {needless:#?}");
        for (english, korean) in &words.own {
            assert_eq!(gaps(english), gaps(korean), "{english:?}: {korean:?}");
        }
    }

    #[test]
    fn gaps_are_filled_in_order_or_by_their_numbers() {
        assert_eq!(filled("{} of {}", &[&1, &"two"]), "1 of two");
        assert_eq!(filled("{1} 중 {0}", &[&1, &"two"]), "two 중 1");
        assert_eq!(filled("a { b", &[&1]), "a { b");
    }

    #[test]
    fn a_browsers_language_is_found_by_its_tag() {
        assert_eq!(Language::of("ko-KR"), Some(Language::Korean));
        assert_eq!(Language::of("en"), Some(Language::English));
        assert_eq!(Language::of("de-AT"), None);
    }
}
