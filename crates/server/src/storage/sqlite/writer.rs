//! The thread that changes an `SQLite` file.
//!
//! Bringing a transaction to the disk takes far longer than its statements. So all changes that wait are made in one
//! transaction, each within a savepoint of its own: each is kept or undone alone, and all are answered once they are
//! on the disk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use rusqlite::Connection;
use tokio::sync::oneshot;

use crate::storage::StorageError;
use crate::storage::database::Database;

/// How many changes share a transaction at most.
const SHARED: usize = 64;

/// Sends work to the thread.
#[derive(Debug, Clone)]
pub(super) struct Writer {
    jobs: Sender<Box<dyn Job>>,
}

/// Work that waits to be done.
trait Job: Send {
    /// Does the work; whether what it changed is to be kept.
    fn run(&mut self, database: &mut dyn Database) -> bool;

    /// Answers, once it is known whether the transaction is on the disk.
    fn finish(self: Box<Self>, kept: Result<(), StorageError>);
}

struct Change<T, E, W> {
    work: Option<W>,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<T, E, W> Job for Change<T, E, W>
where
    T: Send,
    E: From<StorageError> + Send,
    W: FnOnce(&mut dyn Database) -> Result<T, E> + Send,
{
    fn run(&mut self, database: &mut dyn Database) -> bool {
        self.result = self.work.take().map(|work| work(database));
        matches!(self.result, Some(Ok(_)))
    }

    fn finish(self: Box<Self>, kept: Result<(), StorageError>) {
        let result = match (self.result, kept) {
            // What is refused is refused, whatever became of the others' changes.
            (Some(Err(error)), _) => Err(error),
            (Some(Ok(value)), Ok(())) => Ok(value),
            (_, Err(error)) => Err(error.into()),
            (None, Ok(())) => Err(StorageError::Interrupted.into()),
        };
        // Who asked may have gone.
        let _ = self.answer.send(result);
    }
}

impl Writer {
    /// Starts the thread; it ends when the last sender is gone.
    pub(super) fn start(connection: Connection) -> Result<Self, StorageError> {
        let (jobs, waiting) = channel();
        thread::Builder::new()
            .name("storage".to_owned())
            .spawn(move || work(connection, &waiting))
            .map_err(|error| StorageError::Engine(format!("no thread for the database: {error}")))?;
        Ok(Self { jobs })
    }

    /// Does work in a transaction; answers once it is on the disk.
    pub(super) async fn write<T, E, W>(&self, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
        W: FnOnce(&mut dyn Database) -> Result<T, E> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let change = Change {
            work: Some(work),
            result: None,
            answer,
        };
        self.jobs
            .send(Box::new(change))
            .map_err(|_| StorageError::Interrupted)?;
        answered.await.map_err(|_| StorageError::Interrupted)?
    }
}

fn work(mut connection: Connection, waiting: &Receiver<Box<dyn Job>>) {
    while let Ok(first) = waiting.recv() {
        let jobs = std::iter::once(first).chain(waiting.try_iter()).take(SHARED);
        let mut done = Vec::new();
        let kept = share(&mut connection, jobs, &mut done);
        if kept.is_err() && !connection.is_autocommit() {
            // The error that is answered says what went wrong; this only ends the transaction.
            let _ = connection.execute_batch("ROLLBACK");
        }
        for job in done {
            job.finish(kept.clone());
        }
    }
}

/// Does several jobs in one transaction; all that were taken are in `done` afterwards.
fn share(
    connection: &mut Connection,
    jobs: impl Iterator<Item = Box<dyn Job>>,
    done: &mut Vec<Box<dyn Job>>,
) -> Result<(), StorageError> {
    let began = connection.execute_batch("BEGIN IMMEDIATE");
    for mut job in jobs {
        let outcome = match &began {
            Ok(()) => alone(connection, job.as_mut()),
            Err(_) => Ok(()),
        };
        done.push(job);
        outcome?;
        if began.is_err() {
            break;
        }
    }
    began?;
    connection.execute_batch("COMMIT")?;
    Ok(())
}

/// Does one job within a savepoint; an error means that the whole transaction is lost.
fn alone(connection: &mut Connection, job: &mut dyn Job) -> Result<(), StorageError> {
    connection.execute_batch("SAVEPOINT job")?;
    // What a panic leaves half done is undone.
    let keeps = catch_unwind(AssertUnwindSafe(|| job.run(connection))).unwrap_or(false);
    if connection.is_autocommit() {
        // On some failures, such as a full disk, `SQLite` undoes all at once.
        return Err(StorageError::Full);
    }
    let end = if keeps {
        "RELEASE job"
    } else {
        "ROLLBACK TO job; RELEASE job"
    };
    connection.execute_batch(end)?;
    Ok(())
}
