//! Random documents as people write them, random values and random operations.

use std::borrow::Cow;

use sesstpl::edit::{Operation, Place};
use sesstpl::{Path, Segment, Stored};

use crate::model::Tree;
use crate::prng::Prng;

const KEYS: &[&str] = &[
    "name",
    "kind",
    "a",
    "b",
    "c",
    "run",
    "x y",
    "1",
    "true",
    "null",
    "'q'",
    "\"d\"",
    "a.b",
    "key-1",
    "cuda.device",
    "é",
    "? e",
    "&k k",
    "1.5",
];
const SCALARS: &[&str] = &[
    "x",
    "some words",
    "12",
    "1.5",
    "true",
    "null",
    "~",
    "'single'",
    "\"double\"",
    "'it''s'",
    "\"a\\nb\"",
    "v1",
    "1:30",
    "2020-01-01",
    "0x1F",
    "\"\"",
    "http://a/b",
    "a#b",
    "!!str 5",
    "-1",
    "é",
    "a:b",
    "{}",
    "[]",
    "'# no'",
    "!t x",
];
const FLOW_SCALARS: &[&str] = &[
    "x",
    "12",
    "true",
    "null",
    "'s'",
    "\"d\"",
    "1.5",
    "'a, b'",
    "v1",
    "two words",
    "{}",
    "[]",
    "é",
];
const TEXTS: &[&str] = &[
    "",
    "x",
    "yes",
    "1.5",
    "two words",
    "a: b",
    "# c",
    "it's",
    "\"q\"",
    "line\nline\n",
    "line\n\n  more",
    " x\n y\n",
    "\n",
    "a\n\n",
    "tab\tbed",
    "é",
    "- x",
    "---",
    "a, b",
    "[x",
    "null",
    "\u{7}",
    "\u{85}",
    "C:\\x",
    "trailing ",
    "@at",
    "%p",
    "a\r\nb",
    "2020-01-01",
    "x\n# no comment\n",
    "...",
    "&a",
    "*a",
    "!t",
    "|",
    "> x",
    "?",
    "-",
    "<<",
    "=",
    "\u{FEFF}",
    "\u{1F600}",
    "a: b\nc: d\n",
];
const NEW_KEYS: &[&str] = &[
    "new",
    "a",
    "b",
    "name",
    "x: y",
    "1",
    "yes",
    "",
    "two words",
    "#",
    "é",
    "<<",
    "a,b",
    "-",
    "a\nb",
];

/// A document as people write them.
pub(crate) fn document(prng: &mut Prng) -> String {
    let mut writer = Writer {
        step: [2, 2, 2, 4, 3][prng.below(5)],
        list_step: [0, 0, 2, 2, 4][prng.below(5)],
        prng,
        out: String::new(),
        anchors: Vec::new(),
    };
    writer.stream();
    let mut text = writer.out;
    match prng.below(12) {
        0 => text = text.replace('\n', "\r\n"),
        1 => text.insert(0, '\u{FEFF}'),
        2 => drop(text.pop()),
        _ => {}
    }
    text
}

struct Writer<'p> {
    prng: &'p mut Prng,
    out: String,
    step: usize,
    list_step: usize,
    /// Names of values that are written whole, and whether they are mappings.
    anchors: Vec<(String, bool)>,
}

