//! Which manager, and what of it is remembered.

use serde::{Deserialize, Serialize};
use sesstpl_manager_api::Endpoint;
use wasm_bindgen::JsValue;

/// What is remembered of a connection: never a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RememberedProfile {
    /// The endpoint as it was typed.
    pub(crate) endpoint: String,
    /// The access key.
    pub(crate) access_key: String,
}

/// The endpoint of a manager that serves this page.
pub(crate) fn own_endpoint() -> Option<Endpoint> {
    let location = web_sys::window()?.location();
    let path = location.pathname().ok()?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{}{folder}", location.origin().ok()?).parse().ok()
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
