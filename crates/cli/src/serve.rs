//! `sesstpl serve`.

use sesstpl_server::{RunningServer, ServeOptions, Server};

use crate::arguments::ServeArguments;
use crate::error::Error;
use crate::outcome::Outcome;

/// Runs the embedded manager until it is told to stop.
pub(crate) fn run(arguments: &ServeArguments) -> Result<Outcome, Error> {
    tokio::runtime::Runtime::new().map_err(Error::Runtime)?.block_on(serve(arguments))
}

async fn serve(arguments: &ServeArguments) -> Result<Outcome, Error> {
    let server = Server::start(ServeOptions {
        config: arguments.config.clone(),
        data_dir: arguments.data.clone(),
        address: arguments.bind,
        port: arguments.port,
        editor_dir: arguments.editor.clone(),
    })
    .await?;
    introduce(&server);
    if arguments.open {
        let url = server.editor_url().to_string();
        if let Err(error) = open::that_detached(&url) {
            anstream::eprintln!("No browser could be opened ({error}): open {url} yourself.");
        }
    }
    told_to_stop().await.map_err(Error::Runtime)?;
    anstream::eprintln!("Stopping.");
    server.shutdown().await?;
    Ok(Outcome::Valid)
}

/// Waits for Ctrl-C, or for what a service manager sends.
async fn told_to_stop() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};

        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            interrupt = tokio::signal::ctrl_c() => interrupt,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
