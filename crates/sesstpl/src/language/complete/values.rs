//! Values.

use super::context::Context;
use super::scalar::{inside_quotes, written};
use super::{Completion, CompletionKind, HostValue};
use crate::fields::{Default, Field, FieldId, Shape};
use crate::language::meaning::{Meaning, Wrap};
use crate::template::mounts::HOME;

impl Context<'_, '_> {
    /// Values that may stand at the cursor.
    pub(super) fn values(&self, meaning: Meaning) -> Vec<Completion> {
        let found = match meaning {
            Meaning::Field(id) => self.field_values(id.field()),
            Meaning::Member(id) => self.member_values(id),
            Meaning::Element(FieldId::AgentList) => self.supplied(&self.host.agents),
            Meaning::ItemValue(Wrap::GroupId) => self.supplied(&self.host.projects),
            _ => Vec::new(),
        };
        self.in_order(found)
    }

    fn field_values(&self, field: &Field) -> Vec<Completion> {
        match (&field.shape, field.id) {
            // A document says by its kind which fields it has.
            (_, FieldId::Kind | FieldId::ClusterKind) => [FieldId::Kind, FieldId::ClusterKind]
                .into_iter()
                .filter(|id| id.field().exists_in(self.release))
                .flat_map(|id| self.words(id.field()))
                .collect(),
            (Shape::Choice(_), _) => self.words(field),
            (_, FieldId::Image) => self.supplied(&self.host.images),
            (_, FieldId::ScalingGroup) => self.supplied(&self.host.scaling_groups),
            _ => match field.default_in(self.release) {
                Some(Default::Text(text)) => vec![self.value(text, CompletionKind::Word, "default")],
                _ => Vec::new(),
            },
        }
    }

    /// The words that a field takes.
    fn words(&self, field: &Field) -> Vec<Completion> {
        let Shape::Choice(choices) = &field.shape else {
            return Vec::new();
        };
        choices
            .words_in(self.release)
            .map(|word| Completion {
                documentation: word.doc.to_owned(),
                ..self.value(word.text, CompletionKind::Word, "")
            })
            .collect()
    }

    fn member_values(&self, id: FieldId) -> Vec<Completion> {
        let name = self
            .member_name()
            .filter(|name| has_folders(id) && !name.is_empty());
        name.map(|name| {
            self.value(
                &proposed(id, &name),
                CompletionKind::Host,
                "where it is by default",
            )
        })
        .into_iter()
        .collect()
    }

    /// The key of the innermost entry around the cursor that has one.
    fn member_name(&self) -> Option<String> {
        let own = self.outline.entry(self.place)?;
        let entry = if own.is_unfinished() {
            self.outline.entry(self.outline.node(self.place.node).parent?)?
        } else {
            own
        };
        entry.name(self.text).map(std::borrow::Cow::into_owned)
    }

    fn supplied(&self, values: &[HostValue]) -> Vec<Completion> {
        values
            .iter()
            .map(|value| self.value(&value.text, CompletionKind::Host, &value.detail))
            .collect()
    }

    fn value(&self, text: &str, kind: CompletionKind, detail: &str) -> Completion {
        let mut snippet = self.snippet();
        match self.quotes {
            Some(quotes) => {
                snippet.text.push_str(&inside_quotes(text, quotes.quote));
                if !quotes.is_closed {
                    snippet.text.push(char::from(quotes.quote));
                }
            }
            None => snippet.text.push_str(&written(text, self.notation)),
        }
        self.completion(text, kind, detail, snippet)
    }
}

/// Whether the names in a field are those of storage folders.
fn has_folders(id: FieldId) -> bool {
    matches!(id, FieldId::Mounts | FieldId::ClusterMounts)
}

/// The value that is proposed for a name: for a folder, the path at which the manager mounts it by default.
pub(super) fn proposed(id: FieldId, name: &str) -> String {
    if has_folders(id) {
        format!("{HOME}{name}")
    } else {
        String::new()
    }
}
