//! What the page shows, and how actions change it. Nothing here touches the browser or a manager.

mod amendment;
mod connection;
mod document;
mod failure;
mod fixes;
mod loadable;
mod saving;
mod session;

use std::rc::Rc;

use sesstpl::edit::{Edits, Operation, TextEdit};
use sesstpl::{Code, Release, Span};
use sesstpl_manager_api::Timestamp;
use sesstpl_manager_api::calls::TemplateItem;
use yew::{Reducible, UseReducerDispatcher};

pub(crate) use amendment::{Amendment, TimeTravel};
pub(crate) use connection::{Connection, Identity, Manager};
pub(crate) use document::{Checked, Document, Origin, Place, SAMPLE};
pub(crate) use failure::Failure;
pub(crate) use fixes::Fixes;
pub(crate) use loadable::Loadable;
pub(crate) use saving::{Conflict, SaveTarget, SavedTemplate, Saving};
pub(crate) use session::{LaunchedSession, SessionKey, Step};

use crate::drafts::OtherDraft;
use crate::form::Form;
use crate::shared::Shared;
use crate::template::Notation;

/// Sends actions to the state.
pub(crate) type Dispatch = UseReducerDispatcher<State>;

/// The saved templates.
pub(crate) type Templates = Rc<[TemplateItem]>;

/// All that the page shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct State {
    /// The text in the editor.
    pub(crate) document: Document,
    /// Against which release the text is checked.
    pub(crate) release: ReleaseChoice,
    /// How normalized templates are written.
    pub(crate) notation: Notation,
    /// The manager.
    pub(crate) connection: Connection,
    /// Whether the manager answered when it was last asked.
    pub(crate) answering: bool,
    /// The manager's saved templates.
    pub(crate) library: Loadable<Templates>,
    /// The template that was deleted last, to bring it back.
    pub(crate) deleted: Option<Rc<TemplateItem>>,
    /// What happened to the template that was last opened or deleted, when it did not work.
    pub(crate) library_failure: Option<Failure>,
    /// How the saving goes.
    pub(crate) saving: Saving,
    /// The sessions that were launched from here, newest first.
    pub(crate) sessions: Rc<[LaunchedSession]>,
    /// What the editor is to jump to.
    pub(crate) reveal: Reveal,
    /// How the text was changed last from elsewhere than the editor.
    pub(crate) amendment: Amendment,
    /// What was to be undone.
    pub(crate) time_travel: TimeTravel,
    /// The fixes of the findings, once they are known.
    pub(crate) fixes: Option<Shared<Fixes>>,
    /// The finding that was travelled to.
    pub(crate) problem: Option<usize>,
    /// What was done last, for those who do not see it.
    pub(crate) said: Rc<str>,
    /// What stands beside the editor.
    pub(crate) panel: Panel,
    /// Whether the editor is shown where there is room for only one.
    pub(crate) editor_in_front: bool,
    /// What is asked of the person.
    pub(crate) dialog: Option<Dialog>,
    /// Whether the browser keeps drafts.
    pub(crate) drafts_kept: bool,
    /// Texts of other tabs that are saved nowhere.
    pub(crate) other_drafts: Rc<[OtherDraft]>,
}

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
    /// Delete it?
    Delete(Rc<SavedTemplate>),
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

