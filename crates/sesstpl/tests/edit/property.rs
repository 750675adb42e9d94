//! Random edits of random documents, held against a plain tree and against `PyYAML`.
//!
//! `SESSTPL_EDITS` says how many edits of each kind of document (default 1,000), `SESSTPL_EDITS_SEED` where the
//! generator starts; `SESSTPL_EDITS_SHOW` prints some of those that were refused. `SESSTPL_PYTHON` names a Python
//! with `PyYAML` 6.0.3; without it, an environment with it is made under the target folder.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;

use sesstpl::Release;
use sesstpl::edit::{EditError, Editable, Edits, Operation, Root};
use sesstpl_yaml::{Document, NodeKind};

use crate::model::{self, Tree};
use crate::prng::Prng;
use crate::python::PyYaml;
use crate::{corpora, dump, random, samples, trees};

const DEFAULT_EDITS: usize = 1_000;
const BATCH: usize = 500;
const PRINTED: usize = 8;

/// What became of edits.
#[derive(Default)]
struct Tally {
    made: usize,
    senseless: usize,
    refused: BTreeMap<String, usize>,
    examples: Vec<String>,
    failures: Vec<String>,
    /// Texts to be read by `PyYAML`, too.
    edited: Vec<String>,
}

fn number(name: &str, default: usize) -> usize {
    match env::var(name) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{name} is no number: {text}")),
        Err(_) => default,
    }
}

fn run(kind: &str, most_refused_of_1000: usize, mut next: impl FnMut(&mut Prng) -> String) {
    let edits = number("SESSTPL_EDITS", DEFAULT_EDITS);
    let mut prng = Prng::new(number("SESSTPL_EDITS_SEED", 1) as u64);
    let mut pyyaml = PyYaml::start();
    let mut tally = Tally::default();
    let mut unreadable = 0;
    while tally.made < edits && unreadable < 20 * edits {
        let text = next(&mut prng);
        match Editable::read(&text, Release::LATEST) {
            Ok(editable) => (0..4).for_each(|_| tally.edit(&mut prng, &editable)),
            Err(_) => unreadable += 1,
        }
        if tally.edited.len() >= BATCH || tally.made >= edits {
            tally.compare(&mut pyyaml);
        }
    }
    println!("{}", tally.summary(kind, unreadable));
    assert!(
        tally.failures.is_empty(),
        "{} failures:\n\n{}",
        tally.failures.len(),
        tally.failures[..tally.failures.len().min(PRINTED)].join("\n\n")
    );
    assert!(tally.made >= edits, "too few texts can be read");
    let refused: usize = tally.refused.values().sum();
    assert!(
        refused * 1000 <= most_refused_of_1000 * tally.made,
        "more than {most_refused_of_1000} of 1,000 edits are refused"
    );
}

impl Tally {
    fn edit(&mut self, prng: &mut Prng, editable: &Editable<'_>) {
        let index = prng.below(editable.documents().len());
        let Some(trees) = editable
            .documents()
            .iter()
            .map(model::of)
            .collect::<Option<Vec<Tree>>>()
        else {
            return;
        };
        let operation = random::operation(prng, &trees[index]);
        let expected = trees[index].after(&operation);
        let got = editable.edit(Root::Document(index), &operation);
        let describe = |what: &str, after: &str| {
            format!(
                "{what}: {operation:?} of document {index}\n--- document\n{}\n--- edited\n{after}",
                editable.text()
            )
        };
        match (expected, got) {
            (None, Err(_)) => self.senseless += 1,
            (None, Ok(edits)) => self
                .failures
                .push(describe("made without sense", &edits.apply(editable.text()))),
            (Some(_), Err(error)) => {
                let reason = match error {
                    EditError::NotExpressible(_) => "not expressible",
                    EditError::Merged(_) => "merged",
                    EditError::Circular => "circular",
                    EditError::TooLarge => "too large",
                    other => {
                        self.failures
                            .push(describe(&format!("refused although it makes sense, {other}"), ""));
                        return;
                    }
                };
                *self.refused.entry(reason.to_owned()).or_default() += 1;
                if reason != "merged" && self.examples.len() < PRINTED {
                    self.examples.push(describe(reason, ""));
                }
            }
            (Some(expected), Ok(edits)) => {
                let after = edits.apply(editable.text());
                if let Err(problem) = check(editable, &trees, index, &operation, expected, &edits, &after) {
                    self.failures.push(describe(&problem, &after));
                }
                self.made += 1;
                self.edited.push(after);
            }
        }
    }

    fn compare(&mut self, pyyaml: &mut PyYaml) {
        let texts = std::mem::take(&mut self.edited);
        for (text, read) in texts.iter().zip(pyyaml.read(&texts)) {
            if read != dump::both(text) {
                self.failures
                    .push(format!("PyYAML reads this otherwise:\n{text}"));
            }
        }
    }

