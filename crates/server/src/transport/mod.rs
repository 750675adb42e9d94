//! Connections: where they come in, encrypted or not, and how long and how many they may be.

mod listen;
mod tls;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt as _;

pub(crate) use listen::listen;
pub(crate) use tls::acceptor;

use crate::config::Limits;

/// How long to wait when the system gives no connection, as when a program has too many open files.
const BREATH: Duration = Duration::from_millis(100);

/// How requests come in.
pub(crate) struct Transport {
    /// Where.
    pub(crate) listener: TcpListener,
    /// With what they are encrypted; none: not at all.
    pub(crate) tls: Option<TlsAcceptor>,
    /// How many and how slow they may be.
    pub(crate) limits: Limits,
}

impl Transport {
    /// Answers until it is told to stop; then lets the last requests finish.
    pub(crate) async fn serve(self, router: Router, mut stopped: watch::Receiver<bool>) -> io::Result<()> {
        let places = Arc::new(Semaphore::new(self.limits.connections));
        let graceful = GracefulShutdown::new();
        loop {
            // Without a free place, others wait in the system's queue.
            let next = async {
                let place = Arc::clone(&places).acquire_owned().await;
                (place, self.listener.accept().await)
            };
            let (place, accepted) = tokio::select! {
                next = next => next,
                () = told(&mut stopped) => break,
            };
            let Ok((stream, peer)) = accepted else {
                tokio::time::sleep(BREATH).await;
                continue;
            };
            // What is answered is sent at once.
            let _ = stream.set_nodelay(true);
            let (router, tls, watcher) = (router.clone(), self.tls.clone(), graceful.watcher());
            let patience = self.limits.header_timeout;
            tokio::spawn(async move {
                let _place = place;
                let answered = match tls {
                    None => answer(stream, peer, router, patience, watcher).await,
                    Some(tls) => match tokio::time::timeout(patience, tls.accept(stream)).await {
                        Ok(Ok(stream)) => answer(stream, peer, router, patience, watcher).await,
                        Ok(Err(_)) | Err(_) => Ok(()),
                    },
                };
                if let Err(error) = answered {
                    tracing::debug!(%peer, %error, "a connection ended early");
                }
            });
        }
        graceful.shutdown().await;
        Ok(())
    }
}

/// Ends when the server is told to stop.
async fn told(stopped: &mut watch::Receiver<bool>) {
    // An error means that the sender is gone: nobody could ever stop the server, so it goes on.
    if stopped.wait_for(|stop| *stop).await.is_err() {
        std::future::pending::<()>().await;
    }
}

async fn answer(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: SocketAddr,
    router: Router,
    patience: Duration,
    watcher: hyper_util::server::graceful::Watcher,
) -> Result<(), hyper::Error> {
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience)
        .serve_connection(TokioIo::new(stream), service);
    watcher.watch(connection).await
}