/// Something that happened.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    /// The text was edited.
    Edited(Rc<str>),
    /// A text is to be changed, with what is to be said of it.
    Amended {
        /// The text that the edits are of; if it is no longer shown, nothing happens.
        base: Rc<str>,
        /// The edits.
        edits: Edits,
        /// What is done, in words.
        said: Rc<str>,
    },
    /// A field of the form was filled in.
    FilledIn {
        /// The text that the edits are of.
        base: Rc<str>,
        /// The edits.
        edits: Edits,
        /// The template that the field is of, from 0.
        template: usize,
        /// What the edits do; it is done anew where another text is shown by now, as when letters come faster than
        /// they are shown.
        operation: Operation,
        /// Whether the step becomes one with the step before, as letters typed after each other do.
        joins: bool,
    },
    /// The last step is to be undone, or done again.
    Travelled {
        /// Whether it is to be undone.
        back: bool,
    },
    /// The fixes of the findings are known.
    FixesFound(Shared<Fixes>),
    /// The next problem is to be shown, or the one before.
    Problem {
        /// Where the selection begins; none to go on from the problem that was shown last.
        from: Option<usize>,
        /// Whether it is to be the next.
        forward: bool,
    },
    /// Something happened that not everybody sees.
    Said(Rc<str>),
    /// Another text is to be shown.
    Loaded(Rc<str>, Option<Rc<Origin>>),
    /// A release was chosen.
    ReleaseChosen(ReleaseChoice),
    /// A notation was chosen.
    NotationChosen(Notation),
    /// The connection changed.
    Connected(Connection),
    /// The manager answered, or did not.
    Answering(bool),
    /// The library is being read, was read, or could not be.
    Library(Loadable<Templates>),
    /// Opening or deleting a saved template worked, or did not.
    LibraryFailure(Option<Failure>),
    /// A template is no longer in the library.
    Deleted(String),
    /// The template that was deleted last is back, or is not to be offered any more.
    DeletedForgotten,
    /// The saving goes on.
    Saving(Saving),
    /// A text was saved.
    Saved {
        /// The text that was sent.
        text: Rc<str>,
        /// The template that it is now of, if it holds only one.
        origin: Option<Rc<Origin>>,
        /// The template's name, or how many they were.
        what: Rc<str>,
        /// When.
        at: Timestamp,
    },
    /// What is saved is seen: the template with this id at the manager.
    Seen(String, Rc<serde_json::Value>),
    /// What somebody else saved takes the place of the text, as a step that can be undone.
    Taken(Rc<Conflict>),
    /// The editor is to jump to a place.
    Reveal(Place),
    /// Something is to be shown beside the editor.
    Show(Panel),
    /// The editor is to be shown.
    ShowEditor,
    /// Something is to be asked, or was answered.
    Dialog(Option<Dialog>),
    /// A session was launched.
    Launched(LaunchedSession),
    /// A session was heard of.
    Session(SessionKey, SessionEvent),
    /// The browser kept a draft, or refused to.
    DraftsKept(bool),
    /// The draft of another tab is here now, or is given up.
    DraftDone(String),
}

/// What was heard of a session.
#[derive(Debug, Clone)]
pub(crate) enum SessionEvent {
    /// What the manager says.
    Observed(Box<sesstpl_manager_api::calls::SessionInfo>, Timestamp),
    /// The manager did not say anything.
    Missed(sesstpl_manager_api::ApiError, Timestamp),
    /// Its end was asked for, or could not be.
    Stopping(bool),
    /// It is to be shown no more.
    Forgotten,
}

impl State {
    /// The state to begin with.
    pub(crate) fn new(
        document: Document,
        release: ReleaseChoice,
        sessions: Rc<[LaunchedSession]>,
        other_drafts: Rc<[OtherDraft]>,
    ) -> Self {
        let mut state = Self {
            document,
            release,
            notation: Notation::Yaml,
            connection: Connection::Looking,
            answering: true,
            library: Loadable::Idle,
            deleted: None,
            library_failure: None,
            saving: Saving::Idle,
            sessions,
            reveal: Reveal::default(),
            amendment: Amendment::default(),
            time_travel: TimeTravel::default(),
            fixes: None,
            problem: None,
            said: "".into(),
            panel: Panel::Stored,
            editor_in_front: true,
            dialog: None,
            drafts_kept: true,
            other_drafts,
        };
        state.follow_release();
        state
    }

    /// The release that the text is checked against.
    pub(crate) fn release(&self) -> Release {
        match self.release {
            ReleaseChoice::Fixed(release) => release,
            ReleaseChoice::Manager => self.manager_release(),
        }
    }

