//! A connection that outlives a reload, because the person said so.
//!
//! It holds a secret, so it is kept in this tab's session storage and nowhere else: the browser forgets it when the tab is
//! closed, and no other tab or site can read it.

use serde::{Deserialize, Serialize};
use sesstpl_manager_api::{Endpoint, Keypair, SessionId};

use super::{Auth, Client, Login};
use crate::storage::{self, Area};

const KEY: &str = "sesstpl.kept.1";

#[derive(Serialize, Deserialize)]
struct Kept {
    endpoint: String,
    proof: Proof,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Proof {
    Keypair { access_key: String, secret_key: String },
    Login { user: String, id: Option<String> },
}

/// Keeps a connection in this tab. Where the browser refuses, it ends with the page.
pub(crate) fn keep(client: &Client) {
    let proof = match client.auth() {
        Auth::Cookie => return,
        Auth::Keypair(keypair) => Proof::Keypair {
            access_key: keypair.access_key().to_owned(),
            secret_key: keypair.secret_key().to_owned(),
        },
        Auth::Login(login) => Proof::Login {
            user: login.user().to_owned(),
            id: login.id().map(|id| id.reveal().to_owned()),
        },
    };
    let kept = Kept {
        endpoint: client.endpoint().to_string(),
        proof,
    };
    if let Ok(text) = serde_json::to_string(&kept) {
        let _ = storage::write_text(Area::Tab, KEY, &text);
    }
}

/// Whether a connection is kept.
pub(crate) fn is_kept() -> bool {
    storage::read_text(Area::Tab, KEY).is_some()
}

/// The connection that is kept.
pub(crate) fn recall() -> Option<Client> {
    let kept: Kept = serde_json::from_str(&storage::read_text(Area::Tab, KEY)?).ok()?;
    let endpoint: Endpoint = kept.endpoint.parse().ok()?;
    let auth = match kept.proof {
        Proof::Keypair {
            access_key,
            secret_key,
        } => Auth::Keypair(Keypair::new(&access_key, &secret_key)),
        Proof::Login { user, id } => Auth::Login(Login::new(&user, id.as_deref().map(SessionId::new))),
    };
    Some(Client::new(endpoint, auth))
}

/// Forgets it.
pub(crate) fn forget() {
    storage::forget(Area::Tab, KEY);
}
