//! The page around the app.

use js_sys::Date;
use sesstpl_manager_api::Timestamp;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

/// The document that the app is shown in.
pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// An element by its id.
pub(crate) fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The element that has the keyboard.
pub(crate) fn focused() -> Option<HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

/// Whether the page was served over https, and so may reach only what is too.
pub(crate) fn is_secure() -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    protocol.is_some_and(|protocol| protocol == "https:")
}

/// Calls back whenever the part of the address after `#` changes; the returned function ends that.
pub(crate) fn on_fragment_change(callback: impl Fn() + 'static) -> impl FnOnce() + 'static {
    let listener = Closure::<dyn Fn()>::new(callback);
    if let Some(window) = web_sys::window() {
        window.set_onhashchange(Some(listener.as_ref().unchecked_ref()));
    }
    move || {
        if let Some(window) = web_sys::window() {
            window.set_onhashchange(None);
        }
        drop(listener);
    }
}

/// Now, by this machine's clock.
pub(crate) fn now() -> Timestamp {
    // Milliseconds since 1970 fit 53 bits.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "`Date.now()` gives whole milliseconds"
    )]
    Timestamp::from_unix_millis(Date::now() as i64)
}

/// A moment's time of day as its reader writes it: `17:32:10`.
pub(crate) fn time_of_day(moment: Timestamp) -> String {
    date(moment).to_locale_time_string(&language()).into()
}

/// A moment's day and time as its reader writes it.
pub(crate) fn day_and_time(moment: Timestamp) -> String {
    date(moment)
        .to_locale_string(&language(), &JsValue::UNDEFINED)
        .into()
}

fn date(moment: Timestamp) -> Date {
    // Milliseconds since 1970 fit 53 bits.
    #[allow(
        clippy::cast_precision_loss,
        reason = "years that people write need fewer than 53 bits"
    )]
    Date::new(&JsValue::from_f64(moment.unix_millis() as f64))
}

fn language() -> String {
    web_sys::window()
        .and_then(|window| window.navigator().language())
        .unwrap_or_else(|| "en".to_owned())
}
