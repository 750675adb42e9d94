//! Finding a port.

use std::io;
use std::net::{IpAddr, SocketAddr};

use tokio::net::TcpListener;

use crate::StartError;
use crate::options::DEFAULT_PORT;

/// How many ports are tried when none was asked for.
const TRIED_PORTS: u16 = 10;

/// Listens on the port that was asked for, or on the default one or the first free one after it.
pub(crate) async fn listen(address: IpAddr, port: Option<u16>) -> Result<TcpListener, StartError> {
    let ports = match port {
        Some(port) => port..=port,
        None => DEFAULT_PORT..=DEFAULT_PORT + (TRIED_PORTS - 1),
    };
    for port in ports {
        let address = SocketAddr::new(address, port);
        match TcpListener::bind(address).await {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(source) => return Err(StartError::Listen { address, source }),
        }
    }
    let address = SocketAddr::new(address, port.unwrap_or(DEFAULT_PORT));
    Err(StartError::PortTaken { address })
}
