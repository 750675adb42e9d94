//! What the server does for its data by itself.

use std::time::Duration;

use tokio::task::JoinHandle;

use crate::storage::{Backups, StorageError, Store};

/// How long after the start the day's backup is made, so that a server that is only tried makes none.
const FIRST: Duration = Duration::from_mins(1);

/// How often it is looked whether the day's backup is there.
const EVERY: Duration = Duration::from_hours(1);

/// Makes a backup of the file every day until the task is aborted. None where the data are in no file: who runs a
/// database server has backups of their own.
pub(crate) fn start(store: &Store) -> Option<JoinHandle<()>> {
    let backups = store.backups()?;
    Some(tokio::spawn(async move {
        let mut pause = FIRST;
        loop {
            tokio::time::sleep(pause).await;
            if let Err(error) = back_up(backups.clone()).await {
                tracing::error!(%error, "the day's backup cannot be made");
            }
            pause = EVERY;
        }
    }))
}

async fn back_up(backups: Backups) -> Result<(), StorageError> {
    tokio::task::spawn_blocking(move || backups.make_daily())
        .await
        .map_err(|_| StorageError::Interrupted)?
}
