//! A session's application services, by GraphQL.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::graphql;
use crate::{ApiError, Call, Request, Response};

/// Reads which application services a session offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionServices {
    /// The session's id; not its name.
    pub id: String,
}

/// An application service of a session, such as `jupyter`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionService {
    /// Its name.
    pub name: String,
    /// How to speak to it: `http`, `tcp`, `pty`, `preopen`.
    pub protocol: String,
    /// The ports inside the container.
    #[serde(default)]
    pub container_ports: Vec<u16>,
}

#[derive(Deserialize)]
struct Data {
    compute_session: Option<Session>,
}

#[derive(Deserialize)]
struct Session {
    service_ports: Option<String>,
}

const QUERY: &str = "query($id: UUID!) { compute_session(id: $id) { service_ports } }";

impl Call for SessionServices {
    type Output = Vec<SessionService>;

    fn request(&self) -> Request {
        graphql::request(QUERY, &json!({ "id": self.id }))
    }

    /// The services, none before the session runs. Managers 22.9 to 26.9 give them as JSON inside of a text.
    fn parse(&self, response: &Response) -> Result<Vec<SessionService>, ApiError> {
        let session = graphql::data::<Data>(response)?.compute_session;
        let Some(session) = session else {
            return Err(ApiError::NotFound {
                said: "No such session".to_owned(),
            });
        };
        let services: Option<Vec<Value>> = match session.service_ports.as_deref() {
            None => None,
            Some(text) => {
                serde_json::from_str(text).map_err(|error| ApiError::unreadable(response, &error))?
            }
        };
        let services = services
            .unwrap_or_default()
            .into_iter()
            .map(serde_json::from_value);
        services
            .collect::<Result<_, _>>()
            .map_err(|error| ApiError::unreadable(response, &error))
    }
}
