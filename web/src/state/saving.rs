//! How the saving goes.

use std::rc::Rc;

use sesstpl_manager_api::Timestamp;

use super::{Failure, Origin, Place};

/// How the saving of the text goes.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum Saving {
    /// Nothing to tell.
    #[default]
    Idle,
    /// The manager is at work.
    Running,
    /// Nothing was sent: the manager would refuse it.
    Refused {
        /// Why, in sentences.
        reason: Rc<str>,
        /// Where in the text, if it is about a place.
        place: Option<Place>,
    },
    /// It was not saved, or nobody knows whether it was.
    Failed {
        /// What happened.
        failure: Failure,
        /// What was tried, to try it again.
        target: SaveTarget,
    },
    /// It is saved.
    Done {
        /// The template's name, or how many they were.
        what: Rc<str>,
        /// When.
        at: Timestamp,
    },
}

/// Whether the browser keeps drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Drafts {
    /// It does, and the one that the tab was left with is still on its way.
    Fetching,
    /// It does.
    Kept,
    /// It does not.
    Refused,
}

/// Where a text is to be saved.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum SaveTarget {
    /// To the template that it was opened from, or as a new one unless one of the same name is there.
    Natural,
    /// As a new template in any case.
    New,
    /// In the place of this template.
    Over(Rc<SavedTemplate>),
    /// To the template that it was opened from, whatever somebody else saved there since.
    Anyway(Rc<Origin>),
}

/// A template in the library, as a question about it needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SavedTemplate {
    /// Its id.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// When it was stored.
    pub(crate) created_at: Timestamp,
    /// Its project's name.
    pub(crate) group: Option<String>,
    /// Its domain.
    pub(crate) domain: Option<String>,
}

/// A saved template that somebody changed since it was opened here.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Conflict {
    /// The template, with what is saved there now.
    pub(crate) origin: Rc<Origin>,
    /// What is saved there now, as a text.
    pub(crate) theirs: Rc<str>,
    /// What would be saved, as a text in the same order.
    pub(crate) mine: Rc<str>,
}

impl From<&sesstpl_manager_api::calls::TemplateItem> for SavedTemplate {
    fn from(item: &sesstpl_manager_api::calls::TemplateItem) -> Self {
        Self {
            id: item.id.clone(),
            name: item.name.clone(),
            created_at: item.created_at,
            group: item.group_name.clone(),
            domain: item.domain_name.clone(),
        }
    }
}
