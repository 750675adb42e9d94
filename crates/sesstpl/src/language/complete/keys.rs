//! Keys and list items.

use std::borrow::Cow;

use super::context::{Context, Goal};
use super::scalar::{Notation, inside_quotes, written};
use super::snippet::Snippet;
use super::{Completion, CompletionKind, rank, values};
use crate::fields::{Field, FieldId, Shape, TEMPLATE};
use crate::language::meaning::{Meaning, Wrap};
use crate::language::signature;
use crate::{Span, order};

/// The resource slots that every cluster has.
const STANDARD_SLOTS: [(&str, &str); 2] = [
    ("cpu", "Processor cores, as a count."),
    ("mem", "Memory, as `4g`."),
];

/// From this release on, giving the project or the user of a template is an error of the manager.
const WITHOUT_OWNERS: (u16, u16) = (26, 9);

impl Context<'_, '_> {
    /// Entries that may be added to a mapping.
    pub(super) fn entries(&self, mapping: Meaning, column: usize) -> Vec<Completion> {
        if let Meaning::Field(id) = mapping {
            return self.members(id);
        }
        let mut found = Vec::new();
        if mapping == Meaning::Start
            && self.is_alone()
            && self.quotes.is_none()
            && self.notation == Notation::Block
        {
            let mut snippet = self.snippet();
            snippet.required(TEMPLATE, column);
            found.push(self.whole_template(snippet));
        }
        for field in self.free_fields(mapping) {
            let mut snippet = self.snippet();
            snippet.field(field, column);
            found.push(self.about_field(field, snippet));
        }
        for wrap in self.free_wraps(mapping) {
            let mut snippet = self.snippet();
            snippet.wrap(wrap, column);
            found.push(self.about_wrap(wrap, snippet));
        }
        self.in_order(found)
    }

    /// Other names for an entry.
    pub(super) fn names(&self, mapping: Meaning) -> Vec<Completion> {
        let mut found = Vec::new();
        if let Meaning::Field(id) = mapping {
            for (name, detail) in self.free_members(id) {
                found.push(self.completion(&name, CompletionKind::Host, detail, self.name(&name)));
            }
        }
        for field in self.free_fields(mapping) {
            found.push(self.about_field(field, self.name(field.name())));
        }
        for wrap in self.free_wraps(mapping) {
            found.push(self.about_wrap(wrap, self.name(wrap.name())));
        }
        self.in_order(found)
    }

    /// Items of a list, each with its `-`.
    pub(super) fn items(&self, list: Meaning, column: usize) -> Vec<Completion> {
        let mut found = Vec::new();
        match list {
            Meaning::Templates => {
                let mut snippet = self.snippet();
                snippet.item(column);
                found.push(self.about_wrap(Wrap::Template, snippet));
            }
            Meaning::Field(id) if matches!(id.field().shape, Shape::Sections(_)) => {
                let mut snippet = self.snippet();
                snippet.items(id.field(), column);
                found.push(self.about_field(id.field(), snippet));
            }
            Meaning::Field(FieldId::AgentList) => {
                for agent in &self.host.agents {
                    let mut snippet = self.snippet();
                    snippet.text.push_str("- ");
                    snippet.text.push_str(&written(&agent.text, self.notation));
                    found.push(self.completion(&agent.text, CompletionKind::Host, &agent.detail, snippet));
                }
            }
            _ => {}
        }
        self.in_order(found)
    }

    /// Names that may be added to a field that is a mapping from names.
    fn members(&self, id: FieldId) -> Vec<Completion> {
        let found = self.free_members(id).into_iter().map(|(name, detail)| {
            let mut snippet = self.snippet();
            snippet.member(&name, &values::proposed(id, &name));
            self.completion(&name, CompletionKind::Host, detail, snippet)
        });
        self.in_order(found.collect())
    }

    fn free_members(&self, id: FieldId) -> Vec<(Cow<'_, str>, &str)> {
        let standard = STANDARD_SLOTS.iter().filter(|_| id == FieldId::Resources);
        let supplied = match id {
            FieldId::Mounts | FieldId::ClusterMounts => self.host.folders.as_slice(),
            FieldId::Resources => self.host.slots.as_slice(),
            _ => &[],
        };
        let mut members: Vec<(Cow<'_, str>, &str)> = standard
            .map(|&(name, detail)| (Cow::from(name), detail))
            .collect();
        for value in supplied {
            if members.iter().all(|(name, _)| *name != value.text) {
                members.push((Cow::from(&value.text), &value.detail));
            }
        }
        members.retain(|(name, _)| !self.is_present(name));
        members
    }

    fn free_fields(&self, mapping: Meaning) -> impl Iterator<Item = &'static Field> {
        let fields = mapping.section().map_or(&[][..], |section| section.fields);
        fields.iter().copied().filter(|field| {
            field.exists_in(self.release) && !field.keys.iter().any(|key| self.is_present(key.name))
        })
    }

