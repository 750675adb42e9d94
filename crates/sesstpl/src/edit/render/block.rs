//! Values by indentation.

use super::scalar::is_printable;
use super::{MAX_LENGTH, Renderer, Setting};
use crate::edit::tree::{Class, Form};

/// A value's text, which may be torn by a comment after its first line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::edit) struct Written {
    /// What stands on the line on which the value begins; nothing for a collection on lines of its own.
    pub(in crate::edit) first: String,
    /// The lines after it, each with the line break before it.
    pub(in crate::edit) rest: String,
}

/// Where a value begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begins {
    /// After the key of an entry: collections on the next line.
    AfterKey,
    /// After a `-`: the first line of a collection on the same line.
    AfterDash,
    /// At the column of the collection itself.
    Here,
}

/// What is left to write.
enum Work {
    Text(String),
    /// A value in a collection that is indented so far.
    Value(Class, usize, Begins),
}

impl Renderer<'_> {
    /// A value in a collection that is indented by `outer`, or by 0 at the root.
    ///
    /// A collection begins at column `here` on this line if that is given, else on the next line at the column
    /// `below`, or where the layout has it.
    pub(in crate::edit) fn block(
        &self,
        class: Class,
        outer: usize,
        setting: Setting,
        here: Option<usize>,
        below: Option<usize>,
    ) -> Option<Written> {
        if !self.is_filled(class) || self.one_line {
            if let Some((header, rest)) = self.literal(class, outer, setting) {
                return Some(Written { first: header, rest });
            }
            let first = self.flow(class, setting, None)?;
            return Some(Written {
                first,
                rest: String::new(),
            });
        }
        if let Some(column) = here {
            let text = self.lines(class, column)?;
            let (first, rest) = text.split_at(text.find(self.style.line_break).unwrap_or(text.len()));
            return Some(Written {
                first: first.to_owned(),
                rest: rest.to_owned(),
            });
        }
        let column = below.unwrap_or_else(|| outer + self.step_to(class));
        let rest = self.line(column) + &self.lines(class, column)?;
        Some(Written {
            first: String::new(),
            rest,
        })
    }

    /// An entry of a mapping at a column, without the spaces before its first line.
    pub(in crate::edit) fn entry(
        &self,
        key: Class,
        value: Class,
        column: usize,
        setting: Setting,
    ) -> Option<String> {
        let key = self.scalar(key, Setting { key: true, ..setting })?;
        let value = self.lines_of(Work::Value(value, column, Begins::AfterKey))?;
        Some(format!("{key}:{value}"))
    }

    /// An item of a list whose `-` is at a column.
    pub(in crate::edit) fn item(&self, value: Class, column: usize) -> Option<String> {
        let value = self.lines_of(Work::Value(value, column, Begins::AfterDash))?;
        Some(format!("-{value}"))
    }

    /// A collection whose members begin at a column, without the spaces before its first line.
    fn lines(&self, class: Class, column: usize) -> Option<String> {
        self.lines_of(Work::Value(class, column, Begins::Here))
    }

    fn lines_of(&self, work: Work) -> Option<String> {
        let mut out = String::new();
        let mut stack = vec![work];
        while let Some(work) = stack.pop() {
            if out.len() > MAX_LENGTH {
                return None;
            }
            match work {
                Work::Text(text) => out.push_str(&text),
                Work::Value(class, outer, begins) => {
                    stack.extend(self.parts(class, outer, begins)?.into_iter().rev());
                }
            }
        }
        Some(out)
    }

    fn parts(&self, class: Class, outer: usize, begins: Begins) -> Option<Vec<Work>> {
        if !self.is_filled(class) || (self.one_line && begins != Begins::Here) {
            let text = match self.literal(class, outer, Setting::default()) {
                Some((header, rest)) => header + &rest,
                None => self.flow(class, Setting::default(), None)?,
            };
            let space = if begins == Begins::Here { "" } else { " " };
            return Some(vec![Work::Text(format!("{space}{text}"))]);
        }
        let column = match begins {
            Begins::Here => outer,
            Begins::AfterDash => outer + 2,
            Begins::AfterKey => outer + self.step_to(class),
        };
        let mut parts = match begins {
            Begins::Here => Vec::new(),
            Begins::AfterDash => vec![Work::Text(" ".to_owned())],
            Begins::AfterKey => vec![Work::Text(self.line(column))],
        };
        let between = |index: usize| {
            if index == 0 {
                String::new()
            } else {
                self.line(column)
            }
        };
        match self.forms.form(class) {
            Form::List(items) => {
                for (index, &item) in items.iter().enumerate() {
                    parts.push(Work::Text(between(index) + "-"));
                    parts.push(Work::Value(item, column, Begins::AfterDash));
                }
            }
            Form::Dict(entries) => {
                for (index, &(key, value)) in entries.iter().enumerate() {
                    let setting = Setting {
                        key: true,
                        ..Setting::default()
                    };
                    parts.push(Work::Text(between(index) + &self.scalar(key, setting)? + ":"));
                    parts.push(Work::Value(value, column, Begins::AfterKey));
                }
            }
            _ => return None,
        }
        Some(parts)
    }

    /// Whether a value is a collection with something in it.
    fn is_filled(&self, class: Class) -> bool {
        match self.forms.form(class) {
            Form::List(items) => !items.is_empty(),
            Form::Dict(entries) => !entries.is_empty(),
            _ => false,
        }
    }

    fn step_to(&self, class: Class) -> usize {
        match self.forms.form(class) {
            Form::List(_) => self.style.list_step,
            _ => self.style.step,
        }
    }

    fn line(&self, column: usize) -> String {
        [self.style.line_break, &" ".repeat(column)].concat()
    }

    /// Text of several lines after `|`: its header, and its lines; none if it cannot stand there.
    fn literal(&self, class: Class, outer: usize, setting: Setting) -> Option<(String, String)> {
        let Form::Text(text) = self.forms.form(class) else {
            return None;
        };
        let text = text.as_str()?;
        let content = text.trim_end_matches('\n');
        let is_possible = text.contains('\n')
            && !content.is_empty()
            && text
                .chars()
                .all(|character| matches!(character, '\n' | '\t') || is_printable(character));
        if !is_possible || self.one_line || self.style.json || setting.flow || setting.key {
            return None;
        }
        let step = self.style.step.clamp(1, 9);
        let mut header = String::from("|");
        if content.trim_start_matches('\n').starts_with(' ') {
            header.push_str(&step.to_string());
        }
        header.push_str(match text.len() - content.len() {
            0 => "-",
            1 => "",
            _ => "+",
        });
        let mut lines = String::new();
        for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
            if line.is_empty() {
                lines.push_str(self.style.line_break);
            } else {
                lines.push_str(&self.line(outer + step));
                lines.push_str(line);
            }
        }
        Some((header, lines))
    }
}
