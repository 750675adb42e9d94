//! Makes documents from random trees, printed in random styles.

use std::sync::OnceLock;

use sesstpl_yaml::{ErrorKind, load};

use crate::prng::Prng;
use crate::samples::{PROPERTIES, SCALARS};

const NAMES: &[&str] = &["a", "b", "c", "d"];
const WORDS: &[&str] = &[
    "a", "b", "name", "x y", "12", "yes", "~", "'q'", "\"d\"", "1.5", "k", "z",
];
const TAGS: &[&str] = &[
    "!",
    "!!str",
    "!!str",
    "!!int",
    "!!float",
    "!!bool",
    "!!null",
    "!!timestamp",
    "!!binary",
];
const COMMENTS: &[&str] = &[" # c", " #", "  # a: b", "\n# x", "\n\n", "\n   # y\n"];

/// A stream of one or a few documents.
pub(crate) fn stream(prng: &mut Prng) -> String {
    let mut printer = Printer {
        is_sound: prng.one_in(2),
        prng,
        out: String::new(),
        anchors: Vec::new(),
    };
    let documents = if printer.prng.one_in(6) {
        1 + printer.prng.below(3)
    } else {
        1
    };
    for number in 0..documents {
        printer.anchors.clear();
        if printer.prng.one_in(12) {
            printer.push("%TAG !e! tag:yaml.org,2002:\n---");
        } else if number > 0 || printer.prng.one_in(8) {
            printer.push("---");
        }
        if printer.prng.one_in(2) && !printer.out.is_empty() && !printer.out.ends_with('\n') {
            printer.push(" ");
            printer.flow(3);
        } else {
            if !printer.out.is_empty() && !printer.out.ends_with('\n') {
                printer.push("\n");
            }
            let depth = 1 + printer.prng.below(4);
            printer.block_collection(depth, 0);
        }
        if !printer.out.ends_with('\n') {
            printer.push("\n");
        }
        if printer.prng.one_in(15) {
            printer.push("...\n");
        }
    }
    printer.out
}

/// Odd scalars that are no errors of syntax where they stand.
fn sound_scalars() -> &'static [&'static str] {
    static SOUND: OnceLock<Vec<&str>> = OnceLock::new();
    SOUND.get_or_init(|| {
        let is_sound = |text: String| match load(&text) {
            Ok(_) => true,
            Err(error) => matches!(error.kind, ErrorKind::Constructor | ErrorKind::Python(_)),
        };
        let sound = SCALARS.iter().copied();
        sound
            .filter(|scalar| is_sound(format!("[{scalar}]")) && is_sound(format!("a:\n- {scalar}\n")))
            .collect()
    })
}

struct Printer<'p> {
    prng: &'p mut Prng,
    /// Whether only sound scalars and known tags are printed.
    is_sound: bool,
    out: String,
    anchors: Vec<&'static str>,
}

