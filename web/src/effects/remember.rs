//! What is kept in the browser across visits.

use std::rc::Rc;

use sesstpl::Release;
use wasm_bindgen_futures::spawn_local;

use crate::drafts;
use crate::page;
use crate::state::{Action, Dispatch, Document, Drafts, LaunchedSession, ReleaseChoice, SAMPLE, State};
use crate::storage;

/// The state as it was left; on a first visit, the sample.
pub(crate) fn initial_state() -> State {
    let sessions: Vec<LaunchedSession> = storage::read(storage::SESSIONS).unwrap_or_default();
    let (own, others) = drafts::begin();
    let is_elsewhere = own.as_ref().is_some_and(|draft| draft.is_elsewhere);
    let (document, release) = match own {
        Some(draft) => draft.restored(),
        None => (Document::new(SAMPLE, Release::LATEST), ReleaseChoice::Manager),
    };
    let mut state = State::new(document, release, sessions.into(), others.into());
    if is_elsewhere {
        state.drafts = Drafts::Fetching;
    }
    state
}

/// Fetches the draft that the tab was left with, where that was too long to be at hand.
pub(crate) fn fetch_draft(dispatch: Dispatch) {
    spawn_local(async move { dispatch.dispatch(Action::DraftFetched(drafts::fetch().await.map(Rc::new))) });
}

/// Keeps the text and what belongs to it. Where the browser refuses, it asks before the page is left.
pub(crate) fn keep_draft(document: &Document, release: ReleaseChoice, dispatch: &Dispatch) {
    let kept = drafts::keep(document, release);
    page::ask_before_leaving(!kept && document.is_changed());
    dispatch.dispatch(Action::DraftsKept(kept));
    if !kept {
        let (document, dispatch) = (document.clone(), dispatch.clone());
        spawn_local(async move {
            if drafts::keep_elsewhere(document, release).await {
                page::ask_before_leaving(false);
                dispatch.dispatch(Action::DraftsKept(true));
            }
        });
    }
}

/// Keeps the launched sessions.
pub(crate) fn keep_sessions(sessions: &[LaunchedSession]) {
    // When the browser refuses, the draft's keeping says so.
    let _ = storage::write(storage::SESSIONS, &sessions);
}
