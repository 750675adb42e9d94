//! The Korean words. The site's files have them; they are fetched when somebody wants Korean.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::fmt::Display;

use futures_util::future::{join, join4};
use serde::Deserialize;
use sesstpl::TemplateKind;
use sesstpl::fields::{Choices, Field, FieldId, Shape};

use super::filled;
use super::pattern::Pattern;
use crate::site;

/// How often what was filled in is itself looked for: findings hold words within words.
const DEPTH: usize = 4;

/// What there is to say of a rule.
#[derive(Debug, Deserialize)]
pub(crate) struct RuleWords {
    /// What it finds.
    pub(crate) summary: String,
    /// Why that matters.
    pub(crate) why: String,
}

/// What there is to say of a field.
#[derive(Debug, Deserialize)]
struct FieldWords {
    /// Its name; the one that is written where there is none.
    label: Option<String>,
    /// What it is.
    doc: String,
    /// What its words mean.
    #[serde(default)]
    words: HashMap<String, String>,
}

/// All Korean words.
#[derive(Debug)]
pub(super) struct Korean {
    /// The page's own, by the English ones.
    pub(super) own: HashMap<String, String>,
    /// The rules', by their codes.
    rules: HashMap<String, RuleWords>,
    /// The fields', by their paths.
    fields: HashMap<String, FieldWords>,
    /// The core's and the protocol's without gaps, by the English ones.
    core: HashMap<String, String>,
    /// Those with gaps, the most telling first.
    patterns: Vec<Pattern>,
}

thread_local! {
    /// Set once, for as long as the page lives.
    static KOREAN: OnceCell<&'static Korean> = const { OnceCell::new() };
}

