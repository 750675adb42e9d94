//! What this browser remembers.

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

/// The sessions that were launched from here.
pub(crate) const SESSIONS: &str = "sesstpl.sessions.1";

/// The endpoints that were used, and by whom; never a secret.
pub(crate) const CONNECTIONS: &str = "sesstpl.connections.1";

/// Whether light or dark was chosen.
pub(crate) const THEME: &str = "sesstpl.theme";

/// The language that was chosen.
pub(crate) const LANGUAGE: &str = "sesstpl.language";

/// Who shares what is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Area {
    /// All tabs, for good.
    Browser,
    /// This tab, until it is closed.
    Tab,
}

/// The browser does not let the page remember: cookies are blocked, or the space is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refused;

/// What all tabs remember; nothing when it is missing or not readable.
pub(crate) fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    serde_json::from_str(&read_text(Area::Browser, key)?).ok()
}

/// Remembers a value for all tabs.
pub(crate) fn write(key: &str, value: &impl Serialize) -> Result<(), Refused> {
    let text = serde_json::to_string(value).map_err(|_| Refused)?;
    write_text(Area::Browser, key, &text)
}

/// What was remembered, as it is.
pub(crate) fn read_text(area: Area, key: &str) -> Option<String> {
    storage(area)?.get_item(key).ok()?
}

/// Remembers a text as it is.
pub(crate) fn write_text(area: Area, key: &str, text: &str) -> Result<(), Refused> {
    let storage = storage(area).ok_or(Refused)?;
    storage.set_item(key, text).map_err(|_| Refused)
}

/// Forgets a value.
pub(crate) fn forget(area: Area, key: &str) {
    if let Some(storage) = storage(area) {
        // Nothing is lost when it stays.
        let _ = storage.remove_item(key);
    }
}

/// The keys of all that all tabs remember.
pub(crate) fn keys() -> Vec<String> {
    let Some(storage) = storage(Area::Browser) else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or_default();
    (0..count).filter_map(|index| storage.key(index).ok()?).collect()
}

fn storage(area: Area) -> Option<Storage> {
    let window = web_sys::window()?;
    match area {
        Area::Browser => window.local_storage().ok()?,
        Area::Tab => window.session_storage().ok()?,
    }
}
