//! What is being written at the cursor.

use super::scalar::Notation;
use super::{Completion, CompletionOptions, HostValues};
use crate::fields::{FieldId, Shape};
use crate::language::meaning::Meaning;
use crate::language::outline::{Content, Node, NodeIndex, Outline, Part, Place, Style};
use crate::{Release, Span};

/// The indentation of documents that show none.
const USUAL_STEP: usize = 2;

pub(super) struct Context<'t, 'h> {
    pub(super) text: &'t str,
    pub(super) outline: Outline,
    pub(super) release: Release,
    pub(super) host: &'h HostValues,
    pub(super) notation: Notation,
    /// How much more the entries of a mapping in a mapping are indented.
    pub(super) step: usize,
    /// The entry in which the cursor is.
    pub(super) place: Place,
    pub(super) goal: Goal,
    /// What is replaced.
    pub(super) span: Span,
    /// What of it stands before the cursor.
    pub(super) word: &'t str,
    /// What is put before a completion.
    pub(super) before: String,
    /// What is put after it.
    pub(super) after: &'static str,
    /// The quotes that it stands in.
    pub(super) quotes: Option<Quotes>,
}

/// Quotes of which the first is already there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quotes {
    pub(super) quote: u8,
    pub(super) is_closed: bool,
}

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Goal {
    /// An entry of a mapping, with the column at which it stands.
    Entry { mapping: Meaning, column: usize },
    /// Another name for an entry that has its `:`.
    Name { mapping: Meaning },
    /// An item of a list, with its `-`, and the column of that.
    Item { list: Meaning, column: usize },
    /// A value.
    Value(Meaning),
}

impl<'t, 'h> Context<'t, 'h> {
    pub(super) fn at(text: &'t str, offset: usize, options: &CompletionOptions<'h>) -> Option<Self> {
        let cursor = text.floor_char_boundary(offset);
        let outline = Outline::at_cursor(text, cursor);
        let in_comment = outline
            .comments()
            .iter()
            .any(|comment| comment.start < cursor && cursor <= comment.end);
        if in_comment {
            return None;
        }
        let (place, part) = outline.find(cursor)?;
        let context = Self {
            text,
            notation: notation(text, &outline, place.node),
            step: step(&outline),
            outline,
            release: options.release,
            host: options.host,
            place,
            goal: Goal::Value(Meaning::Free),
            span: Span::at(cursor),
            word: "",
            before: String::new(),
            after: "",
            quotes: None,
        };
        match part {
            Part::Key => context.at_key(cursor),
            Part::Value => context.at_value(cursor),
        }
    }

    pub(super) fn completions(&self) -> Vec<Completion> {
        match self.goal {
            Goal::Entry { mapping, column } => self.entries(mapping, column),
            Goal::Name { mapping } => self.names(mapping),
            Goal::Item { list, column } => self.items(list, column),
            Goal::Value(meaning) => self.values(meaning),
        }
    }

    /// The line break and the indentation that bring what follows to a column on the next line.
    fn on_next_line(column: usize) -> String {
        let mut text = "\n".to_owned();
        text.extend(std::iter::repeat_n(' ', column));
        text
    }

    fn at_key(mut self, cursor: usize) -> Option<Self> {
        let mapping = self.mapping()?;
        let entry = self.outline.entry(self.place)?;
        let key = entry.key?;
        let is_unfinished = entry.is_unfinished();
        self.span = key;
        self.enter_quotes();
        self.word = self.text.get(self.span.start..cursor).unwrap_or_default();
        if !is_unfinished {
            self.goal = Goal::Name { mapping };
            return Some(self);
        }
        let collection = self.outline.node(self.place.node).collection()?;
        let column = collection.column;
        if collection.flow {
            self.after = self.comma();
        } else {
            self.align(column)?;
            if self.is_indented_more_below(column) {
                // A new entry here would take what stands below from the entry above.
                self.goal = Goal::Name { mapping };
                self.after = ":";
                return (self.span.start < self.span.end && !self.word.is_empty()).then_some(self);
            }
        }
        let is_begun = self
            .outline
            .entries(self.place.node)
            .iter()
            .any(|entry| !entry.is_unfinished());
        self.goal = match mapping {
            Meaning::Start
            | Meaning::Envelope
            | Meaning::Item
            | Meaning::Template(_)
            | Meaning::Section(_) => Goal::Entry { mapping, column },
            Meaning::Field(id) if is_open_mapping(id) => Goal::Entry { mapping, column },
            Meaning::Free => return None,
            _ if is_begun || self.outline.node(self.place.node).collection()?.flow => return None,
            Meaning::Templates => Goal::Item {
                list: mapping,
                column,
            },
            Meaning::Field(id) if is_list(id) => Goal::Item {
                list: mapping,
                column,
            },
            value => Goal::Value(value),
        };
        Some(self)
    }

    /// What the mapping at the cursor is.
    fn mapping(&self) -> Option<Meaning> {
        let meaning = self.outline.meaning(self.text, self.place.node);
        if meaning != Meaning::Start || self.outline.roots().nth(1).is_none() {
            return Some(meaning);
        }
        // Of several documents each has one template below its key; an empty one before others is no document.
        let is_last = self.outline.roots().last() == Some(self.place.node);
        is_last.then_some(Meaning::Item)
    }

