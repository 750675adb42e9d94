//! What can happen on the page.

use std::rc::Rc;

use sesstpl::edit::{Edits, Operation};
use sesstpl_manager_api::Timestamp;

use super::{
    Access, Cluster, Conflict, Connection, Dialog, Failure, Fixes, LaunchedSession, Loadable, Manager,
    Origin, Panel, Place, ReleaseChoice, Saving, SessionEvent, SessionKey, Templates,
};
use crate::drafts::Draft;
use crate::messages::Language;
use crate::shared::Shared;
use crate::template::Notation;

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
    /// A finding is to be mended, as one of its fixes does it.
    Mend {
        /// The finding's number.
        finding: usize,
        /// The fix's number among the finding's.
        fix: usize,
    },
    /// The editor is to jump to a finding.
    RevealProblem(usize),
    /// Something happened that not everybody sees.
    Said(Rc<str>),
    /// Another text is to be shown.
    Loaded(Rc<str>, Option<Rc<Origin>>),
    /// The sample is to be shown; what would be lost is asked about first.
    New,
    /// The saved template with this id is to be shown, once it has come.
    Opening(String),
    /// A saved template has come; it is shown if it is the one that was asked for last.
    Opened(Rc<str>, Rc<Origin>),
    /// This is about the text that was loaded as so many-th; nothing happens where another was loaded since.
    About(u32, Box<Action>),
    /// A release was chosen.
    ReleaseChosen(ReleaseChoice),
    /// A language was chosen, and the page is in it.
    LanguageChosen(Language),
    /// A notation was chosen.
    NotationChosen(Notation),
    /// The connection changed.
    Connected(Connection),
    /// What the server that the page came from is; it does not matter any more where somebody has connected since.
    Found(Connection),
    /// The manager answered, or did not.
    Answering(bool),
    /// The login that requests go by holds, has ended, or is asked for.
    Access(Access),
    /// The login was found to have ended by a request that nobody waits for.
    LoginLost,
    /// Another project is to be offered.
    ProjectChosen(String),
    /// It is known what this manager's cluster has.
    Cluster(Shared<Manager>, Cluster),
    /// The library is being read, was read, or could not be.
    Library(Loadable<Templates>),
    /// Opening or deleting a saved template worked, or did not.
    LibraryFailure(Option<Failure>),
    /// Templates are no longer in the library: those with these ids.
    Deleted(Vec<String>),
    /// The templates that were deleted last are back, or are not to be offered any more.
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
    /// The draft that the tab was left with has come, or is not to be had.
    DraftFetched(Option<Rc<Draft>>),
    /// The draft of another tab is here now, or is given up.
    DraftDone(String),
}
