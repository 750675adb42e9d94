//! What is kept in the browser across visits.

use sesstpl::Release;

use crate::drafts;
use crate::page;
use crate::state::{Action, Dispatch, Document, LaunchedSession, ReleaseChoice, SAMPLE, State};
use crate::storage;

/// The state as it was left; on a first visit, the sample.
pub(crate) fn initial_state() -> State {
    let sessions: Vec<LaunchedSession> = storage::read(storage::SESSIONS).unwrap_or_default();
    let (own, others) = drafts::begin();
    let (document, release) = match own {
        Some(draft) => draft.restored(),
        None => (Document::new(SAMPLE, Release::LATEST), ReleaseChoice::Manager),
    };
    State::new(document, release, sessions.into(), others.into())
}

/// Keeps the text and what belongs to it. Where the browser refuses, it asks before the page is left.
pub(crate) fn keep_draft(document: &Document, release: ReleaseChoice, dispatch: &Dispatch) {
    let kept = drafts::keep(document, release);
    page::ask_before_leaving(!kept && document.is_changed());
    dispatch.dispatch(Action::DraftsKept(kept));
}

/// Keeps the launched sessions.
pub(crate) fn keep_sessions(sessions: &[LaunchedSession]) {
    // When the browser refuses, the draft's keeping says so.
    let _ = storage::write(storage::SESSIONS, &sessions);
}