impl Printer<'_> {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn comment(&mut self) {
        if self.prng.one_in(15) {
            let comment = self.prng.pick(COMMENTS);
            self.push(comment);
        }
    }

    /// Anchor and tag; most often none.
    fn properties(&mut self) {
        match self.prng.below(14) {
            0 | 1 => {
                let name = self.prng.pick(NAMES);
                if !self.anchors.contains(&name) || self.prng.one_in(20) {
                    self.anchors.push(name);
                    self.push("&");
                    self.push(name);
                    self.push(" ");
                }
            }
            2 => {
                let property = self.prng.pick(if self.is_sound { TAGS } else { PROPERTIES });
                self.push(property);
                self.push(" ");
            }
            _ => {}
        }
    }

    fn alias(&mut self) -> bool {
        if self.anchors.is_empty() || !self.prng.one_in(4) {
            return false;
        }
        let name = self.anchors[self.prng.below(self.anchors.len())];
        self.push("*");
        self.push(name);
        true
    }

    fn scalar(&mut self) {
        let scalars = match (self.prng.one_in(3), self.is_sound) {
            (false, _) => WORDS,
            (true, false) => SCALARS,
            (true, true) => sound_scalars(),
        };
        let scalar = self.prng.pick(scalars);
        self.push(scalar);
    }

    /// Whether it is a merge key.
    fn key(&mut self, is_flow: bool) -> bool {
        match self.prng.below(14) {
            0 => {
                self.push("<<");
                return true;
            }
            1 if self.alias() => self.push(" "),
            2 => self.push("="),
            3 if is_flow => self.flow(1),
            4 => {
                self.properties();
                self.scalar();
            }
            _ => {
                let word = self.prng.pick(WORDS);
                self.push(word);
            }
        }
        false
    }

    /// What follows a merge key.
    fn merged(&mut self, depth: usize) {
        match self.prng.below(8) {
            0 => self.flow(depth),
            1 | 2 => self.flow_mapping(depth + 1),
            3 => self.flow_sequence(depth + 1),
            4 => {
                self.push("[");
                for _ in 0..self.prng.below(4) {
                    if !self.alias() {
                        self.flow_mapping(depth + 1);
                    }
                    self.push(" , ");
                }
                self.push("]");
            }
            _ => {
                if !self.alias() {
                    self.flow_mapping(depth + 1);
                }
            }
        }
    }

    fn flow(&mut self, depth: usize) {
        if self.alias() {
            return;
        }
        self.properties();
        let kind = if depth == 0 { 0 } else { self.prng.below(4) };
        match kind {
            2 => {
                let tag = self.prng.pick(&["", "", "", "", "!!seq ", "!!omap ", "!!pairs "]);
                self.push(tag);
                self.flow_sequence(depth);
            }
            3 => {
                let tag = self
                    .prng
                    .pick(&["", "", "", "", "!!map ", "!!set ", "!!str ", "!!int "]);
                self.push(tag);
                self.flow_mapping(depth);
            }
            _ => self.scalar(),
        }
    }

    fn flow_sequence(&mut self, depth: usize) {
        self.push("[");
        for _ in 0..self.prng.below(4) {
            match self.prng.below(8) {
                0 => {
                    self.key(true);
                    self.push(": ");
                    self.flow(depth - 1);
                }
                1 => {
                    self.push("? ");
                    self.flow(depth - 1);
                }
                _ => self.flow(depth - 1),
            }
            self.separator();
        }
        self.push("]");
    }

    fn flow_mapping(&mut self, depth: usize) {
        self.push("{");
        for _ in 0..self.prng.below(4) {
            if self.prng.one_in(10) {
                self.push("? ");
            }
            let merges = self.key(true);
            let colon = self.prng.pick(&[": ", ": ", ": ", ":", " : ", " ", ":\n  "]);
            self.push(colon);
            if colon.contains(':') && !self.prng.one_in(8) {
                if merges {
                    self.merged(depth - 1);
                } else {
                    self.flow(depth - 1);
                }
            }
            self.separator();
        }
        self.push("}");
    }

    fn separator(&mut self) {
        let separator = self
            .prng
            .pick(&[", ", ", ", ", ", ",", " , ", ",\n  ", "\n, ", " # c\n , "]);
        self.push(separator);
    }

    /// A collection whose first line begins in the column `indent`, which was reached.
    fn block_collection(&mut self, depth: usize, indent: usize) {
        let is_sequence = self.prng.one_in(2);
        let length = 1 + self.prng.below(4);
        for number in 0..length {
            if number > 0 {
                self.new_line(indent);
            }
            if is_sequence {
                self.push("-");
                self.block_value(depth, indent, false);
            } else {
                let mut merges = false;
                if self.prng.one_in(8) {
                    self.push("?");
                    self.block_value(depth, indent, false);
                    self.new_line(indent);
                } else {
                    merges = self.key(false);
                    if self.prng.one_in(10) {
                        self.push(" ");
                    }
                }
                self.push(":");
                if merges && !self.prng.one_in(4) {
                    self.push(" ");
                    self.merged(1);
                } else {
                    self.block_value(depth, indent, true);
                }
            }
            self.comment();
        }
    }

    fn new_line(&mut self, indent: usize) {
        if !self.out.ends_with('\n') {
            let line_break = match self.prng.below(30) {
                0 => "\r\n",
                1 => "\n\n",
                2 => "\n # c\n",
                _ => "\n",
            };
            self.push(line_break);
        }
        self.push(&" ".repeat(indent));
    }

    /// What follows `-`, `?` or `:`.
    fn block_value(&mut self, depth: usize, indent: usize, in_mapping: bool) {
        match self.prng.below(12) {
            0 => {}
            1 | 2 => {
                self.push(" ");
                self.flow(2);
            }
            3 => self.block_scalar(indent),
            4 => self.folded_scalar(indent),
            5..=7 if depth > 0 => {
                self.push(" ");
                self.properties();
                let least = usize::from(!(in_mapping && self.prng.one_in(3)));
                let deeper = indent + least + self.prng.below(3);
                self.new_line(deeper);
                self.block_collection(depth - 1, deeper);
            }
            8 | 9 if depth > 0 && !in_mapping => {
                let spaces = 1 + self.prng.below(3);
                self.push(&" ".repeat(spaces));
                self.block_collection(depth - 1, indent + 1 + spaces);
            }
            10 => {
                self.push(" ");
                let _is_alias = self.alias();
            }
            _ => {
                self.push(" ");
                self.properties();
                self.scalar();
            }
        }
    }

    fn block_scalar(&mut self, indent: usize) {
        let header = self.prng.pick(&[
            " |", " >", " |-", " >-", " |+", " >+", " |1", " >2-", " |+3", " | # c", " !!str |", " &d >",
        ]);
        self.push(header);
        let deeper = indent + self.prng.below(4);
        for _ in 0..self.prng.below(6) {
            self.push("\n");
            match self.prng.below(6) {
                0 => {}
                1 => {
                    let spaces = self.prng.below(6);
                    self.push(&" ".repeat(spaces));
                }
                2 => {
                    let spaces = deeper + self.prng.below(3);
                    self.push(&" ".repeat(spaces));
                    let word = self.prng.pick(&[
                        "\tx",
                        "# c",
                        "x",
                        "- a",
                        "a: b",
                        "\u{2028}",
                        "\u{85}y",
                        "\u{FEFF}z",
                    ]);
                    self.push(word);
                }
                _ => {
                    self.push(&" ".repeat(deeper));
                    let word = self.prng.pick(WORDS);
                    self.push(word);
                }
            }
        }
        self.push("\n");
    }

    /// A plain or a quoted scalar of several lines.
    fn folded_scalar(&mut self, indent: usize) {
        let quote = self.prng.pick(&["", "'", "\""]);
        self.push(" ");
        self.push(quote);
        for _ in 0..self.prng.below(5) {
            let word = self.prng.pick(&[
                "one", "two", "a: b", "a:", "#c", " #c", "'", "''", "\\", "\\n", "\t", "-", "- x", "?", "é",
                "[", "}", "...", "---", "",
            ]);
            self.push(word);
            let space = self.prng.pick(&[
                " ", "  ", " \t", "\n", "\n\n", " \n ", "\n\t", "\u{85}", "\u{2028}", "\r\n", "\\\n",
            ]);
            self.push(space);
            let deeper = indent + self.prng.below(3);
            self.push(&" ".repeat(deeper));
        }
        self.push("end");
        self.push(quote);
    }
}
