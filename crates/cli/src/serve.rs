//! `sesstpl serve`.

use std::io::Write;
use std::path::PathBuf;

use sesstpl_server::{RunningServer, ServeOptions, Server, TlsFiles};

use crate::arguments::{LogFormat, ServeArguments};
use crate::error::Error;
use crate::outcome::Outcome;

/// Runs the embedded manager until it is told to stop.
pub(crate) fn run(arguments: &ServeArguments) -> Result<Outcome, Error> {
    let log = tracing_subscriber::fmt()
        .with_max_level(arguments.log)
        .with_writer(std::io::stderr);
    match arguments.log_format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
    tokio::runtime::Runtime::new()
        .map_err(Error::Runtime)?
        .block_on(serve(arguments))
}

async fn serve(arguments: &ServeArguments) -> Result<Outcome, Error> {
    // Before anything is told: whoever reads the introduction may stop it at once.
    let told_to_stop = told_to_stop().map_err(Error::Runtime)?;
    let mut server = Server::start(ServeOptions {
        config: arguments.data.config.clone(),
        data_dir: arguments.data.data.clone(),
        database_url: database_url(arguments.data.database_url.clone()),
        as_release: arguments.as_release,
        tls: tls(arguments),
        plain_http: arguments.plain_http,
        address: arguments.bind,
        port: arguments.port,
        editor_dir: arguments.editor.clone().or_else(editor_beside_program),
    })
    .await?;
    std::io::stdout().write_all(introduction(&server).as_bytes())?;
    if arguments.open {
        open_browser(&server.editor_url());
    }
    tokio::select! {
        () = told_to_stop => {}
        failure = server.stopped() => return Err(failure.into()),
    }
    anstream::eprintln!("Stopping.");
    server.shutdown().await?;
    Ok(Outcome::Valid)
}

/// The editor that was downloaded with the program: the folder `editor` beside it.
fn editor_beside_program() -> Option<PathBuf> {
    let folder = std::env::current_exe().ok()?.parent()?.join("editor");
    folder.join("index.html").is_file().then_some(folder)
}

fn tls(arguments: &ServeArguments) -> Option<TlsFiles> {
    let (certificate, key) = (arguments.tls_certificate.clone()?, arguments.tls_key.clone()?);
    Some(TlsFiles { certificate, key })
}

/// The database that the command line names, or else the environment, which other people on the machine cannot read.
pub(crate) fn database_url(named: Option<String>) -> Option<String> {
    named.or_else(|| std::env::var("SESSTPL_DATABASE_URL").ok())
}

/// What a person needs to know to use it.
fn introduction(server: &RunningServer) -> String {
    let mut lines = vec![
        format!("The embedded manager answers at {}", server.endpoint()),
        format!("  open in a browser  {}", server.editor_url()),
        format!("  data folder        {}", server.data_dir().display()),
        format!("  access key         {}", server.keypair().access_key()),
    ];
    if let Some(keypair) = server.new_keypair() {
        lines.push(format!(
            "  secret key         {}  (new; shown this once, kept in the data folder)",
            keypair.secret_key()
        ));
    }
    lines.extend(server.notes().iter().map(|note| format!("  note: {note}")));
    lines.push("Ctrl-C stops it.\n".to_owned());
    lines.join("\n")
}

fn open_browser(url: &str) {
    if let Err(error) = open::that_detached(url) {
        anstream::eprintln!("No browser could be opened ({error}); open the address above yourself.");
    }
}

/// Listens for Ctrl-C and for what service managers send; the future ends when one of them comes.
#[cfg(unix)]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Listens for Ctrl-C; the future ends when it comes.
#[cfg(windows)]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}