    fn summary(&self, kind: &str, unreadable: usize) -> String {
        let mut text = format!(
            "{kind}: {} edits made, {} senseless ones refused, {unreadable} texts not readable",
            self.made, self.senseless
        );
        for (reason, count) in &self.refused {
            write!(text, ", {count} refused as {reason}").expect("a text can be written to");
        }
        if env::var_os("SESSTPL_EDITS_SHOW").is_some() {
            for example in &self.examples {
                write!(text, "\n\n{example}").expect("a text can be written to");
            }
        }
        text
    }
}

fn check(
    editable: &Editable<'_>,
    trees: &[Tree],
    index: usize,
    operation: &Operation,
    expected: Tree,
    edits: &Edits,
    after: &str,
) -> Result<(), String> {
    let edited =
        Editable::read(after, Release::LATEST).map_err(|error| format!("no longer read, {error}"))?;
    let mut wanted = trees.to_vec();
    wanted[index] = expected;
    let got = edited
        .documents()
        .iter()
        .map(model::of)
        .collect::<Option<Vec<Tree>>>();
    if got.as_ref() != Some(&wanted) {
        return Err(format!("other values than wanted, {got:?}"));
    }
    untouched_lines_stay(editable.text(), edits, after)?;
    comments_stay(editable, index, operation, &edited)
}

/// A document with what is rare, or one that is known to be hard to read.
fn corner(prng: &mut Prng) -> String {
    if prng.one_in(4) {
        prng.pick(samples::DOCUMENTS).to_owned()
    } else {
        trees::stream(prng)
    }
}

/// Every line that no edit reaches into is there afterwards, in the same order and byte for byte.
fn untouched_lines_stay(text: &str, edits: &Edits, after: &str) -> Result<(), String> {
    let mut position = 0;
    let mut later = after;
    for line in text.split_inclusive('\n') {
        let (start, end) = (position, position + line.len());
        position = end;
        let is_touched = edits
            .iter()
            .any(|edit| edit.span.start < end && start < edit.span.end.max(edit.span.start + 1));
        if is_touched {
            continue;
        }
        let Some(found) = later.find(line.trim_end_matches(['\r', '\n'])) else {
            return Err(format!("an untouched line is gone, {line:?}"));
        };
        later = &later[found + line.trim_end_matches(['\r', '\n']).len()..];
    }
    Ok(())
}

/// Where nothing goes that comments can be about, all comments stay.
fn comments_stay(
    editable: &Editable<'_>,
    index: usize,
    operation: &Operation,
    edited: &Editable<'_>,
) -> Result<(), String> {
    let goes = match operation {
        Operation::Remove { .. } => true,
        Operation::Set { path, .. } => {
            let mut tree = model::of(&editable.documents()[index]).expect("it was read before");
            matches!(
                tree.at(&path.segments),
                Some(Tree::List(_) | Tree::Dict(_) | Tree::Other(_))
            )
        }
        Operation::Rename { .. } | Operation::Insert { .. } | Operation::InsertItem { .. } => false,
    };
    let before = comments(editable);
    let after = comments(edited);
    let mut rest = after.iter();
    let all_stay = before.iter().all(|comment| rest.any(|other| other == comment));
    if goes || all_stay {
        Ok(())
    } else {
        Err(format!("comments are lost, {before:?} became {after:?}"))
    }
}

fn comments<'t>(editable: &Editable<'t>) -> Vec<&'t str> {
    let all = editable.documents().iter().flat_map(Document::comments);
    all.map(|comment| &editable.text()[comment.span.start..comment.span.end])
        .collect()
}

#[test]
fn documents_as_people_write_them_are_edited_as_intended() {
    run("people's documents", 10, random::document);
}

#[test]
fn documents_at_the_corners_of_the_notation_are_edited_as_intended() {
    run("corners", 15, corner);
}

#[test]
fn json_is_edited_as_intended() {
    run("JSON", 1, random::json);
}

#[test]
fn the_corpora_are_edited_as_intended() {
    let texts = corpora::texts();
    run("corpora", 5, |prng| texts[prng.below(texts.len())].clone());
}

#[test]
fn a_document_has_scalars_of_every_style_to_edit() {
    let mut prng = Prng::new(1);
    let mut styles = std::collections::HashSet::new();
    for _ in 0..200 {
        let text = random::document(&mut prng);
        let Ok(editable) = Editable::read(&text, Release::LATEST) else {
            continue;
        };
        for (_, node) in editable.documents().iter().flat_map(Document::nodes) {
            if let NodeKind::Scalar { style, .. } = &node.kind {
                styles.insert(*style);
            }
        }
    }
    assert_eq!(styles.len(), 5);
}
