//! The task that moves sessions on.

use std::sync::Arc;
use std::time::Duration;

use sesstpl_manager_api::Timestamp;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use super::lifecycle::advance;
use crate::clock;
use crate::config::AgentConfig;
use crate::storage::{Part, StorageError, Store, sessions};

/// How long to wait when the database fails, before trying again.
const RETRY: Duration = Duration::from_secs(1);

/// How often to look for what other servers on the same data have brought.
const OTHERS: Duration = Duration::from_secs(1);

/// The agent while it works.
#[derive(Debug)]
pub(crate) struct Agent {
    task: JoinHandle<()>,
    stop: watch::Sender<bool>,
}

/// How the rest of the server reaches the agent.
#[derive(Debug, Clone)]
pub(crate) struct AgentHandle {
    wake: Arc<Notify>,
    changes: watch::Receiver<u64>,
}

impl Agent {
    /// Starts the agent's task.
    pub(crate) fn start(store: Store, config: AgentConfig) -> (Self, AgentHandle) {
        let wake = Arc::new(Notify::new());
        let (announce, changes) = watch::channel(0);
        let (stop, stopped) = watch::channel(false);
        let task = tokio::spawn(work(store, config, Arc::clone(&wake), announce, stopped));
        (Self { task, stop }, AgentHandle { wake, changes })
    }

    /// Lets the agent finish what it does, and stops it.
    pub(crate) async fn stop(self) {
        // When nobody listens any more, the task has ended already.
        let _ = self.stop.send(true);
        let _ = self.task.await;
    }
}

impl AgentHandle {
    /// Tells the agent that there is something new to look at.
    pub(crate) fn wake(&self) {
        self.wake.notify_one();
    }

    /// A receiver that changes whenever a session does.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changes.clone()
    }
}

async fn work(
    store: Store,
    config: AgentConfig,
    wake: Arc<Notify>,
    announce: watch::Sender<u64>,
    mut stopped: watch::Receiver<bool>,
) {
    loop {
        let pause = match move_on(&store, &config).await {
            Ok(Round { changes: 0, next }) => next.map(|due| until(due, clock::now())),
            Ok(_) => {
                announce.send_modify(|count| *count += 1);
                // Room may have come free for others.
                Some(Duration::ZERO)
            }
            Err(error) => {
                tracing::error!(%error, "sessions cannot be moved on");
                Some(RETRY)
            }
        };
        let pause = match pause {
            None if store.is_shared() => Some(OTHERS),
            Some(pause) if store.is_shared() => Some(pause.min(OTHERS)),
            pause => pause,
        };
        let sleep = async {
            match pause {
                Some(pause) => tokio::time::sleep(pause).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = sleep => {}
            () = wake.notified() => {}
            _ = stopped.changed() => return,
        }
    }
}

/// What one look at the sessions brought.
struct Round {
    changes: usize,
    /// When the next session goes on by itself.
    next: Option<Timestamp>,
}

async fn move_on(store: &Store, config: &AgentConfig) -> Result<Round, StorageError> {
    let config = config.clone();
    store
        .write(move |database| {
            // One server at a time gives out places.
            database.lock(Part::Sessions)?;
            let now = clock::now();
            let mut live = sessions::live(database)?;
            let changed = advance(&mut live, now, &config);
            for session in changed.iter().filter_map(|&position| live.get(position)) {
                sessions::save(database, session, now)?;
            }
            let next = live.iter().filter_map(|session| session.due).min();
            Ok(Round {
                changes: changed.len(),
                next,
            })
        })
        .await
}

fn until(due: Timestamp, now: Timestamp) -> Duration {
    let millis = due.unix_millis().saturating_sub(now.unix_millis());
    // At least a little, so that a clock that stands still does not make the task spin.
    Duration::from_millis(u64::try_from(millis).unwrap_or(0).max(5))
}
