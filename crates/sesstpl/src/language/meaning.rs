//! What the nodes of an outline are to the manager.

use super::outline::{Content, NodeIndex, Outline, Place, unquoted};
use crate::fields::{Field, FieldId, Section, Shape, TEMPLATE};
use crate::{Release, TemplateKind};

/// What a node is, by where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A document of which it is not yet known how its templates are wrapped.
    Start,
    /// A mapping with `session_templates`.
    Envelope,
    /// A list of mappings with `template`.
    Templates,
    /// A mapping with `template`.
    Item,
    /// The value beside `template`.
    ItemValue(Wrap),
    /// A template.
    Template(TemplateKind),
    /// A mapping with known keys in a template: a field, or an item of one.
    Section(FieldId),
    /// The value of a field that is no section.
    Field(FieldId),
    /// A value in a field that is a mapping from names.
    Member(FieldId),
    /// An item in a field that is a list.
    Element(FieldId),
    /// Anything, for which the manager has no use.
    Free,
}

/// A key of what templates are wrapped in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrap {
    SessionTemplates,
    Template,
    Name,
    GroupId,
    UserUuid,
}

/// What a key is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum KeyMeaning {
    Field(&'static Field),
    Wrap(Wrap),
}

impl Wrap {
    /// The keys of a mapping with `template`.
    pub(crate) const ITEM: [Self; 4] = [Self::Template, Self::Name, Self::GroupId, Self::UserUuid];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::SessionTemplates => "session_templates",
            Self::Template => "template",
            Self::Name => "name",
            Self::GroupId => "group_id",
            Self::UserUuid => "user_uuid",
        }
    }

    pub(crate) fn doc(self) -> &'static str {
        match self {
            Self::SessionTemplates => {
                "A list of templates, each below `template`. Managers 21.9 to 23.3 are sent templates so."
            }
            Self::Template => "One template.",
            Self::Name => {
                "The name under which the template is listed instead of its own, at most 128 characters."
            }
            Self::GroupId => "The project that the template is saved for, by its identifier.",
            Self::UserUuid => "The user that the template is saved for, by its identifier.",
        }
    }
}

impl Outline {
    /// What a node is.
    pub(crate) fn meaning(&self, text: &str, node: NodeIndex) -> Meaning {
        let ancestors = self.ancestors(node);
        let root = ancestors.first().map_or(node, |place| place.node);
        ancestors
            .iter()
            .fold(self.meaning_of_root(text, root), |meaning, &place| {
                self.step(text, meaning, place)
            })
    }

    /// What the key of an entry is, in a mapping of some meaning.
    pub(crate) fn key_meaning(&self, text: &str, mapping: Meaning, place: Place) -> Option<KeyMeaning> {
        let name = self.entry(place)?.name(text)?;
        key_meaning(mapping, &name)
    }

    fn meaning_of_root(&self, text: &str, root: NodeIndex) -> Meaning {
        let has = |name: &str| self.member(text, root, name).is_some();
        match &self.node(root).content {
            Content::List(_) => Meaning::Templates,
            Content::Mapping(_)
                if TEMPLATE
                    .fields
                    .iter()
                    .any(|field| field.keys.iter().any(|key| has(key.name))) =>
            {
                Meaning::Template(self.kind(text, root))
            }
            Content::Mapping(_) if has(Wrap::SessionTemplates.name()) => Meaning::Envelope,
            Content::Mapping(_) if has(Wrap::Template.name()) => Meaning::Item,
            _ => Meaning::Start,
        }
    }

    /// The kind of the template that a mapping is.
    fn kind(&self, text: &str, template: NodeIndex) -> TemplateKind {
        let Some(kind) = self.member(text, template, FieldId::Kind.field().name()) else {
            return TemplateKind::default();
        };
        let span = self.node(kind).span;
        let written = text.get(span.start..span.end).unwrap_or_default();
        // A kind that only later releases know is that kind all the same.
        TemplateKind::of_word(&unquoted(written), Release::LATEST)
    }

    /// What the value of an entry is, in a collection of some meaning.
    pub(crate) fn step(&self, text: &str, meaning: Meaning, place: Place) -> Meaning {
        let Some(entry) = self.entry(place) else {
            return Meaning::Free;
        };
        let Some(name) = entry.name(text) else {
            return match meaning {
                Meaning::Templates => Meaning::Item,
                Meaning::Field(id) => match id.field().shape {
                    Shape::TextList => Meaning::Element(id),
                    Shape::Sections(_) => Meaning::Section(id),
                    _ => Meaning::Free,
                },
                _ => Meaning::Free,
            };
        };
        if let Meaning::Field(id) = meaning {
            return match id.field().shape {
                Shape::Texts | Shape::Values => Meaning::Member(id),
                _ => Meaning::Free,
            };
        }
        match key_meaning(meaning, &name) {
            Some(KeyMeaning::Field(field)) => match field.shape {
                Shape::Section(_) => Meaning::Section(field.id),
                _ => Meaning::Field(field.id),
            },
            Some(KeyMeaning::Wrap(Wrap::SessionTemplates)) => Meaning::Templates,
            Some(KeyMeaning::Wrap(Wrap::Template)) => Meaning::Template(self.kind(text, entry.value)),
            Some(KeyMeaning::Wrap(wrap)) => Meaning::ItemValue(wrap),
            None => Meaning::Free,
        }
    }
}

impl Meaning {
    /// The section that a mapping of this meaning is.
    pub(crate) fn section(self) -> Option<&'static Section> {
        match self {
            Self::Template(kind) => Some(kind.section()),
            Self::Start => Some(TEMPLATE),
            Self::Section(id) => match id.field().shape {
                Shape::Section(section) | Shape::Sections(section) => Some(section),
                _ => None,
            },
            _ => None,
        }
    }
}

fn key_meaning(mapping: Meaning, name: &str) -> Option<KeyMeaning> {
    let wraps: &[Wrap] = match mapping {
        Meaning::Envelope | Meaning::Start => &[Wrap::SessionTemplates],
        Meaning::Item => &Wrap::ITEM,
        _ => &[],
    };
    if let Some(&wrap) = wraps.iter().find(|wrap| wrap.name() == name) {
        return Some(KeyMeaning::Wrap(wrap));
    }
    let fields = mapping.section()?.fields;
    fields
        .iter()
        .find(|field| field.keys.iter().any(|key| key.name == name))
        .map(|&field| KeyMeaning::Field(field))
}
