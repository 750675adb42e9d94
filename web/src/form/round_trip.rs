//! Random documents filled in at random: what a form changes is what was filled in, and nothing else.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::rc::Rc;

use sesstpl::edit::{Operation, Place};
use sesstpl::fields::{FieldId, Shape};
use sesstpl::{Catalogue, Path, Release, Segment, Stored};

use super::prng::Prng;
use super::{Content, Entry, Form, child, removal, row_value};
use crate::shared::Shared;
use crate::state::Checked;

const DOCUMENTS: u64 = 2_000;
const EDITS: usize = 20;

/// What people type into fields.
const TYPED: &[&str] = &[
    "x",
    "some words",
    "3.9",
    "true",
    "# no comment",
    "a: b",
    "it's",
    "\"quoted\"",
    "훈련 🚀",
    "/home/work/data",
    "- item",
    "4g",
    "2",
    "null",
    "$HOME/x",
    " spaced ",
];

const NAMES: &[&str] = &[
    "A",
    "data",
    "EPOCHS",
    "cuda.device",
    "my folder",
    "x-1",
    "한글",
    "1",
];

#[test]
fn what_is_filled_in_changes_and_comments_and_other_fields_stay() {
    let (mut done, mut refused) = (0, 0);
    for seed in 0..DOCUMENTS {
        let mut prng = Prng::new(seed);
        let mut text: Rc<str> = document(&mut prng).into();
        let mut form = self::form(&text);
        for _ in 0..EDITS {
            let operation = operation(&mut prng, &form);
            match form.edit(&operation) {
                Err(_) => refused += 1,
                Ok(edits) => {
                    let after: Rc<str> = edits.apply(&text).into();
                    let form_after = self::form(&after);
                    compare((&text, &form), (&after, &form_after), &operation);
                    (text, form) = (after, form_after);
                    done += 1;
                }
            }
        }
    }
    assert!(refused * 20 < done, "{refused} edits were refused, {done} done");
}

fn form(text: &Rc<str>) -> Form {
    let checked = Shared::new(Checked::of(text, Release::LATEST, &Catalogue::default()));
    Form::of(text, &checked, 0).unwrap_or_else(|| panic!("no form of\n{text}"))
}

/// Fails with the documents if something else than the operation's place changed.
fn compare((before, form_before): (&str, &Form), (after, form_after): (&str, &Form), operation: &Operation) {
    let told = || format!("{operation:?}\n--- before\n{before}\n--- after\n{after}");
    // An item that goes away gives its number to the next.
    let place = match operation.path().segments.as_slice() {
        [list @ .., Segment::Index(_)] => list,
        place => place,
    };
    let elsewhere = |form: &Form| {
        let mut found = BTreeMap::new();
        flatten(&form.entries, &mut found);
        // What the place stands in, and what stands in it, is about the place.
        found.retain(|_, (path, _): &mut (Path, String)| {
            !path.segments.starts_with(place) && !place.starts_with(&path.segments)
        });
        if let (Operation::Rename { key, .. }, [outer @ .., _]) = (operation, place) {
            let renamed = [outer, &[Segment::Key(key.clone())]].concat();
            found.retain(|_, (path, _)| path.segments != renamed);
        }
        if let Operation::Insert { path, key, .. } = operation {
            let new = child(path, Segment::Key(key.clone()));
            found.retain(|_, (path, _)| *path != new);
        }
        found
    };
    assert_eq!(elsewhere(form_before), elsewhere(form_after), "{}", told());
    // Each comment has a number of its own.
    let lost: Vec<&str> = comments(before)
        .filter(|comment| !after.contains(comment))
        .collect();
    match operation {
        // A removed entry takes those with it that are about it; none is about more than an entry and its lines.
        Operation::Remove { .. } => {
            let lines = before.lines().count().saturating_sub(after.lines().count());
            assert!(lost.len() <= lines + 1, "lost {lost:?}\n{}", told());
        }
        // The items of a list that is begun anew had comments about them.
        _ => assert!(lost.is_empty(), "lost {lost:?}\n{}", told()),
    }
}

