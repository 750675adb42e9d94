//! What is put in for a field: its key, and what it cannot do without.

use super::scalar::{Notation, written};
use crate::fields::{Default, Field, Section, Shape};
use crate::language::meaning::Wrap;
use crate::{Release, Span};

/// Writes a completion's text.
pub(super) struct Snippet {
    pub(super) release: Release,
    pub(super) notation: Notation,
    /// How much more the entries of a mapping in a mapping are indented.
    pub(super) step: usize,
    pub(super) text: String,
    pub(super) stops: Vec<Span>,
}

impl Snippet {
    pub(super) fn new(release: Release, notation: Notation, step: usize) -> Self {
        Self {
            release,
            notation,
            step,
            text: String::new(),
            stops: Vec::new(),
        }
    }

    /// A field that stands at a column, with the fields that it needs.
    pub(super) fn field(&mut self, field: &Field, column: usize) {
        self.key(field.name());
        let inner = column + self.step;
        match &field.shape {
            Shape::Section(section) => self.nested(inner, '{', '}', |snippet| {
                snippet.required(section, inner);
            }),
            Shape::Texts | Shape::Values => self.nested(inner, '{', '}', |snippet| snippet.stop("")),
            Shape::TextList => self.nested(inner, '[', ']', |snippet| {
                if snippet.notation == Notation::Block {
                    snippet.text.push_str("- ");
                }
                snippet.text_stop("");
            }),
            Shape::Sections(_) => self.nested(inner, '[', ']', |snippet| snippet.items(field, inner)),
            Shape::Choice(choices) => {
                let first = choices.words_in(self.release).next().map_or("", |word| word.text);
                self.proposal(default_text(field, self.release).unwrap_or(first));
            }
            Shape::Text | Shape::Identifier => {
                self.proposal(default_text(field, self.release).unwrap_or_default());
            }
            Shape::Integer => {
                self.text.push(' ');
                self.stop(
                    super::super::signature::default(field, self.release)
                        .unwrap_or_default()
                        .as_ref(),
                );
            }
        }
    }

    /// A name in a field that is a mapping from names, with a proposal for its value.
    pub(super) fn member(&mut self, name: &str, value: &str) {
        self.key(name);
        self.proposal(value);
    }

    /// A key of what templates are wrapped in.
    pub(super) fn wrap(&mut self, wrap: Wrap, column: usize) {
        self.key(wrap.name());
        match wrap {
            Wrap::SessionTemplates => {
                let inner = column + self.step;
                self.nested(inner, '[', ']', |snippet| snippet.item(inner));
            }
            Wrap::Template => self.template(column),
            Wrap::Name | Wrap::GroupId | Wrap::UserUuid => self.proposal(""),
        }
    }

    /// An item of a list of templates.
    pub(super) fn item(&mut self, column: usize) {
        if self.notation == Notation::Block {
            self.text.push_str("- ");
            self.wrap(Wrap::Template, column + 2);
        } else {
            self.text.push('{');
            self.wrap(Wrap::Template, column);
            self.text.push('}');
        }
    }

    /// An item of a list of sections, with the fields that it needs.
    pub(super) fn items(&mut self, field: &Field, column: usize) {
        let Shape::Sections(section) = field.shape else {
            return;
        };
        if self.notation == Notation::Block {
            self.text.push_str("- ");
            self.required(section, column + 2);
        } else {
            self.text.push('{');
            self.required(section, column);
            self.text.push('}');
        }
    }

    /// The fields that a section needs; a place to fill in where it needs none.
    pub(super) fn required(&mut self, section: &Section, column: usize) {
        let release = self.release;
        let mut needed = section
            .fields
            .iter()
            .filter(|field| field.exists_in(release) && field.default_in(release).is_none())
            .peekable();
        if needed.peek().is_none() {
            self.stop("");
        }
        while let Some(field) = needed.next() {
            self.field(field, column);
            if needed.peek().is_some() {
                match self.notation {
                    Notation::Block => self.line(column),
                    Notation::Flow | Notation::Json => self.text.push_str(", "),
                }
            }
        }
    }

    /// A new line, indented to a column.
    pub(super) fn line(&mut self, column: usize) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n(' ', column));
    }

    fn template(&mut self, column: usize) {
        let inner = column + self.step;
        self.nested(inner, '{', '}', |snippet| {
            snippet.required(crate::fields::TEMPLATE, inner);
        });
    }

    fn key(&mut self, name: &str) {
        self.text.push_str(&written(name, self.notation));
        self.text.push(':');
    }

    fn nested(&mut self, column: usize, open: char, close: char, content: impl FnOnce(&mut Self)) {
        if self.notation == Notation::Block {
            self.line(column);
            content(self);
        } else {
            self.text.extend([' ', open]);
            content(self);
            self.text.push(close);
        }
    }

    fn proposal(&mut self, text: &str) {
        self.text.push(' ');
        self.text_stop(text);
    }

    fn text_stop(&mut self, text: &str) {
        if self.notation == Notation::Json && text.is_empty() {
            self.text.push('"');
            self.stop("");
            self.text.push('"');
        } else if text.is_empty() {
            self.stop("");
        } else {
            self.stop(&written(text, self.notation));
        }
    }

    fn stop(&mut self, proposal: &str) {
        let start = self.text.len();
        self.text.push_str(proposal);
        self.stops.push(Span::new(start, self.text.len()));
    }
}

fn default_text(field: &Field, release: Release) -> Option<&'static str> {
    match field.default_in(release)? {
        Default::Text(text) => Some(text),
        Default::Null | Default::Empty | Default::Number(_) => None,
    }
}
