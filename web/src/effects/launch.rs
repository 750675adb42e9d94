//! Launching and ending sessions.

use sesstpl::Stored;
use sesstpl::launch::{LaunchOptions, LaunchPlan, plan};
use sesstpl_manager_api::calls::{CreateSession, DestroySession};
use wasm_bindgen_futures::spawn_local;

use super::{ask, connect, save};
use crate::page;
use crate::shared::Shared;
use crate::state::{
    Action, Dialog, Dispatch, Failure, LaunchedSession, Manager, SessionEvent, SessionKey, State,
};

/// Opens the launch dialog, when there is a manager and a template that it would store.
pub(crate) fn ask_for_name(state: &State, dispatch: &Dispatch) {
    if connect::manager_or_ask(state, dispatch).is_none() {
        return;
    }
    match save::refusal(&state.checked_for_manager()) {
        Some(refused) => dispatch.dispatch(Action::Saving(refused)),
        None => dispatch.dispatch(Action::Dialog(Some(Dialog::Launch))),
    }
}

/// What a launch sends.
pub(crate) fn plan_for(
    manager: &Manager,
    stored: &Stored,
    name: &str,
    project: &str,
) -> Result<LaunchPlan, Failure> {
    let options = LaunchOptions {
        name: name.to_owned(),
        group: project.to_owned(),
        domain: manager.identity.domain.clone(),
    };
    plan(stored, &options).map_err(|error| Failure::new(&error.to_string()))
}

/// A session to launch.
pub(crate) struct Launch {
    /// What to send.
    pub(crate) plan: LaunchPlan,
    /// The session's name.
    pub(crate) name: String,
    /// The template's name.
    pub(crate) template: Option<String>,
    /// The project.
    pub(crate) project: String,
}

/// Launches a session. What fails is told to `on_failure`.
pub(crate) fn launch(
    manager: Shared<Manager>,
    dispatch: Dispatch,
    launch: Launch,
    on_failure: impl FnOnce(Failure) + 'static,
) {
    spawn_local(async move {
        let call = CreateSession {
            body: launch.plan.request_body(),
        };
        match ask(&dispatch, &manager, &call).await {
            Ok(created) => {
                let key = SessionKey {
                    endpoint: manager.endpoint(),
                    name: launch.name,
                };
                let session =
                    LaunchedSession::new(key, launch.template, launch.project, created.status, page::now());
                dispatch.dispatch(Action::Launched(session));
            }
            Err(error) => on_failure(error.into()),
        }
    });
}

/// Ends a session.
pub(crate) fn terminate(manager: Shared<Manager>, dispatch: Dispatch, key: SessionKey) {
    dispatch.dispatch(Action::Session(key.clone(), SessionEvent::Stopping(true)));
    spawn_local(async move {
        let call = DestroySession {
            name: key.name.clone(),
            forced: false,
        };
        if let Err(error) = ask(&dispatch, &manager, &call).await {
            dispatch.dispatch(Action::Session(key.clone(), SessionEvent::Stopping(false)));
            dispatch.dispatch(Action::Session(key, SessionEvent::Missed(error, page::now())));
        }
    });
}
