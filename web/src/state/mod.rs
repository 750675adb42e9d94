//! What the page shows, and how actions change it. Nothing here touches the browser or a manager.

mod action;
mod amendment;
mod cluster;
mod connection;
mod dialog;
mod document;
mod failure;
mod fixes;
mod library;
mod loadable;
mod looking;
mod saving;
mod session;
mod sessions;
mod visiting;
mod writing;

use std::rc::Rc;

use sesstpl::{Catalogue, Release};
use sesstpl_manager_api::calls::TemplateItem;
use yew::{Reducible, UseReducerDispatcher};

pub(crate) use action::Action;
pub(crate) use amendment::{Amendment, TimeTravel};
pub(crate) use cluster::Cluster;
pub(crate) use connection::{Access, Connection, Identity, Manager};
pub(crate) use dialog::{Dialog, Replacement};
pub(crate) use document::{Checked, Document, Origin, Place, SAMPLE};
pub(crate) use failure::Failure;
pub(crate) use fixes::Fixes;
pub(crate) use loadable::Loadable;
pub(crate) use looking::{Panel, ReleaseChoice, Reveal};
pub(crate) use saving::{Conflict, Drafts, SaveTarget, SavedTemplate, Saving};
pub(crate) use session::{LaunchedSession, SessionKey, Step};
pub(crate) use sessions::SessionEvent;

use crate::drafts::OtherDraft;
use crate::messages::Language;
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
    /// Whether the login that requests go by still holds.
    pub(crate) access: Access,
    /// What the manager's cluster has, as far as that is known.
    pub(crate) cluster: Cluster,
    /// The manager's saved templates.
    pub(crate) library: Loadable<Templates>,
    /// The templates that were deleted last, to bring them back.
    pub(crate) deleted: Rc<[TemplateItem]>,
    /// What happened to the template that was last opened or deleted, when it did not work.
    pub(crate) library_failure: Option<Failure>,
    /// How the saving goes.
    pub(crate) saving: Saving,
    /// The id of the saved template that was asked for, and the text that it is to replace.
    pub(crate) opening: Option<(String, Rc<str>)>,
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
    pub(crate) drafts: Drafts,
    /// The language that the page is in.
    pub(crate) language: Language,
    /// Texts of other tabs that are saved nowhere.
    pub(crate) other_drafts: Rc<[OtherDraft]>,
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
            access: Access::Granted,
            cluster: Cluster::default(),
            library: Loadable::Idle,
            deleted: Rc::new([]),
            library_failure: None,
            saving: Saving::Idle,
            opening: None,
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
            drafts: Drafts::Kept,
            language: Language::current(),
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
            Shared::new(Checked::of(&self.document.text, release, &self.cluster.catalogue))
        }
    }

    /// What the text is checked against besides the release: what the manager's cluster has, unless another release was
    /// chosen.
    fn catalogue(&self) -> Shared<Catalogue> {
        match self.release {
            ReleaseChoice::Manager => self.cluster.catalogue.clone(),
            ReleaseChoice::Fixed(_) => Cluster::default().catalogue,
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
            } => self.fill_in(&base, edits, template, &operation, joins),
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
            Action::Mend { finding, fix } => self.mend(finding, fix),
            Action::RevealProblem(index) => self.reveal_problem(index),
            Action::Said(said) => self.said = said,
            Action::Loaded(text, origin) => self.load(text, origin),
            Action::New => self.begin_anew(),
            Action::Opening(id) => self.opening = Some((id, Rc::clone(&self.document.text))),
            Action::Opened(text, origin) => self.open(text, origin),
            Action::About(loads, action) => {
                if loads == self.document.loads {
                    self.apply(*action);
                }
            }
            Action::ReleaseChosen(choice) => self.release = choice,
            Action::LanguageChosen(language) => self.language = language,
            Action::NotationChosen(notation) => self.notation = notation,
            Action::Connected(connection) => self.connect(connection),
            Action::Found(connection) => {
                if self.connection == Connection::Looking {
                    self.connect(connection);
                }
            }
            Action::Answering(answering) => self.answering = answering,
            Action::Access(access) => self.access = access,
            Action::LoginLost => self.lose_login(),
            Action::ProjectChosen(project) => self.choose_project(&project),
            Action::Cluster(manager, cluster) => self.learn(&manager, cluster),
            Action::Library(library) => self.library = library,
            Action::LibraryFailure(failure) => self.library_failure = failure,
            Action::Deleted(ids) => self.delete(&ids),
            Action::DeletedForgotten => self.deleted = Rc::new([]),
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
            Action::DraftFetched(draft) => self.restore(draft),
            Action::DraftsKept(kept) => self.drafts = if kept { Drafts::Kept } else { Drafts::Refused },
            Action::DraftDone(tab) => {
                let others = self.other_drafts.iter().filter(|other| other.tab != tab);
                self.other_drafts = others.cloned().collect();
            }
        }
        self.follow_release();
    }

    fn follow_release(&mut self) {
        let release = self.release();
        let catalogue = self.catalogue();
        let known = &self.document.catalogue;
        let knows_else = *known != catalogue && **known != *catalogue;
        if self.document.checked.report.release != release || knows_else {
            self.document.check(release, catalogue);
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
