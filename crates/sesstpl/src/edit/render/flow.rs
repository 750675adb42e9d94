//! Collections in brackets.

use std::borrow::Cow;

use super::{MAX_LENGTH, Renderer, Setting};
use crate::edit::tree::{Class, Form};

/// What is left to write.
enum Work {
    Text(Cow<'static, str>),
    /// With how far the line is indented on which it begins, where collections are to be on several lines.
    Value(Class, Option<usize>),
}

impl Renderer<'_> {
    /// A value within brackets or on one line; none if it has no text in this notation.
    ///
    /// With `indent`, that of the line on which the value begins, collections stand on several lines.
    pub(in crate::edit) fn flow(
        &self,
        class: Class,
        setting: Setting,
        indent: Option<usize>,
    ) -> Option<String> {
        let mut out = String::new();
        let indent = indent.filter(|_| !self.one_line);
        let mut stack = vec![Work::Value(class, indent)];
        let mut setting = setting;
        while let Some(work) = stack.pop() {
            if out.len() > MAX_LENGTH {
                return None;
            }
            let (class, indent) = match work {
                Work::Text(text) => {
                    out.push_str(&text);
                    continue;
                }
                Work::Value(class, indent) => (class, indent),
            };
            match self.collection(class, indent)? {
                Some(inner) => stack.extend(inner.into_iter().rev()),
                None => out.push_str(&self.scalar(class, setting)?),
            }
            setting = Setting {
                flow: true,
                ..Setting::default()
            };
        }
        Some(out)
    }

    /// A key in brackets and the colon after it.
    pub(in crate::edit) fn flow_key(&self, key: Class, setting: Setting) -> Option<String> {
        let setting = Setting {
            flow: true,
            key: true,
            ..setting
        };
        let text = self.scalar(key, setting)?;
        let colon = if self.style.json { self.style.colon } else { ": " };
        Some(text + colon)
    }

    /// The parts of a collection; none if it is none, or an empty one. The outer none: it has no text.
    #[expect(
        clippy::option_option,
        reason = "not being written and being no collection differ"
    )]
    fn collection(&self, class: Class, indent: Option<usize>) -> Option<Option<Vec<Work>>> {
        let (opening, closing, members) = match self.forms.form(class) {
            Form::List(items) if !items.is_empty() => {
                ("[", "]", items.iter().map(|&item| (None, item)).collect())
            }
            Form::Dict(entries) if !entries.is_empty() => ("{", "}", keyed(entries)),
            Form::Pairs(entries) if !self.style.json => ("!!pairs [", "]", keyed(entries)),
            Form::Set(items) if !self.style.json => {
                let parts = self.set(items)?;
                return Some(Some(parts));
            }
            _ => return Some(None),
        };
        let inner = indent.map(|indent| indent + self.style.step);
        let line = |indent: usize| Work::Text([self.style.line_break, &" ".repeat(indent)].concat().into());
        let mut parts = vec![Work::Text(opening.into())];
        let count = members.len();
        for (index, (key, value)) in members.into_iter().enumerate() {
            parts.extend(inner.map(line));
            if let Some(key) = key {
                parts.push(Work::Text(self.flow_key(key, Setting::default())?.into()));
            }
            parts.push(Work::Value(value, inner));
            if index + 1 < count {
                let comma = if inner.is_some() { "," } else { self.style.comma };
                parts.push(Work::Text(comma.into()));
            }
        }
        parts.extend(indent.map(line));
        parts.push(Work::Text(closing.into()));
        Some(Some(parts))
    }

    fn set(&self, items: &[Class]) -> Option<Vec<Work>> {
        let mut parts = vec![Work::Text("!!set {".into())];
        for (index, &item) in items.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            parts.push(Work::Text(
                format!("{comma}{}null", self.flow_key(item, Setting::default())?).into(),
            ));
        }
        parts.push(Work::Text("}".into()));
        Some(parts)
    }
}

fn keyed(entries: &[(Class, Class)]) -> Vec<(Option<Class>, Class)> {
    entries.iter().map(|&(key, value)| (Some(key), value)).collect()
}