impl Writer<'_> {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn stream(&mut self) {
        let documents = if self.prng.one_in(8) { 2 } else { 1 };
        for number in 0..documents {
            self.anchors.clear();
            if self.prng.one_in(3) {
                self.out += "# A document.\n";
            }
            if number > 0 || self.prng.one_in(6) {
                self.out += "---\n";
            }
            match self.prng.below(12) {
                0 => {
                    let flow = self.flow(3);
                    self.out += &flow;
                    self.out.push('\n');
                }
                1 => {}
                _ => self.block(0, 4),
            }
            if self.prng.one_in(5) {
                self.out += "# The end.\n";
            }
        }
    }

    /// Lines of a collection, the first of which may have begun.
    fn block(&mut self, column: usize, depth: usize) {
        if self.prng.one_in(3) {
            self.list(column, depth);
        } else {
            self.mapping(column, depth);
        }
    }

    fn indent(&mut self, column: usize) {
        if self.out.is_empty() || self.out.ends_with('\n') {
            if self.prng.one_in(8) {
                self.push(&format!("{}# about the next\n", " ".repeat(column)));
            }
            if self.prng.one_in(15) {
                self.out.push('\n');
            }
            self.out += &" ".repeat(column);
        }
    }

    fn mapping(&mut self, column: usize, depth: usize) {
        let mut used: Vec<&str> = Vec::new();
        for _ in 0..=self.prng.below(4) {
            let key = self.prng.pick(KEYS);
            let bare = key.trim_start_matches("? ").trim_start_matches("&k ");
            if used.contains(&bare) && !self.prng.one_in(12)
                || (key.starts_with('&') && self.out.contains("&k"))
            {
                continue;
            }
            used.push(bare);
            self.indent(column);
            let mappings: Vec<String> = self
                .anchors
                .iter()
                .filter(|anchor| anchor.1)
                .map(|anchor| anchor.0.clone())
                .collect();
            if !mappings.is_empty() && self.prng.one_in(6) && !used.contains(&"<<") {
                used.push("<<");
                let name = &mappings[self.prng.below(mappings.len())];
                self.push(&format!("<<: *{name}\n"));
                continue;
            }
            self.out += key;
            if key.starts_with('?') {
                self.out.push('\n');
                self.out += &" ".repeat(column);
            }
            self.out.push(':');
            self.value(column, depth, true);
        }
        if used.is_empty() || self.out.ends_with(' ') {
            self.indent(column);
            self.out += "last: 1\n";
        }
    }

    fn list(&mut self, column: usize, depth: usize) {
        for _ in 0..=self.prng.below(4) {
            self.indent(column);
            self.out.push('-');
            if depth > 0 && self.prng.one_in(3) {
                self.out.push(' ');
                self.block(column + 2, depth - 1);
            } else {
                self.value(column, depth, false);
            }
        }
    }

    /// What follows a colon or a dash, to the end of its last line.
    fn value(&mut self, column: usize, depth: usize, after_key: bool) {
        let kind = self.prng.below(14);
        if kind == 0 {
            self.end_line();
            return;
        }
        if kind == 1 && !self.anchors.is_empty() {
            let name = self.anchors[self.prng.below(self.anchors.len())].0.clone();
            self.push(&format!(" *{name}"));
            self.end_line();
            return;
        }
        let anchor = self.prng.one_in(10).then(|| format!("n{}", self.out.len()));
        if let Some(name) = &anchor {
            self.push(&format!(" &{name}"));
        }
        let start = self.out.len();
        match kind {
            2 | 3 => {
                let flow = self.flow(2);
                self.push(&format!(" {flow}"));
                self.end_line();
            }
            4 => self.block_scalar(column),
            5 => {
                let deeper = " ".repeat(column + self.step);
                let (open, close) = [("", ""), ("'", "'"), ("\"", "\"")][self.prng.below(3)];
                self.push(&format!(" {open}several words\n{deeper}on two lines{close}"));
                self.end_line();
            }
            6..=10 if depth > 0 => {
                self.end_line();
                if after_key && self.prng.one_in(3) {
                    self.list(column + self.list_step, depth - 1);
                } else {
                    self.mapping(column + self.step, depth - 1);
                }
            }
            _ => {
                let scalar = self.prng.pick(SCALARS);
                self.push(&format!(" {scalar}"));
                self.end_line();
            }
        }
        if let Some(name) = anchor {
            let written = &self.out[start..];
            let is_mapping = written.trim_start().starts_with('{')
                || (written.starts_with('\n') && !written.trim_start().starts_with('-'));
            self.anchors.push((name, is_mapping));
        }
    }

    fn end_line(&mut self) {
        if self.prng.one_in(5) {
            self.out += "  # why";
        }
        self.out.push('\n');
    }

    fn block_scalar(&mut self, column: usize) {
        let header = self.prng.pick(&["|", "|", "|-", ">", ">-", "|+"]);
        self.push(&format!(" {header}"));
        self.end_line();
        let indent = " ".repeat(column + self.step);
        for _ in 0..=self.prng.below(3) {
            let line = self
                .prng
                .pick(&["echo a", "# no comment", "  deeper", "x: y", ""]);
            if line == "  deeper" && self.out.ends_with('\n') {
                self.push(&format!("{indent}if\n"));
            }
            let indent = if line.is_empty() { "" } else { &indent };
            self.push(&format!("{indent}{line}\n"));
        }
    }

    fn flow(&mut self, depth: usize) -> String {
        if depth == 0 || self.prng.one_in(2) {
            return self.prng.pick(FLOW_SCALARS).to_owned();
        }
        let count = self.prng.below(4);
        let separator = self
            .prng
            .pick(&[", ", ", ", ", ", ",\n          ", " , ", ", # c\n          "]);
        let is_mapping = self.prng.one_in(2);
        let members: Vec<String> = (0..count)
            .map(|number| {
                let value = self.flow(depth - 1);
                if is_mapping {
                    format!("k{number}: {value}")
                } else if self.prng.one_in(10) {
                    format!("p: {value}")
                } else {
                    value
                }
            })
            .collect();
        let trailing = if count > 0 && self.prng.one_in(8) { "," } else { "" };
        let space = if self.prng.one_in(5) { " " } else { "" };
        let inner = members.join(separator) + trailing;
        if is_mapping {
            format!("{{{space}{inner}{space}}}")
        } else {
            format!("[{space}{inner}{space}]")
        }
    }
}

