//! What the page does beyond its own memory: it talks to managers, and reports by actions.

pub(crate) mod catalogue;
pub(crate) mod connect;
pub(crate) mod launch;
pub(crate) mod library;
pub(crate) mod mend;
pub(crate) mod remember;
pub(crate) mod save;
pub(crate) mod watch;

use sesstpl_manager_api::{ApiError, Call};

use crate::state::{Access, Action, Dispatch, Manager};

/// Does what the person asked for. Where the login has ended, the person is asked to log in, and then it is done after
/// all: the web server has not passed it on.
async fn ask<C: Call>(dispatch: &Dispatch, manager: &Manager, call: &C) -> Result<C::Output, ApiError> {
    loop {
        let result = send(dispatch, manager, call).await;
        let (Err(ApiError::LoginEnded), Some(login)) = (&result, manager.client.login()) else {
            return result;
        };
        dispatch.dispatch(Action::Access(Access::Asked));
        if !login.renewed().await {
            return result;
        }
    }
}

/// Asks for something that nobody waits for. Where the login has ended, that is noted and nobody is asked.
async fn look<C: Call>(dispatch: &Dispatch, manager: &Manager, call: &C) -> Result<C::Output, ApiError> {
    let result = send(dispatch, manager, call).await;
    if matches!(result, Err(ApiError::LoginEnded)) {
        dispatch.dispatch(Action::LoginLost);
    }
    result
}

/// Sends a call to a manager, and notes whether the manager answers at all.
async fn send<C: Call>(dispatch: &Dispatch, manager: &Manager, call: &C) -> Result<C::Output, ApiError> {
    let result = manager.client.send(call).await;
    let silent = matches!(
        result,
        Err(ApiError::Unreachable { .. } | ApiError::TimedOut { .. })
    );
    dispatch.dispatch(Action::Answering(!silent));
    result
}
