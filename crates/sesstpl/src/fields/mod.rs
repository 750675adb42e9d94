//! The one table of what a template holds.
//!
//! Checking, normalizing and whatever explains fields to people read this table; what a release does differently
//! is a [`Series`] beside the thing that changed.

mod cluster;
mod id;
mod kernel;
mod session;
mod template;

use crate::{Release, Series, TemplateKind};

pub use id::FieldId;

/// One field of a template.
#[derive(Debug)]
pub struct Field {
    /// Its name in this crate.
    pub id: FieldId,
    /// The field whose mapping it stands in; none at the top level.
    pub parent: Option<FieldId>,
    /// The names it may be written under, in the order in which the manager looks for them: the first one present
    /// counts, the others are dropped. The first name is the one that is asked for where the field is missing.
    pub keys: &'static [Key],
    /// The name it is stored under.
    pub stored_as: &'static str,
    /// The first series that knows it.
    pub since: Series,
    /// What may stand there.
    pub shape: Shape,
    /// Whether null may stand there too.
    pub nullable: bool,
    /// What happens where it is missing.
    pub presence: Presence,
    /// What it is, in plain words.
    pub doc: &'static str,
}

/// A name of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// As written.
    pub name: &'static str,
    /// The first series that understands it.
    pub since: Series,
}

/// What may stand in a field.
#[derive(Debug)]
pub enum Shape {
    /// Text that is not empty.
    Text,
    /// One of a few words.
    Choice(&'static Choices),
    /// A mapping from names to texts, neither empty.
    Texts,
    /// A mapping from names, which are not empty, to anything.
    Values,
    /// A list of texts that are not empty.
    TextList,
    /// A mapping with known keys.
    Section(&'static Section),
    /// A list of mappings with known keys.
    Sections(&'static Section),
    /// The identifier of something that is saved: a UUID as text, in any of the forms that Python reads. It is stored
    /// in lower case with hyphens.
    Identifier,
    /// A whole number, or a text that is one. It is stored as it is written.
    Integer,
}

/// The words that may stand in a field.
#[derive(Debug)]
pub struct Choices {
    /// The words.
    pub words: &'static [Word],
    /// The first series that takes them in any case and stores them in lower case. From then on a value that is
    /// no text makes the check crash.
    pub any_case_since: Option<Series>,
}

/// One of a few words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// As stored.
    pub text: &'static str,
    /// The first series that knows it.
    pub since: Series,
    /// What it means, in plain words.
    pub doc: &'static str,
}

/// A mapping with known keys.
#[derive(Debug)]
pub struct Section {
    /// Its fields in the order they are stored in.
    pub fields: &'static [&'static Field],
    /// Whether unknown keys are kept (else they are refused).
    pub open: bool,
}

/// What happens where a field is missing.
#[derive(Debug)]
pub enum Presence {
    /// The template is refused.
    Required,
    /// A default is stored; of several, the last whose series has come.
    Optional(&'static [(Series, Default)]),
}

/// What is stored where a field is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Default {
    /// Null.
    Null,
    /// An empty mapping.
    Empty,
    /// A text.
    Text(&'static str),
    /// A number.
    Number(i64),
}

/// A whole template for a session.
pub static TEMPLATE: &Section = &template::TEMPLATE;

/// A whole template for a cluster. It shares `api_version` with [`TEMPLATE`]; its other fields are its own.
pub static CLUSTER: &Section = &cluster::CLUSTER;

impl Field {
    /// Whether a release knows the field.
    pub fn exists_in(&self, release: Release) -> bool {
        release.series() >= self.since
    }

    /// Whether it is a field of the templates of a kind.
    pub fn belongs_to(&self, kind: TemplateKind) -> bool {
        let mut root = self;
        while let Some(parent) = root.parent {
            root = parent.field();
        }
        kind.section().fields.iter().any(|field| field.id == root.id)
    }

    /// The names that a release understands, in the order in which it looks for them.
    pub fn keys_in(&self, release: Release) -> impl Iterator<Item = &'static str> + Clone {
        self.keys
            .iter()
            .filter(move |key| key.exists_in(release))
            .map(|key| key.name)
    }

    /// The name that is asked for where the field is missing.
    pub fn name(&self) -> &'static str {
        self.keys.first().map_or(self.stored_as, |key| key.name)
    }

    /// What a release stores where the field is missing; none if it may not be.
    pub fn default_in(&self, release: Release) -> Option<Default> {
        match self.presence {
            Presence::Required => None,
            Presence::Optional(defaults) => defaults
                .iter()
                .rev()
                .find(|(since, _)| release.series() >= *since)
                .map(|&(_, default)| default),
        }
    }
}

impl Key {
    /// Whether a release understands it.
    pub fn exists_in(&self, release: Release) -> bool {
        release.series() >= self.since
    }
}

impl Choices {
    /// The words that a release knows.
    pub fn words_in(&self, release: Release) -> impl Iterator<Item = &'static Word> {
        self.words
            .iter()
            .filter(move |word| release.series() >= word.since)
    }

    /// Whether a release takes the words in any case.
    pub fn any_case_in(&self, release: Release) -> bool {
        self.any_case_since.is_some_and(|since| release.series() >= since)
    }
}

const FIRST: Series = Series::FIRST;
const NULL: Presence = Presence::Optional(&[(FIRST, Default::Null)]);

const NULLABLE_MAPPING: Presence = Presence::Optional(&[(FIRST, Default::Empty)]);

/// A name that every release understands.
const fn key(name: &'static str) -> Key {
    Key { name, since: FIRST }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_its_id() {
        for id in FieldId::ALL {
            assert_eq!(id.field().id, id);
        }
    }

    #[test]
    fn every_field_stands_in_its_parents_section() {
        for id in FieldId::ALL {
            let sections = match id.field().parent.map(|parent| &parent.field().shape) {
                None => &[TEMPLATE, CLUSTER][..],
                Some(Shape::Section(section) | Shape::Sections(section)) => &[*section],
                Some(_) => panic!("{id:?} stands in a field that is no section"),
            };
            let is_there = |section: &&Section| section.fields.iter().any(|field| field.id == id);
            assert!(sections.iter().any(is_there), "{id:?}");
        }
    }

    #[test]
    fn every_field_has_a_name_and_words_about_it_in_every_release() {
        for id in FieldId::ALL {
            let field = id.field();
            assert!(!field.doc.is_empty(), "{id:?}");
            for release in Release::all().filter(|&release| field.exists_in(release)) {
                assert!(field.keys_in(release).next().is_some(), "{id:?} in {release}");
            }
        }
    }
}
