//! The script that prepares a session.

use super::{PlanError, git};
use crate::Stored;

/// A script, and how it is shown.
pub(super) struct Script {
    pub(super) run: Option<String>,
    pub(super) shown: Option<String>,
}

/// The commands that clone a repository, then a template's own script.
pub(super) fn of(repository: Option<&Stored>, own: Option<String>) -> Result<Script, PlanError> {
    let cloning = match repository {
        Some(repository @ Stored::Object(_)) => Some(git::commands(repository)?),
        _ => None,
    };
    let Some(cloning) = cloning else {
        return Ok(Script {
            run: own.clone(),
            shown: own,
        });
    };
    let own = own.unwrap_or_default();
    Ok(Script {
        run: Some(cloning.run + &own),
        shown: Some(cloning.shown + &own),
    })
}