/// Looks something up, once the words have come.
pub(super) fn words<T>(look: impl FnOnce(&'static Korean) -> Option<T>) -> Option<T> {
    KOREAN.with(|korean| korean.get().copied()).and_then(look)
}

/// Fetches the words, unless they are here. False where they do not come.
pub(super) async fn load() -> bool {
    if KOREAN.with(|korean| korean.get().is_some()) {
        return true;
    }
    let files = join(
        join4(
            site::json("ko"),
            site::json("rules.ko"),
            site::json("fields.ko"),
            site::json("diagnostics.ko"),
        ),
        site::json("core.ko"),
    )
    .await;
    let ((Some(own), Some(rules), Some(fields), Some(findings)), Some(core)) = files else {
        return false;
    };
    let korean = Box::leak(Box::new(Korean::new(own, rules, fields, [findings, core])));
    KOREAN.with(|place| place.set(korean).is_ok())
}

impl Korean {
    fn new(
        own: HashMap<String, String>,
        rules: HashMap<String, RuleWords>,
        fields: HashMap<String, FieldWords>,
        said: [HashMap<String, String>; 2],
    ) -> Self {
        let (gaps, mut core): (HashMap<_, _>, HashMap<_, _>) = said
            .into_iter()
            .flatten()
            .partition(|(english, _)| english.contains("{}"));
        let mut patterns: Vec<Pattern> = gaps
            .iter()
            .map(|(english, korean)| Pattern::new(english, korean))
            .collect();
        patterns.sort_by_key(|pattern| Reverse(pattern.letters()));
        for field in FieldId::ALL.map(FieldId::field) {
            let Some(words) = fields.get(&path(field)) else {
                continue;
            };
            core.insert(field.doc.to_owned(), words.doc.clone());
            for word in choices(field).iter().flat_map(|choices| choices.words) {
                if let Some(doc) = words.words.get(word.text) {
                    core.insert(word.doc.to_owned(), doc.clone());
                }
            }
        }
        Self {
            own,
            rules,
            fields,
            core,
            patterns,
        }
    }

    /// The page's own words.
    pub(super) fn said(&self, english: &str) -> Option<&str> {
        self.own.get(english).map(String::as_str)
    }

    /// What there is to say of a rule.
    pub(super) fn rule(&self, code: &str) -> Option<&RuleWords> {
        self.rules.get(code)
    }

    /// A field's name, where it has one beside the one that is written.
    pub(super) fn label(&self, field: &Field) -> Option<&str> {
        self.fields.get(&path(field))?.label.as_deref()
    }

    /// The core's and the protocol's words.
    pub(super) fn of_core(&self, english: &str) -> Option<String> {
        self.found(english, DEPTH)
    }

    fn found(&self, english: &str, depth: usize) -> Option<String> {
        if let Some(korean) = self.core.get(english) {
            return Some(korean.clone());
        }
        let depth = depth.checked_sub(1).filter(|_| english.contains(' '))?;
        self.patterns.iter().find_map(|pattern| {
            pattern
                .gaps(english)
                .find_map(|gaps| self.filled_in(pattern, &gaps, depth))
        })
    }

    /// A pattern's translation with what is in its gaps.
    fn filled_in(&self, pattern: &Pattern, gaps: &[&str], depth: usize) -> Option<String> {
        let filling = |gap: &&str| match self.found(gap, depth) {
            Some(korean) => Some(korean),
            // What says little is recognised by what is in it.
            None => (pattern.is_distinct() || is_name(gap)).then(|| (*gap).to_owned()),
        };
        let filling: Vec<String> = gaps.iter().map(filling).collect::<Option<_>>()?;
        let values: Vec<&dyn Display> = filling.iter().map(|gap| gap as &dyn Display).collect();
        Some(filled(&pattern.translation, &values))
    }

    /// Markdown, line by line.
    pub(super) fn markdown(&self, english: &str) -> String {
        let line = |line: &str| {
            let (mark, words) = match line.strip_prefix("- ") {
                Some(words) => ("- ", words),
                None => ("", line),
            };
            let explained = || {
                let (word, doc) = words.split_once(": ")?;
                Some(format!("{word}: {}", self.of_core(doc)?))
            };
            match self.of_core(words).or_else(explained) {
                Some(korean) => format!("{mark}{korean}"),
                None => line.to_owned(),
            }
        };
        english.split('\n').map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Whether it is a name or a value, which no language changes.
fn is_name(gap: &str) -> bool {
    gap.starts_with(['`', '"', '\'']) || !gap.contains(' ')
}

fn choices(field: &Field) -> Option<&'static Choices> {
    match field.shape {
        Shape::Choice(choices) => Some(choices),
        _ => None,
    }
}

/// The way to a field by its first names; those of templates for clusters alone begin with `cluster`.
fn path(field: &Field) -> String {
    let mut names = vec![field.name()];
    let mut parent = field.parent.map(FieldId::field);
    while let Some(field) = parent {
        names.push(field.name());
        parent = field.parent.map(FieldId::field);
    }
    if !field.belongs_to(TemplateKind::Session) {
        names.push("cluster");
    }
    names.reverse();
    names.join(".")
}

#[cfg(test)]
pub(super) mod tests {
    use serde::de::DeserializeOwned;
    use sesstpl::{CheckOptions, check, rules};

    use super::*;

    fn read<T: DeserializeOwned>(json: &str) -> T {
        serde_json::from_str(json).unwrap()
    }

    /// The words as the site has them.
    pub(crate) fn given() -> Korean {
        Korean::new(
            read(include_str!("../../messages/ko.json")),
            read(include_str!("../../messages/rules.ko.json")),
            read(include_str!("../../messages/fields.ko.json")),
            [
                read(include_str!("../../messages/diagnostics.ko.json")),
                read(include_str!("../../messages/core.ko.json")),
            ],
        )
    }

    fn is_korean(text: &str) -> bool {
        text.chars().any(|letter| ('가'..='힣').contains(&letter))
    }

    #[test]
    fn every_rule_and_every_field_has_its_korean_words() {
        let korean = given();
        for rule in rules::all() {
            assert!(korean.rule(rule.code.as_str()).is_some(), "{}", rule.code);
        }
        for field in FieldId::ALL.map(FieldId::field) {
            assert!(korean.fields.contains_key(&path(field)), "{}", path(field));
        }
    }

    #[test]
    fn what_every_rule_says_of_its_example_is_said_in_korean() {
        let korean = given();
        let mut english = Vec::new();
        for rule in rules::all() {
            let report = check(rule.example, &CheckOptions::default());
            for found in &report.diagnostics {
                for words in [Some(found.message.as_str()), found.help.as_deref()]
                    .into_iter()
                    .flatten()
                {
                    if !korean.of_core(words).is_some_and(|korean| is_korean(&korean)) {
                        english.push(words.to_owned());
                    }
                }
            }
        }
        english.sort();
        english.dedup();
        assert!(english.is_empty(), "{english:#?}");
    }

    #[test]
    fn words_within_words_are_said_in_korean_too() {
        let korean = given();
        let said =
            korean.of_core("the manager did not answer within 30 seconds; wait some minutes and try again");
        assert_eq!(
            said.unwrap(),
            "매니저가 30초 안에 응답하지 않았습니다. 몇 분 기다렸다가 다시 시도하세요"
        );
        assert_eq!(korean.of_core("nobody knows; these words"), None);
    }
}