    fn at_value(mut self, cursor: usize) -> Option<Self> {
        let around = self.outline.meaning(self.text, self.place.node);
        let meaning = self.outline.step(self.text, around, self.place);
        let entry = self.outline.entry(self.place)?;
        let value = self.outline.node(entry.value);
        match value.content {
            Content::Scalar(style) => {
                self.at_scalar(style, value.span, cursor)?;
                self.goal = Goal::Value(meaning);
            }
            Content::Nothing => {
                let begun = entry.colon.unwrap_or(entry.start);
                self.at_nothing(meaning, begun, cursor)?;
            }
            Content::Mapping(_) | Content::List(_) => return None,
        }
        Some(self)
    }

    fn at_scalar(&mut self, style: Style, span: Span, cursor: usize) -> Option<()> {
        let written = self.text.get(span.start..span.end)?;
        let is_within = span.start <= cursor && cursor <= span.end;
        if !is_within || matches!(style, Style::Block | Style::Alias) || written.contains(['\n', '\r']) {
            return None;
        }
        self.span = span;
        self.enter_quotes();
        if cursor < self.span.start || cursor > self.span.end {
            return None;
        }
        self.word = self.text.get(self.span.start..cursor)?;
        Some(())
    }

    /// After a `:` or `-` with nothing after it on the line.
    fn at_nothing(&mut self, meaning: Meaning, begun: usize, cursor: usize) -> Option<()> {
        let collection = self.outline.node(self.place.node).collection()?;
        let after_indicator = begun + 1;
        let is_item = collection.flow && self.outline.entry(self.place)?.key.is_none();
        if !is_item {
            let between = self.text.get(after_indicator..cursor)?;
            if !between.bytes().all(|byte| matches!(byte, b' ' | b'\t')) {
                return None;
            }
            if between.is_empty() {
                " ".clone_into(&mut self.before);
            }
        }
        self.after = self.comma();
        let column = collection.column + self.step;
        let is_nested = match meaning {
            Meaning::Template(_) | Meaning::Section(_) | Meaning::Templates => true,
            Meaning::Field(id) => is_open_mapping(id) || is_list(id),
            _ => false,
        };
        if !is_nested {
            self.goal = Goal::Value(meaning);
            return Some(());
        }
        if collection.flow {
            return None;
        }
        self.span = Span::new(after_indicator, cursor);
        self.before = Self::on_next_line(column);
        let is_list = match meaning {
            Meaning::Templates => true,
            Meaning::Field(id) => is_list(id),
            _ => false,
        };
        self.goal = if is_list {
            Goal::Item {
                list: meaning,
                column,
            }
        } else {
            Goal::Entry {
                mapping: meaning,
                column,
            }
        };
        Some(())
    }

    /// Brings a key to the column of the mapping that it is put into.
    fn align(&mut self, column: usize) -> Option<()> {
        let before = self.text.get(..self.span.start)?;
        let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let found = self.span.start - line;
        if found > column {
            // A word that is indented more goes on the scalar above it.
            let is_scalar = self.place.entry > 0 && self.span.start < self.span.end;
            if is_scalar || self.quotes.is_some() || !before.get(line..)?.trim().is_empty() {
                return None;
            }
            self.span.start = line + column;
        }
        self.before
            .extend(std::iter::repeat_n(' ', column.saturating_sub(found)));
        Some(())
    }

    /// Whether the next line that is not blank is indented more than a column.
    fn is_indented_more_below(&self, column: usize) -> bool {
        let below = self.text.get(self.span.end..).unwrap_or_default();
        let next = below
            .split(['\n', '\r'])
            .skip(1)
            .find(|line| !line.trim().is_empty());
        next.is_some_and(|line| line.len() - line.trim_start().len() > column)
    }

    /// Leaves the quotes out of what is replaced, the closing one excepted where a key is.
    fn enter_quotes(&mut self) {
        let written = self.text.get(self.span.start..self.span.end).unwrap_or_default();
        let Some(&quote @ (b'"' | b'\'')) = written.as_bytes().first() else {
            return;
        };
        let is_closed = written.len() > 1 && written.as_bytes().last() == Some(&quote);
        self.span.start += 1;
        self.span.end -= usize::from(is_closed);
        self.quotes = Some(Quotes { quote, is_closed });
    }

    /// The comma that is missing before the entry after the cursor.
    fn comma(&self) -> &'static str {
        let next = self
            .outline
            .entries(self.place.node)
            .get(self.place.entry + 1)
            .filter(|_| self.notation != Notation::Block);
        let between = next.and_then(|next| self.text.get(self.span.end..next.start));
        match between {
            Some(between) if !between.contains(',') => ", ",
            _ => "",
        }
    }
}

/// Whether a field is a mapping from names.
fn is_open_mapping(id: FieldId) -> bool {
    matches!(id.field().shape, Shape::Texts | Shape::Values)
}

fn is_list(id: FieldId) -> bool {
    matches!(id.field().shape, Shape::TextList | Shape::Sections(_))
}

fn notation(text: &str, outline: &Outline, node: NodeIndex) -> Notation {
    let is_flow = |node: &Node| node.collection().is_some_and(|collection| collection.flow);
    if !is_flow(outline.node(node)) {
        return Notation::Block;
    }
    let outermost = outline.ancestors(node).first().map_or(node, |place| place.node);
    if !is_flow(outline.node(outermost)) {
        return Notation::Flow;
    }
    match outline.first_key().and_then(|key| text.as_bytes().get(key.start)) {
        None | Some(b'"') => Notation::Json,
        Some(_) => Notation::Flow,
    }
}

/// How much more the entries of a mapping in a mapping are indented.
fn step(outline: &Outline) -> usize {
    outline.indentation().unwrap_or(USUAL_STEP)
}
