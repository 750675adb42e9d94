//! What the page does beyond its own memory: it talks to managers, and reports by actions.

pub(crate) mod connect;
pub(crate) mod launch;
pub(crate) mod library;
pub(crate) mod mend;
pub(crate) mod remember;
pub(crate) mod save;
pub(crate) mod watch;

use sesstpl_manager_api::{ApiError, Call};

use crate::state::{Action, Dispatch, Manager};

/// Sends a call to a manager, and notes whether the manager answers at all.
async fn ask<C: Call>(dispatch: &Dispatch, manager: &Manager, call: &C) -> Result<C::Output, ApiError> {
    let result = manager.client.send(call).await;
    let silent = matches!(
        result,
        Err(ApiError::Unreachable { .. } | ApiError::TimedOut { .. })
    );
    dispatch.dispatch(Action::Answering(!silent));
    result
}
