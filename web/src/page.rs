//! The page around the app.

use js_sys::Intl::RelativeTimeFormat;
use js_sys::{Array, Date, Object, Reflect};
use sesstpl_manager_api::Timestamp;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

use crate::messages::Language;

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

/// Calls back when the page is left, and when it is shown again without having been loaded anew; for as long as the
/// page lives.
pub(crate) fn on_leaving(on_leave: impl Fn() + 'static, on_return: impl Fn() + 'static) {
    for (event, callback) in [
        ("pagehide", Closure::<dyn Fn()>::new(on_leave)),
        ("pageshow", Closure::<dyn Fn()>::new(on_return)),
    ] {
        if let Some(window) = web_sys::window() {
            let listener = callback.into_js_value();
            // Without it, a draft is offered in place of being taken up.
            let _ = window.add_event_listener_with_callback(event, listener.unchecked_ref());
        }
    }
}

/// Has the browser ask before the page is left, or not any more.
pub(crate) fn ask_before_leaving(is_asking: bool) {
    if let Some(window) = web_sys::window() {
        let ask = is_asking.then(|| {
            Closure::<dyn Fn(_)>::new(|event: web_sys::Event| event.prevent_default()).into_js_value()
        });
        window.set_onbeforeunload(ask.as_ref().map(JsCast::unchecked_ref));
    }
}

/// A name that nobody else has.
pub(crate) fn random_name() -> String {
    let part = || {
        // A number below 2^32 is a whole number after this.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is from 0 to below 2^32"
        )]
        let number = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
        number
    };
    format!("{:08x}{:08x}", part(), part())
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

/// How long ago a moment was, as its reader says it: "3 days ago".
pub(crate) fn age(moment: Timestamp) -> String {
    let seconds = moment.seconds_since(now());
    let (amount, unit) = UNITS
        .iter()
        .find(|(length, _)| seconds.abs() >= *length)
        .map_or((0, "second"), |(length, unit)| (seconds / length, *unit));
    let languages = Array::of1(&language().into());
    let options = Object::new();
    // A plain object takes any property.
    let _ = Reflect::set(&options, &"numeric".into(), &"auto".into());
    // Units are counted in thousands at most.
    #[allow(
        clippy::cast_precision_loss,
        reason = "ages in years, months, days are small numbers"
    )]
    RelativeTimeFormat::new(&languages, &options)
        .format(amount as f64, unit)
        .into()
}

/// The lengths of time that people count in, in seconds.
const UNITS: [(i64, &str); 6] = [
    (365 * 86_400, "year"),
    (30 * 86_400, "month"),
    (7 * 86_400, "week"),
    (86_400, "day"),
    (3_600, "hour"),
    (60, "minute"),
];

fn date(moment: Timestamp) -> Date {
    // Milliseconds since 1970 fit 53 bits.
    #[allow(
        clippy::cast_precision_loss,
        reason = "years that people write need fewer than 53 bits"
    )]
    Date::new(&JsValue::from_f64(moment.unix_millis() as f64))
}

/// How dates and amounts are written: as the browser does where it has the page's language.
fn language() -> String {
    let browser = browser_language();
    match (Language::current(), Language::of(&browser)) {
        (current, Some(known)) if current == known => browser,
        (Language::English, None) => browser,
        (current, _) => current.tag().to_owned(),
    }
}

/// The language that the browser asks pages for.
pub(crate) fn browser_language() -> String {
    web_sys::window()
        .and_then(|window| window.navigator().language())
        .unwrap_or_else(|| "en".to_owned())
}

/// Says which language the page is in.
pub(crate) fn set_language(tag: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // The attribute's name is fixed.
        let _ = root.set_attribute("lang", tag);
    }
}
