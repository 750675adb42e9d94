//! How sessions are launched, heard of and forgotten.

use std::rc::Rc;

use sesstpl_manager_api::calls::{SessionInfo, SessionService};
use sesstpl_manager_api::{ApiError, Timestamp};

use super::{LaunchedSession, Loadable, Panel, SessionKey, State};

/// What was heard of a session.
#[derive(Debug, Clone)]
pub(crate) enum SessionEvent {
    /// What the manager says.
    Observed(Box<SessionInfo>, Timestamp),
    /// The manager did not say anything.
    Missed(ApiError, Timestamp),
    /// What it has written.
    Logs(Loadable<Rc<str>>),
    /// Its application services.
    Services(Loadable<Rc<[SessionService]>>),
    /// Its end was asked for, or could not be.
    Stopping(bool),
    /// It is to be shown no more.
    Forgotten,
}

impl State {
    pub(super) fn launch(&mut self, session: LaunchedSession) {
        let key = session.key();
        let others = self.sessions.iter().filter(|other| !other.is(&key)).cloned();
        self.sessions = std::iter::once(session).chain(others).collect();
        self.dialog = None;
        self.panel = Panel::Sessions;
        self.editor_in_front = false;
    }

    pub(super) fn hear(&mut self, key: &SessionKey, event: SessionEvent) {
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
            SessionEvent::Logs(logs) => session.details.logs = logs,
            SessionEvent::Services(services) => session.details.services = services,
            SessionEvent::Stopping(stopping) => session.stopping = stopping,
            SessionEvent::Forgotten => {}
        }
        self.sessions = sessions.into();
    }
}