fn comments(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter_map(|line| line.rfind("#c").and_then(|at| line.get(at..)))
}

/// The fields that hold values, with what stands there.
fn flatten(entries: &[Entry], found: &mut BTreeMap<String, (Path, String)>) {
    for entry in entries {
        let mut note = |path: &Path, content: &Content| {
            found.insert(path.to_string(), (path.clone(), format!("{content:?}")));
        };
        match &entry.content {
            Content::Section(fields, _) => flatten(fields, found),
            Content::Rows(rows) | Content::Items(rows) => {
                for row in rows {
                    note(&row.path, &row.value);
                }
            }
            content => note(&entry.path, content),
        }
    }
}

/// What a person does in a form.
fn operation(prng: &mut Prng, form: &Form) -> Operation {
    let mut fields = Vec::new();
    leaves(&form.entries, &mut fields);
    loop {
        let entry = fields[prng.below(fields.len())];
        let path = entry.path.clone();
        let typed = prng.pick(TYPED);
        match (&entry.field.shape, &entry.content) {
            (_, Content::Other) => {}
            (Shape::Choice(choices), _) => {
                let words: Vec<&str> = choices.words_in(Release::LATEST).map(|word| word.text).collect();
                let value = Stored::Text(prng.pick(&words).to_owned());
                return Operation::Set { path, value };
            }
            (Shape::Texts | Shape::Values, content) => {
                let rows = match content {
                    Content::Rows(rows) => rows.as_slice(),
                    _ => &[],
                };
                if let Some(operation) = in_rows(prng, form, entry, rows) {
                    return operation;
                }
            }
            (Shape::TextList, content) => {
                let count = match content {
                    Content::Items(rows) => rows.len(),
                    _ => 0,
                };
                return match (count, prng.one_in(3)) {
                    (0, _) => Operation::Set {
                        path,
                        value: Stored::List(vec![Stored::Text(typed.trim().to_owned())]),
                    },
                    (1, true) => Operation::Remove {
                        path: removal(&form.entries, &path),
                    },
                    (_, true) => Operation::Remove {
                        path: child(&path, Segment::Index(prng.below(count))),
                    },
                    (_, false) => Operation::Set {
                        path: child(&path, Segment::Index(count)),
                        value: Stored::Text(typed.trim().to_owned()),
                    },
                };
            }
            (_, Content::Scalar { .. }) if prng.one_in(6) => {
                return Operation::Remove {
                    path: removal(&form.entries, &path),
                };
            }
            _ => {
                let value = Stored::Text(typed.to_owned());
                return Operation::Set { path, value };
            }
        }
    }
}

fn in_rows(prng: &mut Prng, form: &Form, entry: &Entry, rows: &[super::Row]) -> Option<Operation> {
    let (path, name) = (entry.path.clone(), prng.pick(NAMES).to_owned());
    let typed = row_value(entry.field.id, prng.pick(TYPED));
    let is_taken = rows.iter().any(|row| row.key == name);
    let picked = (!rows.is_empty()).then(|| &rows[prng.below(rows.len())]);
    match (prng.below(4), picked) {
        (0, Some(row)) => Some(Operation::Remove {
            path: removal(&form.entries, &row.path),
        }),
        (1, Some(row)) if !is_taken => Some(Operation::Rename {
            path: row.path.clone(),
            key: name,
        }),
        (2, Some(row)) if !matches!(row.value, Content::Other) => Some(Operation::Set {
            path: row.path.clone(),
            value: typed,
        }),
        (_, None) => Some(Operation::Set {
            path: child(&path, Segment::Key(name)),
            value: typed,
        }),
        (_, Some(_)) if !is_taken => Some(Operation::Insert {
            path,
            key: name,
            value: typed,
            place: Place::Last,
        }),
        _ => None,
    }
}

