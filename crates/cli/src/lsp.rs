//! `sesstpl lsp`.

use lsp_server::Connection;

use crate::error::Error;
use crate::outcome::Outcome;

/// Serves the editor that has started the command, until it says that it is done.
pub(crate) fn run() -> Result<Outcome, Error> {
    let (connection, threads) = Connection::stdio();
    let served = sesstpl_lsp::serve(&connection);
    // The threads end when nobody can send to them any more.
    drop(connection);
    served?;
    threads.join()?;
    Ok(Outcome::Valid)
}
