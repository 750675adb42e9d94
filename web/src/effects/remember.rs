//! What is kept in the browser across visits.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use sesstpl::Release;

use crate::state::{Action, Dispatch, Document, LaunchedSession, Origin, ReleaseChoice, SAMPLE, State};
use crate::storage::{self, Slot};

/// The text in the editor, kept at every change.
#[derive(Serialize, Deserialize)]
struct Draft {
    text: Rc<str>,
    origin: Option<Rc<Origin>>,
    baseline: Rc<str>,
    release: Option<String>,
}

/// The state as it was left; on a first visit, the sample.
pub(crate) fn initial_state() -> State {
    let sessions: Vec<LaunchedSession> = storage::read(Slot::Sessions).unwrap_or_default();
    let (document, release) = match storage::read::<Draft>(Slot::Draft) {
        Some(draft) => restored(draft),
        None => (Document::new(SAMPLE, Release::LATEST), ReleaseChoice::Manager),
    };
    State::new(document, release, sessions.into())
}

fn restored(draft: Draft) -> (Document, ReleaseChoice) {
    let chosen = draft.release.and_then(|release| release.parse().ok());
    let document = Document::restored(
        draft.text,
        draft.origin,
        draft.baseline,
        chosen.unwrap_or_default(),
    );
    (
        document,
        chosen.map_or(ReleaseChoice::Manager, ReleaseChoice::Fixed),
    )
}

/// Keeps the text and what belongs to it.
pub(crate) fn keep_draft(document: &Document, release: ReleaseChoice, dispatch: &Dispatch) {
    let draft = Draft {
        text: Rc::clone(&document.text),
        origin: document.origin.clone(),
        baseline: Rc::clone(&document.baseline),
        release: match release {
            ReleaseChoice::Manager => None,
            ReleaseChoice::Fixed(release) => Some(release.to_string()),
        },
    };
    let kept = storage::write(Slot::Draft, &draft).is_ok();
    dispatch.dispatch(Action::DraftsKept(kept));
}

/// Keeps the launched sessions.
pub(crate) fn keep_sessions(sessions: &[LaunchedSession]) {
    // When the browser refuses, the draft's keeping says so.
    let _ = storage::write(Slot::Sessions, &sessions);
}

/// The draft's text as it was kept last, for when nothing else works.
pub(crate) fn draft_text() -> Option<String> {
    storage::read::<Draft>(Slot::Draft).map(|draft| draft.text.to_string())
}