    fn free_wraps(&self, mapping: Meaning) -> impl Iterator<Item = Wrap> {
        let wraps: &[Wrap] = match mapping {
            Meaning::Start => &[Wrap::SessionTemplates, Wrap::Template],
            Meaning::Item => &Wrap::ITEM,
            _ => &[],
        };
        let (year, month) = WITHOUT_OWNERS;
        let takes_owners = !self.release.since(year, month);
        wraps.iter().copied().filter(move |wrap| {
            let is_owner = matches!(wrap, Wrap::GroupId | Wrap::UserUuid);
            (takes_owners || !is_owner) && !self.is_present(wrap.name())
        })
    }

    /// Whether another entry of the mapping has a name.
    fn is_present(&self, name: &str) -> bool {
        let target = self.target();
        let entries = target.map_or(&[][..], |node| self.outline.entries(node));
        entries.iter().enumerate().any(|(index, entry)| {
            let is_own = target == Some(self.place.node) && index == self.place.entry;
            !is_own && entry.colon.is_some() && entry.name(self.text).as_deref() == Some(name)
        })
    }

    /// The mapping that an entry is put into, where it is already there.
    fn target(&self) -> Option<usize> {
        let entry = self.outline.entry(self.place)?;
        let is_key = entry
            .key
            .is_some_and(|key| key.start <= self.span.end && self.span.start <= key.end);
        is_key.then_some(self.place.node)
    }

    fn is_alone(&self) -> bool {
        self.outline.entries(self.place.node).len() == 1
    }

    pub(super) fn snippet(&self) -> Snippet {
        Snippet::new(self.release, self.notation, self.step)
    }

    fn name(&self, name: &str) -> Snippet {
        let mut snippet = self.snippet();
        match self.quotes {
            Some(quotes) => snippet.text.push_str(&inside_quotes(name, quotes.quote)),
            None => snippet.text.push_str(&written(name, self.notation)),
        }
        snippet
    }

    fn about_field(&self, field: &'static Field, snippet: Snippet) -> Completion {
        let detail = signature(field.id, self.release);
        Completion {
            documentation: field.doc.to_owned(),
            aliases: field.keys_in(self.release).skip(1).collect(),
            required: field.default_in(self.release).is_none(),
            ..self.completion(field.name(), CompletionKind::Field, &detail, snippet)
        }
    }

    fn about_wrap(&self, wrap: Wrap, snippet: Snippet) -> Completion {
        Completion {
            documentation: wrap.doc().to_owned(),
            ..self.completion(wrap.name(), CompletionKind::Envelope, "", snippet)
        }
    }

    fn whole_template(&self, snippet: Snippet) -> Completion {
        Completion {
            documentation: "A template for a session, with all that it cannot do without.".to_owned(),
            ..self.completion("session template", CompletionKind::Template, "", snippet)
        }
    }

    /// A completion with a text of this label as its key.
    pub(super) fn completion(
        &self,
        label: &str,
        kind: CompletionKind,
        detail: &str,
        snippet: Snippet,
    ) -> Completion {
        let Snippet {
            mut text, mut stops, ..
        } = snippet;
        let mut span = self.span;
        let is_entry = matches!(self.goal, Goal::Entry { .. });
        if let Some(quotes) = self.quotes.filter(|_| is_entry) {
            // The opening quote stays; the closing one comes with the text.
            let name = written(label, self.notation);
            let rest = text.get(name.len()..).unwrap_or_default();
            let inner = inside_quotes(label, quotes.quote);
            let quoted = format!("{inner}{}{rest}", char::from(quotes.quote));
            let start = quoted.len() - rest.len();
            for stop in &mut stops {
                *stop = Span::new(stop.start - name.len() + start, stop.end - name.len() + start);
            }
            text = quoted;
            span.end += usize::from(quotes.is_closed);
        }
        let shift = self.before.len();
        Completion {
            label: label.to_owned(),
            kind,
            detail: detail.to_owned(),
            documentation: String::new(),
            aliases: Vec::new(),
            required: false,
            span,
            text: format!("{}{text}{}", self.before, self.after),
            stops: stops
                .into_iter()
                .map(|stop| Span::new(stop.start + shift, stop.end + shift))
                .collect(),
        }
    }

    /// Those that go with the word, the best first: those that begin with it, then those that are required.
    pub(super) fn in_order(&self, found: Vec<Completion>) -> Vec<Completion> {
        let rank = |completion: &Completion| {
            std::iter::once(completion.label.as_str())
                .chain(completion.aliases.iter().copied())
                .filter_map(|name| rank::of(self.word, name))
                .min()
        };
        let mut ranked: Vec<_> = found
            .into_iter()
            .filter_map(|completion| {
                let is_needed = completion.required || completion.kind == CompletionKind::Template;
                Some((rank(&completion)?, !is_needed, completion))
            })
            .collect();
        order::sort_by_key(&mut ranked, |&(rank, optional, _)| (rank, optional));
        ranked.into_iter().map(|(_, _, completion)| completion).collect()
    }
}
