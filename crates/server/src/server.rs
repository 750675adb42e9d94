//! Starting, running and stopping.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sesstpl_manager_api::Keypair;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::agent::Agent;
use crate::config::Config;
use crate::editor::Editor;
use crate::folder::DataFolder;
use crate::identity::{Identity, LoginToken, Vault, ensure_keypair};
use crate::metrics::Metrics;
use crate::request::HostNames;
use crate::state::Shared;
use crate::storage::{Place, Store};
use crate::transport::{Transport, acceptor, listen};
use crate::upkeep;
use crate::{DEFAULT_PORT, ServeOptions, StartError};

/// The database's name in the data folder.
pub(crate) const DATABASE: &str = "sesstpl.sqlite3";

/// How long requests may take to finish when the server stops.
const LAST_REQUESTS: Duration = Duration::from_secs(5);

/// The embedded manager.
#[derive(Debug)]
pub struct Server;

/// An embedded manager at work. Dropping it leaves it running; see [`shutdown`](Self::shutdown).
#[derive(Debug)]
pub struct RunningServer {
    address: SocketAddr,
    is_encrypted: bool,
    token: String,
    keypair: Keypair,
    is_new_keypair: bool,
    notes: Vec<String>,
    folder: DataFolder,
    agent: Agent,
    upkeep: Option<JoinHandle<()>>,
    stop: watch::Sender<bool>,
    /// None once its end was told.
    task: Option<JoinHandle<io::Result<()>>>,
}

/// Why the server did not stop as it should.
#[derive(Debug, thiserror::Error)]
pub enum StopError {
    /// The network failed while it ran.
    #[error("the server stopped working: {0}")]
    Network(#[from] io::Error),
    /// It panicked.
    #[error("the server failed while it ran; please report what the log says")]
    Panicked,
}

impl Server {
    /// Starts the server; it answers when this returns.
    ///
    /// Must be called within a multi-threaded Tokio runtime.
    pub async fn start(options: ServeOptions) -> Result<RunningServer, StartError> {
        let config = Config::load(options.config.as_deref())?;
        let editor = Editor::new(options.editor_dir.or_else(|| config.editor_dir.clone()))?;
        let folder = DataFolder::open(options.data_dir.or_else(|| config.data_dir.clone()))?;
        let (keypair, is_new_keypair) = ensure_keypair(&folder)?;
        let place = match options.database_url.or_else(|| config.database_url.clone()) {
            Some(url) => Place::Server(url),
            None => Place::File(folder.ensure_private(DATABASE)?),
        };
        let (store, identity) = open_database(place, &config, keypair.clone(), Vault::open(&folder)?).await?;

        let ip = options.address.unwrap_or(config.address);
        let port = options.port.or(config.port);
        let files = options.tls.or(config.tls);
        let tls = files.as_ref().map(acceptor).transpose()?;
        if !ip.is_loopback() && tls.is_none() && !options.plain_http && !config.plain_http {
            return Err(StartError::Exposed { address: ip });
        }
        let is_encrypted = tls.is_some();
        let listener = listen(ip, port).await?;
        let address = listener.local_addr().map_err(|source| StartError::Listen {
            address: SocketAddr::new(ip, port.unwrap_or(DEFAULT_PORT)),
            source,
        })?;

        let (login, token) = LoginToken::new()?;
        let notes = notes(address, port, is_encrypted);
        let (agent, handle) = Agent::start(store.clone(), config.agent.clone());
        let as_release = options.as_release.or(config.as_release);
        let upkeep = upkeep::start(&store);
        let shared = Shared {
            store,
            identity,
            login,
            release: as_release.unwrap_or(config.release),
            as_release,
            agent: handle,
            hosts: HostNames::new(ip, &config.allowed_hosts),
            agent_config: config.agent,
            editor,
            metrics: Metrics::new(),
            is_encrypted,
        };
        let (stop, stopped) = watch::channel(false);
        let transport = Transport {
            listener,
            tls,
            limits: config.limits,
        };
        let task = tokio::spawn(transport.serve(crate::routes::router(Arc::new(shared)), stopped));
        tracing::info!(%address, data = %folder.path().display(), "the embedded manager answers");
        Ok(RunningServer {
            address,
            is_encrypted,
            token,
            keypair,
            is_new_keypair,
            notes,
            folder,
            agent,
            upkeep,
            stop,
            task: Some(task),
        })
    }
}

impl RunningServer {
    /// The address that it listens on, with the port that was chosen.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The endpoint for clients on this machine: `http://127.0.0.1:8090`.
    pub fn endpoint(&self) -> String {
        let ip = match self.address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            ip => ip,
        };
        let scheme = if self.is_encrypted { "https" } else { "http" };
        format!("{scheme}://{}", SocketAddr::new(ip, self.address.port()))
    }

