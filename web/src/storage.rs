//! What this browser remembers, in `localStorage`.

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

/// A thing that is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    /// The text in the editor, and where it came from.
    Draft,
    /// The sessions that were launched from here.
    Sessions,
    /// The endpoint and access key that were used last; never a secret.
    Connection,
    /// Whether light or dark was chosen.
    Theme,
}

impl Slot {
    fn key(self) -> &'static str {
        match self {
            Self::Draft => "sesstpl.draft.1",
            Self::Sessions => "sesstpl.sessions.1",
            Self::Connection => "sesstpl.connection.1",
            Self::Theme => "sesstpl.theme",
        }
    }
}

/// The browser does not let the page remember: cookies are blocked, or the space is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refused;

/// What was remembered; nothing when it is missing or not readable.
pub(crate) fn read<T: DeserializeOwned>(slot: Slot) -> Option<T> {
    serde_json::from_str(&read_text(slot)?).ok()
}

/// Remembers a value.
pub(crate) fn write(slot: Slot, value: &impl Serialize) -> Result<(), Refused> {
    let text = serde_json::to_string(value).map_err(|_| Refused)?;
    write_text(slot, &text)
}

/// What was remembered, as it is.
pub(crate) fn read_text(slot: Slot) -> Option<String> {
    local()?.get_item(slot.key()).ok()?
}

/// Remembers a text as it is.
pub(crate) fn write_text(slot: Slot, text: &str) -> Result<(), Refused> {
    local()
        .ok_or(Refused)?
        .set_item(slot.key(), text)
        .map_err(|_| Refused)
}

/// Forgets a value.
pub(crate) fn forget(slot: Slot) {
    if let Some(storage) = local() {
        // Nothing is lost when it stays.
        let _ = storage.remove_item(slot.key());
    }
}

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
