//! Which managers were used, and what of that is remembered.

use serde::{Deserialize, Serialize};
use sesstpl_manager_api::Endpoint;
use wasm_bindgen::JsValue;

use crate::storage;

/// How one is let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Way {
    /// By the server that the page came from, which knows this browser.
    ThisSite,
    /// By a keypair, at a manager.
    Keypair,
    /// By user name and password, at a cluster's web server.
    Login,
}

/// What is remembered of a connection: never a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Profile {
    /// How one is let in.
    pub(crate) way: Way,
    /// The endpoint as it was typed.
    pub(crate) endpoint: String,
    /// The access key, or the user's name.
    pub(crate) name: String,
}

/// More profiles than this are not remembered.
const MAX_PROFILES: usize = 8;

/// The profiles that were used, the last one first.
pub(crate) fn remembered() -> Vec<Profile> {
    storage::read(storage::CONNECTIONS).unwrap_or_default()
}

/// Remembers a profile as the one that was used last.
pub(crate) fn remember(profile: Profile) {
    let mut profiles = remembered();
    profiles.retain(|known| *known != profile);
    profiles.insert(0, profile);
    profiles.truncate(MAX_PROFILES);
    // Only a convenience is lost when the browser refuses.
    let _ = storage::write(storage::CONNECTIONS, &profiles);
}

/// The endpoint of a server that this page came from.
pub(crate) fn own_endpoint() -> Option<Endpoint> {
    let location = web_sys::window()?.location();
    let path = location.pathname().ok()?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{}{folder}", location.origin().ok()?).parse().ok()
}

/// Where a cluster's web server may be that the page came from: in the page's folder, and above it.
pub(crate) fn own_servers() -> Vec<Endpoint> {
    let location = web_sys::window().map(|window| window.location());
    let origin = location.and_then(|location| location.origin().ok()?.parse().ok());
    let mut servers: Vec<Endpoint> = own_endpoint().into_iter().collect();
    servers.extend(origin.filter(|origin| !servers.contains(origin)));
    servers
}

/// The login token of the page's address, `#token=…`, which is taken out of it and of the browser's history.
pub(crate) fn take_login_token() -> Option<String> {
    let window = web_sys::window()?;
    let location = window.location();
    let hash = location.hash().ok()?;
    let token = hash.strip_prefix("#token=")?;
    let address = location.pathname().ok()? + &location.search().ok()?;
    let history = window.history().ok()?;
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(&address))
        .ok()?;
    Some(token.to_owned())
}
