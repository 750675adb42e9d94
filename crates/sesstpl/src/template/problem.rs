//! Why a release does not store a template.

use sesstpl_yaml::NodeId;

use crate::fields::{FieldId, Section};
use crate::{Path, Span, Verdict};

/// One reason.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) kind: Kind,
    pub(crate) path: Path,
    pub(crate) span: Span,
    /// The field that it is about or stands in; none at the top level.
    pub(crate) field: Option<FieldId>,
    /// The key or the value that it is about; none where something is missing.
    pub(crate) node: Option<NodeId>,
}

/// What is wrong.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// A mapping is asked for, and the value is none.
    NotMapping,
    /// Text is asked for, and the value is none.
    NotText,
    /// Text is asked for, and the value is empty.
    Blank,
    /// A list is asked for, and the value is none.
    NotList,
    /// None of the words that may stand there.
    UnknownWord,
    /// One of a few words is asked for, and the value is no text, which the release is not prepared for.
    WordNotText,
    /// A required key is missing.
    Missing,
    /// A key that the section does not have.
    UnknownKey(&'static Section),
    /// A key that the section does not have, and which is a number too long to be named in the refusal.
    UnwritableKey,
    /// A name in a mapping of names is no text.
    NameNotText,
    /// A name in a mapping of names is empty.
    NameBlank,
    /// An item of an envelope without `template`.
    NoTemplate,
    /// The `session_templates` of an envelope is no list.
    NoTemplateList,
    /// A mount path outside of `/home/work/`.
    MountOutside,
    /// A mount path that is kept for the system.
    MountReserved,
    /// A mount path that is no text.
    MountNotText,
    /// A whole number is asked for, and the value is none.
    NotInteger,
    /// An identifier is asked for, and the value is none.
    NotIdentifier,
    /// A role that another node of the cluster has.
    RoleTwice,
    /// Another number of main nodes than one.
    SeveralMain,
    /// A cluster without a main node.
    NoMain,
    /// A value that JSON does not have.
    NotJson,
    /// A key that JSON does not have.
    KeyNotJson,
    /// Text with a NUL character.
    Nul,
    /// Text with half a surrogate pair.
    Surrogate,
    /// An integer of more than 4,300 digits.
    LongInteger,
    /// A collection that contains itself.
    Circular,
    /// Nested more deeply than is stored.
    TooDeep,
    /// Aliases that make it far larger than it is written.
    TooLarge,
    /// A template's name of more than 128 characters.
    NameTooLong,
}

/// The steps of a save, in order. The manager takes the next one only if nothing is wrong in the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stage {
    /// The check of keys and types.
    Schema,
    /// The check of mount paths, which ends at the first that is wrong.
    Mounts,
    /// The check of a cluster's roles, which ends at the first that is wrong.
    Roles,
    /// Writing to the database.
    Storage,
}

impl Kind {
    /// The step at which the manager meets it.
    pub(crate) fn stage(self) -> Stage {
        match self {
            Self::NotMapping
            | Self::NotText
            | Self::Blank
            | Self::NotList
            | Self::UnknownWord
            | Self::WordNotText
            | Self::Missing
            | Self::UnknownKey(_)
            | Self::UnwritableKey
            | Self::NameNotText
            | Self::NameBlank
            | Self::NotInteger
            | Self::NotIdentifier
            | Self::NoTemplate
            | Self::NoTemplateList => Stage::Schema,
            Self::MountOutside | Self::MountReserved | Self::MountNotText => Stage::Mounts,
            Self::RoleTwice | Self::SeveralMain | Self::NoMain => Stage::Roles,
            Self::NotJson
            | Self::KeyNotJson
            | Self::Nul
            | Self::Surrogate
            | Self::LongInteger
            | Self::Circular
            | Self::TooDeep
            | Self::TooLarge
            | Self::NameTooLong => Stage::Storage,
        }
    }

    /// Whether the manager crashes on it instead of refusing.
    pub(crate) fn crashes(self) -> bool {
        match self.stage() {
            Stage::Schema => matches!(
                self,
                Self::WordNotText | Self::UnwritableKey | Self::NoTemplate | Self::NoTemplateList
            ),
            Stage::Mounts => matches!(self, Self::MountNotText),
            Stage::Roles => false,
            Stage::Storage => true,
        }
    }
}

/// The step at which the manager stops; none if it stores the template.
pub(crate) fn stage(problems: &[Problem]) -> Option<Stage> {
    problems.iter().map(|problem| problem.kind.stage()).min()
}

/// What the manager does in view of all that is wrong.
///
/// In the check of keys and types, an exception escapes over all refusals; of mount paths, the first wrong one
/// decides.
pub(crate) fn verdict(problems: &[Problem]) -> Verdict {
    let Some(stage) = stage(problems) else {
        return Verdict::Accept;
    };
    let mut crashes = problems
        .iter()
        .filter(|problem| problem.kind.stage() == stage)
        .map(|problem| problem.kind.crashes());
    let crash = match stage {
        Stage::Schema | Stage::Storage => crashes.any(|crash| crash),
        Stage::Mounts | Stage::Roles => crashes.next() == Some(true),
    };
    if crash { Verdict::Crash } else { Verdict::Reject }
}
