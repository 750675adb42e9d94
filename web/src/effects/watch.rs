//! Following sessions through their lives.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use sesstpl_manager_api::calls::GetSession;
use wasm_bindgen_futures::spawn_local;

use super::look;
use crate::page;
use crate::shared::Shared;
use crate::state::{Action, Dispatch, Manager, SessionEvent, SessionKey};

/// Milliseconds between two looks at the sessions.
const BEAT: u32 = 1000;

/// A session to follow.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Followed {
    /// Which.
    pub(crate) key: SessionKey,
    /// At every how many beats it is looked at.
    pub(crate) every: u32,
}

/// Follows sessions until the returned function is called.
pub(crate) fn follow(manager: Shared<Manager>, dispatch: Dispatch, sessions: Vec<Followed>) -> impl FnOnce() {
    let going_on = Rc::new(Cell::new(!sessions.is_empty()));
    let stop = Rc::clone(&going_on);
    spawn_local(async move {
        let mut beat = 0_u32;
        while going_on.get() {
            for session in sessions
                .iter()
                .filter(|session| beat.is_multiple_of(session.every))
            {
                let event = observe(&manager, &dispatch, &session.key).await;
                // Who follows from now on has asked anew.
                if going_on.get() {
                    dispatch.dispatch(Action::Session(session.key.clone(), event));
                }
            }
            TimeoutFuture::new(BEAT).await;
            beat = beat.wrapping_add(1);
        }
    });
    move || stop.set(false)
}

async fn observe(manager: &Manager, dispatch: &Dispatch, key: &SessionKey) -> SessionEvent {
    let call = GetSession {
        name: key.name.clone(),
    };
    match look(dispatch, manager, &call).await {
        Ok(info) => SessionEvent::Observed(Box::new(info), page::now()),
        Err(error) => SessionEvent::Missed(error, page::now()),
    }
}