/// JSON, on one line or many.
pub(crate) fn json(prng: &mut Prng) -> String {
    let value = value(prng, 3);
    let pretty = !prng.one_in(3);
    let text = sesstpl::emit::to_json(&value, pretty);
    if prng.one_in(3) { text + "\n" } else { text }
}

/// A value to put into a document.
pub(crate) fn value(prng: &mut Prng, depth: usize) -> Stored {
    match prng.below(if depth == 0 { 9 } else { 13 }) {
        0 => Stored::Null,
        1 => Stored::Bool(prng.one_in(2)),
        2 => Stored::Int(prng.next().cast_signed() >> prng.below(60)),
        3 => Stored::Float([0.0, 1.5, -2e300, 1e-7, 19.09][prng.below(5)]),
        4..=8 => Stored::Text(prng.pick(TEXTS).to_owned()),
        9 | 10 => Stored::List((0..prng.below(4)).map(|_| value(prng, depth - 1)).collect()),
        _ => {
            let count = prng.below(4);
            let mut entries: Vec<(Cow<'static, str>, Stored)> = Vec::new();
            for _ in 0..count {
                let key = Cow::Owned(prng.pick(NEW_KEYS).to_owned());
                if entries.iter().all(|(other, _)| *other != key) {
                    entries.push((key, value(prng, depth - 1)));
                }
            }
            Stored::Object(entries)
        }
    }
}

/// An operation on a tree, that makes sense there most often.
pub(crate) fn operation(prng: &mut Prng, tree: &Tree) -> Operation {
    let mut segments = Vec::new();
    let mut place = tree;
    while !prng.one_in(5) {
        let next = match place {
            Tree::Dict(entries) if !entries.is_empty() => {
                let (key, value) = &entries[prng.below(entries.len())];
                let name = match key {
                    Tree::Text(text) => text.as_str().map(str::to_owned),
                    other => other.name(),
                };
                name.map(|name| (Segment::Key(name), value))
            }
            Tree::List(items) if !items.is_empty() => {
                let index = prng.below(items.len());
                Some((Segment::Index(index), &items[index]))
            }
            _ => None,
        };
        let Some((segment, value)) = next else { break };
        segments.push(segment);
        place = value;
    }
    let new_key = prng.pick(NEW_KEYS).to_owned();
    match (prng.below(8), place) {
        (0 | 1, _) if !segments.is_empty() => Operation::Remove { path: path(segments) },
        (2, _) if matches!(segments.last(), Some(Segment::Key(_))) => Operation::Rename {
            path: path(segments),
            key: new_key,
        },
        (3 | 4, Tree::Dict(entries)) => {
            let other = (!entries.is_empty()).then(|| &entries[prng.below(entries.len())].0);
            let place = match (prng.below(3), other) {
                (0, Some(Tree::Text(text))) => Place::Before(text.to_str_lossy().into_owned()),
                (1, Some(Tree::Text(text))) => Place::After(text.to_str_lossy().into_owned()),
                _ => Place::Last,
            };
            Operation::Insert {
                path: path(segments),
                key: new_key,
                value: value(prng, 2),
                place,
            }
        }
        (3 | 4, Tree::List(items)) => Operation::InsertItem {
            path: path(segments),
            index: prng.below(items.len() + 1),
            value: value(prng, 2),
        },
        (5, Tree::Dict(_) | Tree::Null) => {
            segments.push(Segment::Key(new_key));
            if prng.one_in(2) {
                segments.push(Segment::Key("inner".to_owned()));
            }
            set(prng, segments)
        }
        (5, Tree::List(items)) => {
            segments.push(Segment::Index(items.len()));
            set(prng, segments)
        }
        _ => set(prng, segments),
    }
}

fn set(prng: &mut Prng, segments: Vec<Segment>) -> Operation {
    Operation::Set {
        path: path(segments),
        value: value(prng, 2),
    }
}

fn path(segments: Vec<Segment>) -> Path {
    Path {
        segments,
        ..Path::default()
    }
}
