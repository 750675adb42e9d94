//! What is asked of the person.

use std::rc::Rc;

use sesstpl::Code;
use sesstpl_manager_api::calls::TemplateItem;

use super::{Conflict, Origin, SavedTemplate};
use crate::drafts::OtherDraft;
use crate::rename::Renaming;

/// What is asked of the person, or shown before anything else.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Dialog {
    /// Which manager, and who are you?
    Connect,
    /// Under which name shall it be launched?
    Launch,
    /// Replace the saved template of the same name, or have two?
    SameName(Rc<SavedTemplate>),
    /// Whose text shall be saved, yours or the one that somebody saved meanwhile?
    Conflict(Rc<Conflict>),
    /// Is this what shall be saved?
    Review(Rc<Conflict>),
    /// How was this template before?
    History(Rc<Origin>),
    /// Which name shall it have?
    Rename(Rc<Renaming>),
    /// Delete them?
    Delete(Rc<[SavedTemplate]>),
    /// Which name shall a saved template have?
    RenameSaved(Rc<TemplateItem>),
    /// Where on the web is the text?
    ImportAddress,
    /// Give up what was typed and is saved nowhere?
    Discard(Replacement),
    /// Where in the text to?
    Outline,
    /// Here is what there is to know about a rule.
    Rule(Code),
}

/// What takes the place of the text in the editor.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Replacement {
    /// The sample.
    Sample,
    /// A saved template.
    Saved(Rc<SavedTemplate>),
    /// A saved template that has come.
    Opened {
        /// Its text.
        text: Rc<str>,
        /// Where it comes from.
        origin: Rc<Origin>,
    },
    /// A copy of another tab's text.
    Draft(OtherDraft),
    /// A text that belongs to no saved template yet, and what it is called.
    Text {
        /// What it is called.
        title: Rc<str>,
        /// The text.
        text: Rc<str>,
    },
}
