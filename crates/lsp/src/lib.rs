//! A language server for Backend.AI session templates: what the editor on the web knows, for every editor that speaks the
//! Language Server Protocol 3.17.
//!
//! It reads and writes messages and does nothing else: no file is read but what the editor sends.

mod answers;
mod document;
mod server;
mod settings;

use lsp_server::{Connection, Message, ProtocolError};

use crate::server::Server;

/// Why a server ends before it is told to.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The editor's messages do not follow the protocol.
    #[error("the editor does not speak the Language Server Protocol as expected: {0}")]
    Protocol(#[from] ProtocolError),
    /// The editor's first message is not understood.
    #[error("the editor's first message is not understood: {0}")]
    FirstMessage(#[from] serde_json::Error),
    /// The editor has gone.
    #[error("the editor has closed the connection")]
    Gone,
}

/// Serves one editor until it says that it is done.
///
/// # Errors
///
/// If the editor does not keep to the protocol, or goes without a word.
///
/// ```
/// use lsp_server::{Connection, Message, Notification, Request};
/// use serde_json::json;
///
/// let (server, editor) = Connection::memory();
/// let serving = std::thread::spawn(move || sesstpl_lsp::serve(&server));
/// let ask = |id: i32, method: &str, params| Message::from(Request::new(id.into(), method.to_owned(), params));
/// let tell = |method: &str, params| Message::from(Notification::new(method.to_owned(), params));
/// editor.sender.send(ask(1, "initialize", json!({ "capabilities": {} })))?;
/// editor.sender.send(tell("initialized", json!({})))?;
/// editor.sender.send(ask(2, "shutdown", json!(null)))?;
/// editor.sender.send(tell("exit", json!(null)))?;
/// assert!(serving.join().is_ok_and(|served| served.is_ok()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn serve(connection: &Connection) -> Result<(), ServeError> {
    let (id, first) = connection.initialize_start()?;
    let mut server = Server::new(serde_json::from_value(first)?);
    connection.initialize_finish(id, serde_json::to_value(server::introduction())?)?;
    for message in &connection.receiver {
        match message {
            Message::Request(request) => {
                if connection.handle_shutdown(&request)? {
                    return Ok(());
                }
                send(connection, server.answer(request))?;
            }
            Message::Notification(notification) => {
                for told in server.hear(notification) {
                    send(connection, told)?;
                }
            }
            // Nothing is asked of the editor.
            Message::Response(_) => {}
        }
    }
    Err(ServeError::Gone)
}

fn send(connection: &Connection, message: impl Into<Message>) -> Result<(), ServeError> {
    let sent = connection.sender.send(message.into());
    sent.map_err(|_| ServeError::Gone)
}
