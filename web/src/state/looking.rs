//! What is looked at: the release, the panel, the place in the text.

use sesstpl::Release;

use super::Place;

/// Against which release a text is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ReleaseChoice {
    /// The manager's own; without a manager, the newest.
    #[default]
    Manager,
    /// This one.
    Fixed(Release),
}

/// What stands beside the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Panel {
    /// The text as a form.
    Form,
    /// What the manager stores.
    Stored,
    /// What a launch will do.
    Plan,
    /// The saved templates.
    Library,
    /// The launched sessions.
    Sessions,
}

impl Panel {
    /// A short name, for ids.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Stored => "stored",
            Self::Plan => "plan",
            Self::Library => "library",
            Self::Sessions => "sessions",
        }
    }
}

/// A place that the editor is to jump to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Reveal {
    /// Counts the jumps: the same place can be jumped to again.
    pub(crate) count: u32,
    /// The place.
    pub(crate) place: Option<Place>,
}