    /// The address to open in a browser. It holds a secret that logs the browser in as long as this server runs.
    pub fn editor_url(&self) -> String {
        format!("{}/#token={}", self.endpoint(), self.token)
    }

    /// The user's keypair.
    pub fn keypair(&self) -> &Keypair {
        &self.keypair
    }

    /// The user's keypair if it was made just now, to be shown this once.
    pub fn new_keypair(&self) -> Option<&Keypair> {
        self.is_new_keypair.then_some(&self.keypair)
    }

    /// The folder that holds the database and the keypair.
    pub fn data_dir(&self) -> &Path {
        self.folder.path()
    }

    /// What the person who starts the server should know: that sessions are dry runs, that another port was taken,
    /// that others can reach it.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Waits until the server stops by itself, which means that something is wrong.
    pub async fn stopped(&mut self) -> StopError {
        let ended = match &mut self.task {
            Some(task) => task.await,
            None => return StopError::Panicked,
        };
        self.task = None;
        match ended {
            Ok(Ok(())) | Err(_) => StopError::Panicked,
            Ok(Err(error)) => StopError::Network(error),
        }
    }

    /// Takes no more connections, lets requests finish for some seconds, and stops. Sessions go on when a server
    /// starts with the same data again.
    pub async fn shutdown(mut self) -> Result<(), StopError> {
        // When nobody listens any more, the task has ended already.
        let _ = self.stop.send(true);
        let result = match self.task.take() {
            Some(task) => finish(task).await,
            None => Ok(()),
        };
        if let Some(upkeep) = &self.upkeep {
            upkeep.abort();
        }
        self.agent.stop().await;
        result
    }
}

/// Lets the last requests finish, but not for ever.
async fn finish(mut task: JoinHandle<io::Result<()>>) -> Result<(), StopError> {
    match tokio::time::timeout(LAST_REQUESTS, &mut task).await {
        Ok(Ok(result)) => result.map_err(StopError::Network),
        Ok(Err(_)) => Err(StopError::Panicked),
        Err(_) => {
            task.abort();
            Ok(())
        }
    }
}

async fn open_database(
    place: Place,
    config: &Config,
    keypair: Keypair,
    vault: Vault,
) -> Result<(Store, Identity), StartError> {
    let failed = |source| StartError::Storage {
        place: place.to_string(),
        source,
    };
    let store = Store::open(place.clone()).await.map_err(failed)?;
    let identity = Identity::load(&store, config, keypair, vault)
        .await
        .map_err(failed)?;
    Ok((store, identity))
}

fn notes(address: SocketAddr, asked_port: Option<u16>, is_encrypted: bool) -> Vec<String> {
    let mut notes =
        vec!["sessions are dry runs: they pass through their states, but no container is started".to_owned()];
    if asked_port.is_none() && address.port() != DEFAULT_PORT {
        notes.push(format!(
            "port {DEFAULT_PORT} is taken by another program, so this server has {}",
            address.port()
        ));
    }
    if !address.ip().is_loopback() && !is_encrypted {
        notes.push(
            "others can reach this address, and what they send and get is not encrypted; put it behind a server \
             with HTTPS unless you trust the network"
                .to_owned(),
        );
    }
    notes
}
