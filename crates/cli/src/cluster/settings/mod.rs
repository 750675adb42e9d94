//! Which cluster, and who asks: from options, the environment and the files of the cluster's own client.

mod environment;
mod files;

use sesstpl_manager_api::{Endpoint, Keypair};

use super::arguments::{ConnectionArguments, EndpointType};
use super::failure::Failure;

/// Seconds in which a connection must come about, unless something else is said.
const CONNECTION_TIMEOUT: f64 = 10.0;

/// Seconds in which an answer must come, unless something else is said. The cluster's own client waits for ever.
const READ_TIMEOUT: f64 = 120.0;

/// How to reach a cluster.
#[derive(Debug)]
pub(super) struct Settings {
    /// Its address.
    pub(super) endpoint: Endpoint,
    /// What is there.
    pub(super) endpoint_type: EndpointType,
    /// Who asks; only for managers.
    pub(super) keypair: Option<Keypair>,
    /// The domain for what is created.
    pub(super) domain: Option<String>,
    /// The project for what is created.
    pub(super) group: Option<String>,
    /// Whether any certificate is taken.
    pub(super) skips_certificate_validation: bool,
    /// Seconds in which a connection must come about; none for any time.
    pub(super) connection_timeout: Option<f64>,
    /// Seconds in which an answer must come; none for any time.
    pub(super) read_timeout: Option<f64>,
}

impl Settings {
    /// Options go before the environment, and that before the files.
    pub(super) fn read(arguments: &ConnectionArguments) -> Result<Self, Failure> {
        let files = files::read()?;
        let text = |name: &str, written: Option<String>| environment::text(name).or(written);
        let endpoint = arguments
            .endpoint
            .clone()
            .or_else(|| text("ENDPOINT", files.endpoint));
        let endpoint = endpoint.ok_or_else(|| {
            Failure::settings(
                "no cluster is named",
                "set BACKEND_ENDPOINT to the manager's address, as https://manager.example, and BACKEND_ACCESS_KEY and \
                 BACKEND_SECRET_KEY to your keypair; or give --endpoint",
            )
        })?;
        let endpoint_type = match arguments.endpoint_type {
            Some(kind) => kind,
            None => endpoint_type(text("ENDPOINT_TYPE", files.endpoint_type).as_deref())?,
        };
        let access_key = text("ACCESS_KEY", files.access_key);
        let secret_key = environment::secret("SECRET_KEY").or(files.secret_key);
        let keypair = access_key
            .zip(secret_key)
            .map(|(access_key, secret_key)| Keypair::new(&access_key, &secret_key));
        let skips = environment::flag("SKIP_SSLCERT_VALIDATION")?.or(files.skip_ssl_verification);
        Ok(Self {
            endpoint: first_endpoint(&endpoint)?,
            endpoint_type,
            keypair,
            domain: environment::text("DOMAIN"),
            group: environment::text("GROUP"),
            skips_certificate_validation: arguments.skip_sslcert_validation || skips == Some(true),
            connection_timeout: environment::seconds("CONNECTION_TIMEOUT", CONNECTION_TIMEOUT)?,
            read_timeout: environment::seconds("READ_TIMEOUT", READ_TIMEOUT)?,
        })
    }
}

/// The first of the addresses, which may be parted by commas.
fn first_endpoint(text: &str) -> Result<Endpoint, Failure> {
    let first = text.split(',').next().unwrap_or_default();
    first
        .parse()
        .map_err(|error| Failure::settings(&format!("`{first}` is no endpoint"), &format!("{error}")))
}

fn endpoint_type(text: Option<&str>) -> Result<EndpointType, Failure> {
    match text {
        None | Some("api") => Ok(EndpointType::Api),
        Some("session") => Ok(EndpointType::Session),
        Some(other) => Err(Failure::settings(
            &format!("`{other}` is no type of endpoint"),
            "set BACKEND_ENDPOINT_TYPE to api, or to session for a cluster's web server",
        )),
    }
}