    /// The manager's release; without a manager, the newest.
    pub(crate) fn manager_release(&self) -> Release {
        self.connection
            .manager()
            .map_or(Release::LATEST, |manager| manager.release)
    }

    /// The saved template that the text is of, if the manager is the one that has it.
    pub(crate) fn origin_here(&self) -> Option<&Rc<Origin>> {
        let endpoint = self.connection.manager()?.endpoint();
        self.document
            .origin
            .as_ref()
            .filter(|origin| origin.endpoint == endpoint)
    }

    /// What the text is to the manager: checked as its release checks.
    pub(crate) fn checked_for_manager(&self) -> Shared<Checked> {
        let release = self.manager_release();
        if self.document.checked.report.release == release {
            self.document.checked.clone()
        } else {
            Shared::new(Checked::of(&self.document.text, release))
        }
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Edited(text) => {
                // Even where the text is as before: the editor has lost the marks of what was replaced.
                self.document.edit(text);
                self.forget_findings();
            }
            Action::Amended { base, edits, said } => {
                if base == self.document.text {
                    self.amend(&edits, false, said);
                }
            }
            Action::FilledIn {
                base,
                edits,
                template,
                operation,
                joins,
            } => {
                let edits = if base == self.document.text {
                    Some(edits)
                } else {
                    let form = Form::of(&self.document.text, &self.document.checked, template);
                    form.and_then(|form| form.edit(&operation).ok())
                };
                self.amend(&edits.unwrap_or_default(), joins, "".into());
            }
            Action::Travelled { back } => {
                self.time_travel = TimeTravel {
                    count: self.time_travel.count + 1,
                    back,
                };
            }
            Action::FixesFound(fixes) => {
                if fixes.checked == self.document.checked {
                    self.fixes = Some(fixes);
                }
            }
            Action::Problem { from, forward } => self.go_to_problem(from, forward),
            Action::Said(said) => self.said = said,
            Action::Loaded(text, origin) => {
                self.document.load(text, origin);
                self.forget_findings();
                self.saving = Saving::Idle;
                self.library_failure = None;
                self.editor_in_front = true;
            }
            Action::ReleaseChosen(choice) => self.release = choice,
            Action::NotationChosen(notation) => self.notation = notation,
            Action::Connected(connection) => self.connect(connection),
            Action::Answering(answering) => self.answering = answering,
            Action::Library(library) => self.library = library,
            Action::LibraryFailure(failure) => self.library_failure = failure,
            Action::Deleted(id) => self.delete(&id),
            Action::DeletedForgotten => self.deleted = None,
            Action::Saving(saving) => self.saving = saving,
            Action::Saved {
                text,
                origin,
                what,
                at,
            } => {
                self.document.baseline = text;
                self.document.origin = origin;
                self.saving = Saving::Done { what, at };
            }
            Action::Seen(id, template) => self.see(&id, template),
            Action::Taken(conflict) => self.take(&conflict),
            Action::Reveal(place) => {
                self.reveal = Reveal {
                    count: self.reveal.count + 1,
                    place: Some(place),
                };
                self.editor_in_front = true;
            }
            Action::Show(panel) => {
                self.panel = panel;
                self.editor_in_front = false;
            }
            Action::ShowEditor => self.editor_in_front = true,
            Action::Dialog(dialog) => self.dialog = dialog,
            Action::Launched(session) => self.launch(session),
            Action::Session(key, event) => self.hear(&key, event),
            Action::DraftsKept(kept) => self.drafts_kept = kept,
            Action::DraftDone(tab) => {
                let others = self.other_drafts.iter().filter(|other| other.tab != tab);
                self.other_drafts = others.cloned().collect();
            }
        }
        self.follow_release();
    }

    fn amend(&mut self, edits: &Edits, joins: bool, said: Rc<str>) {
        if edits.is_empty() {
            return;
        }
        let text: Rc<str> = edits.apply(&self.document.text).into();
        self.amendment = self
            .amendment
            .next(&self.document.text, edits, Rc::clone(&text), joins);
        self.document.edit(text);
        self.forget_findings();
        self.said = said;
    }

    fn see(&mut self, id: &str, template: Rc<serde_json::Value>) {
        if let Some(origin) = self.origin_here().filter(|origin| origin.id == id) {
            let seen = Some(template);
            self.document.origin = Some(Rc::new(Origin {
                seen,
                ..(**origin).clone()
            }));
        }
    }

    fn take(&mut self, conflict: &Conflict) {
        let whole = TextEdit::new(Span::new(0, self.document.text.len()), &*conflict.theirs);
        // One edit cannot overlap.
        let edits = Edits::new(vec![whole]).unwrap_or_default();
        self.amend(
            &edits,
            false,
            "The text is the one that is saved; undo brings yours back.".into(),
        );
        self.document.baseline = Rc::clone(&conflict.theirs);
        self.document.origin = Some(Rc::clone(&conflict.origin));
        self.dialog = None;
        self.saving = Saving::Idle;
    }

    /// What was found in the former text is gone, and what was wrong with the saving was wrong with that text.
    fn forget_findings(&mut self) {
        self.fixes = None;
        self.problem = None;
        if matches!(self.saving, Saving::Refused { .. } | Saving::Done { .. }) {
            self.saving = Saving::Idle;
        }
    }

    fn go_to_problem(&mut self, from: Option<usize>, forward: bool) {
        let places = &self.document.checked.places;
        let Some(index) = fixes::neighbour(places, self.problem, from, forward) else {
            self.said = "There is no problem.".into();
            return;
        };
        let (Some(place), Some(found)) = (
            places.get(index).copied(),
            self.document.checked.report.diagnostics.get(index),
        ) else {
            return;
        };
        self.said = format!(
            "Problem {} of {}: {}",
            index + 1,
            places.len(),
            crate::words::sentence(&found.message)
        )
        .into();
        self.apply(Action::Reveal(place));
        self.problem = Some(index);
    }

    fn connect(&mut self, connection: Connection) {
        self.connection = connection;
        self.answering = true;
        self.library = Loadable::Idle;
        self.deleted = None;
        self.library_failure = None;
        self.saving = Saving::Idle;
    }

    fn delete(&mut self, id: &str) {
        if let Some(items) = self.library.value().cloned() {
            self.deleted = items.iter().find(|item| item.id == id).cloned().map(Rc::new);
            self.library = Loadable::Ready(items.iter().filter(|item| item.id != id).cloned().collect());
        }
        // The text stays, as one that is saved nowhere.
        if self.origin_here().is_some_and(|origin| origin.id == id) {
            self.document.origin = None;
            self.document.baseline = Rc::from("");
        }
    }

    fn launch(&mut self, session: LaunchedSession) {
        let key = session.key();
        let others = self.sessions.iter().filter(|other| !other.is(&key)).cloned();
        self.sessions = std::iter::once(session).chain(others).collect();
        self.dialog = None;
        self.panel = Panel::Sessions;
        self.editor_in_front = false;
    }

    fn hear(&mut self, key: &SessionKey, event: SessionEvent) {
        if matches!(event, SessionEvent::Forgotten) {
            self.sessions = self
                .sessions
                .iter()
                .filter(|session| !session.is(key))
                .cloned()
                .collect();
            return;
        }
        let mut sessions = self.sessions.to_vec();
        let Some(session) = sessions.iter_mut().find(|session| session.is(key)) else {
            return;
        };
        match event {
            SessionEvent::Observed(info, at) => session.observe(&info, at),
            SessionEvent::Missed(error, at) => session.miss(&error, at),
            SessionEvent::Stopping(stopping) => session.stopping = stopping,
            SessionEvent::Forgotten => {}
        }
        self.sessions = sessions.into();
    }

    fn follow_release(&mut self) {
        let release = self.release();
        if self.document.checked.report.release != release {
            self.document.check(release);
            self.fixes = None;
            self.problem = None;
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = Rc::unwrap_or_clone(self);
        state.apply(action);
        Rc::new(state)
    }
}

#[cfg(test)]
mod tests;