fn leaves<'e>(entries: &'e [Entry], found: &mut Vec<&'e Entry>) {
    for entry in entries {
        match &entry.content {
            Content::Section(fields, _) => leaves(fields, found),
            // Without it nothing is a template; no form takes it away.
            _ if entry.field.id == FieldId::Kind => {}
            _ => found.push(entry),
        }
    }
}

/// A document as people write them: in any order, with comments everywhere, in several styles.
fn document(prng: &mut Prng) -> String {
    let mut writer = Writer {
        prng,
        text: String::new(),
        comments: 0,
    };
    writer.comment(0);
    writer.line(0, "kind: taskTemplate");
    let version = writer.scalar("v1");
    writer.line(0, &format!("api_version: {version}"));
    if writer.prng.one_in(3) {
        writer.line(0, "extra: {kept: [as, it, is]}");
    }
    let spec_first = writer.prng.one_in(2);
    if spec_first {
        writer.spec();
    }
    writer.line(0, "metadata:");
    let name = writer.scalar("train");
    writer.line(2, &format!("name: {name}"));
    if !spec_first {
        writer.spec();
    }
    writer.comment(0);
    writer.text
}

struct Writer<'p> {
    prng: &'p mut Prng,
    text: String,
    comments: usize,
}

impl Writer<'_> {
    fn spec(&mut self) {
        self.line(0, "spec:");
        if self.prng.one_in(2) {
            let key = self.prng.pick(&["type", "sessionType", "session_type"]);
            self.line(2, &format!("{key}: batch"));
        }
        self.mapping(2, "mounts", &["data", "models"], "/home/work/x");
        self.kernel();
        self.mapping(2, "resources", &["cpu", "mem"], "2");
        match self.prng.below(3) {
            0 => {
                self.line(2, "agent_list:");
                self.line(2, "- one");
                self.line(2, "- two");
            }
            1 => self.line(2, "agent_list: [one, two]"),
            _ => {}
        }
    }

    fn kernel(&mut self) {
        self.line(2, "kernel:");
        let image = self.scalar("cr.example/python:3.9");
        self.line(4, &format!("image: {image}"));
        self.mapping(4, "environ", &["A", "B", "C"], "1");
        if self.prng.one_in(2) {
            self.line(4, "run:");
            if self.prng.one_in(2) {
                self.text
                    .push_str("      bootstrap: |\n        set -e\n        # not a comment\n        make\n");
            }
            let startup = self.scalar("python train.py");
            self.line(6, &format!("startup: {startup}"));
        }
        if self.prng.one_in(3) {
            self.line(4, "git:");
            let address = self.scalar("https://git.example/a.git");
            self.line(6, &format!("repository: {address}"));
        }
    }

    fn mapping(&mut self, indent: usize, key: &str, names: &[&str], value: &str) {
        match self.prng.below(6) {
            0 => {}
            1 => self.line(indent, &format!("{key}:")),
            2 => self.line(indent, &format!("{key}: {{}}")),
            3 => self.line(indent, &format!("{key}: {{{}: '{value}'}}", names[0])),
            _ => {
                self.line(indent, &format!("{key}:"));
                for name in names {
                    let value = self.scalar(value);
                    self.line(indent + 2, &format!("{name}: {value}"));
                }
            }
        }
    }

    /// A text in some style.
    fn scalar(&mut self, text: &str) -> String {
        match self.prng.below(3) {
            0 => format!("'{text}'"),
            1 => format!("\"{text}\""),
            _ => text.to_owned(),
        }
    }

    /// A line, perhaps with a comment before and behind it.
    fn line(&mut self, indent: usize, text: &str) {
        if self.prng.one_in(5) {
            self.comment(indent);
        }
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(text);
        if self.prng.one_in(3) {
            self.comments += 1;
            write!(self.text, "  #c{}.", self.comments).unwrap();
        }
        self.text.push('\n');
    }

    fn comment(&mut self, indent: usize) {
        self.comments += 1;
        writeln!(self.text, "{}#c{}.", " ".repeat(indent), self.comments).unwrap();
    }
}
