//! Launching sessions, looking into them and ending them.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use sesstpl::launch::LaunchPlan;
use sesstpl_manager_api::calls::{
    CreateSession, DestroySession, MatchSessions, SessionLogs, SessionMatch, SessionServices,
};
use sesstpl_manager_api::{ApiError, SessionStatus};
use wasm_bindgen_futures::spawn_local;

use super::{ask, catalogue, connect, save};
use crate::messages::{of_core, t};
use crate::names;
use crate::page;
use crate::shared::Shared;
use crate::state::{
    Action, Dialog, Dispatch, Failure, LaunchedSession, Loadable, Manager, SessionEvent, SessionKey, State,
    Step,
};

/// How often, and how many milliseconds apart, one looks for a session that may have been started.
const LOOKS: u32 = 5;
const BETWEEN_LOOKS: u32 = 1000;

/// Opens the launch dialog, when there is a manager and a template that it would store.
pub(crate) fn open(state: &State, dispatch: &Dispatch) {
    if connect::manager_or_ask(state, dispatch).is_none() {
        return;
    }
    if let Some(refused) = save::refusal(&state.checked_for_manager()) {
        return dispatch.dispatch(Action::Saving(refused));
    }
    // What is free changes.
    catalogue::refresh(state, dispatch);
    dispatch.dispatch(Action::Dialog(Some(Dialog::Launch)));
}

/// The names of the sessions at this manager that are alive, as far as they are known here.
pub(crate) fn taken_names(sessions: &[LaunchedSession]) -> Vec<&str> {
    sessions
        .iter()
        .filter(|session| !session.has_ended())
        .map(|session| session.name.as_str())
        .collect()
}

/// Launches a session. What fails is told to `on_failure`.
pub(crate) fn launch(
    manager: Shared<Manager>,
    dispatch: Dispatch,
    plan: Shared<LaunchPlan>,
    template: Option<String>,
    on_failure: impl FnOnce(Failure) + 'static,
) {
    spawn_local(async move {
        match start(&dispatch, &manager, &plan).await {
            Ok((id, status)) => {
                let key = SessionKey {
                    endpoint: manager.endpoint(),
                    name: plan.name.clone(),
                };
                let step = Step {
                    status,
                    at: page::now(),
                };
                let session = LaunchedSession::new(key, Some(id), template, plan, step);
                dispatch.dispatch(Action::Launched(session));
            }
            Err(failure) => on_failure(failure),
        }
    });
}

/// Launches what was launched before, under a name of its own.
pub(crate) fn launch_again(state: &State, dispatch: &Dispatch, session: &LaunchedSession) {
    let (Some(manager), Some(plan)) = (state.connection.manager(), &session.plan) else {
        return;
    };
    let plan = LaunchPlan {
        name: names::propose(&session.name, &taken_names(&state.sessions)),
        ..(**plan).clone()
    };
    let (told, key) = (dispatch.clone(), session.key());
    launch(
        manager.clone(),
        dispatch.clone(),
        Shared::new(plan),
        session.template.clone(),
        move |failure| {
            told.dispatch(Action::Said(
                t!("{} is not launched again. {}", key.name, failure.text).into(),
            ));
        },
    );
}

/// Asks for a session, once. An answer that leaves open whether there is one now is followed by looking, never by asking
/// again.
async fn start(
    dispatch: &Dispatch,
    manager: &Manager,
    plan: &LaunchPlan,
) -> Result<(String, SessionStatus), Failure> {
    let call = CreateSession {
        body: plan.request_body(),
    };
    let doubt = match ask(dispatch, manager, &call).await {
        Ok(created) => return Ok((created.session_id, created.status)),
        Err(error) if error.leaves_doubt() => error,
        Err(error) => return Err(error.into()),
    };
    let mut last = None;
    for _ in 0..LOOKS {
        TimeoutFuture::new(BETWEEN_LOOKS).await;
        match find(dispatch, manager, &plan.name).await {
            Ok(Some(there)) => return Ok((there.id, there.status)),
            Ok(None) => last = None,
            Err(error) => last = Some(error),
        }
    }
    Err(Failure::new(&match last {
        None => t!(
            "{}; there is no session `{}`, so it is safe to try again",
            of_core(&doubt.reason()),
            plan.name
        ),
        Some(error) => t!(
            "{}; then {}; whether session `{}` was started is not known, so look before you launch it again",
            of_core(&doubt.reason()),
            of_core(&error.reason()),
            plan.name
        ),
    }))
}

/// The living session of exactly this name.
async fn find(dispatch: &Dispatch, manager: &Manager, name: &str) -> Result<Option<SessionMatch>, ApiError> {
    let call = MatchSessions {
        prefix: name.to_owned(),
    };
    let matches = ask(dispatch, manager, &call).await?;
    // 22.9 finds sessions that have ended, too; their names are free.
    let is_alive =
        |there: &SessionMatch| !there.status.is_final() && there.status != SessionStatus::Terminating;
    Ok(matches
        .into_iter()
        .find(|there| there.name == name && is_alive(there)))
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

/// Reads what a session has written.
pub(crate) fn read_logs(manager: Shared<Manager>, dispatch: Dispatch, session: &LaunchedSession) {
    let key = session.key();
    dispatch.dispatch(Action::Session(
        key.clone(),
        SessionEvent::Logs(session.details.logs.reloading()),
    ));
    spawn_local(async move {
        let call = SessionLogs {
            name: key.name.clone(),
        };
        let logs = ask(&dispatch, &manager, &call).await;
        let logs = logs.map(Rc::from).map_err(Failure::from).into();
        dispatch.dispatch(Action::Session(key, SessionEvent::Logs(logs)));
    });
}

/// Reads which application services a session offers.
pub(crate) fn read_services(manager: Shared<Manager>, dispatch: Dispatch, session: &LaunchedSession) {
    let (key, id) = (session.key(), session.id.clone());
    dispatch.dispatch(Action::Session(
        key.clone(),
        SessionEvent::Services(session.details.services.reloading()),
    ));
    spawn_local(async move {
        let services: Loadable<_> = match id {
            None => Loadable::Failed(Failure::new(t!("the session's id is not known here"))),
            Some(id) => ask(&dispatch, &manager, &SessionServices { id })
                .await
                .map(Rc::from)
                .map_err(Failure::from)
                .into(),
        };
        dispatch.dispatch(Action::Session(key, SessionEvent::Services(services)));
    });
}
