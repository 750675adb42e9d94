//! The page that is shown when the program fails.

use std::panic::PanicHookInfo;

use web_sys::{Document, Element};

use crate::drafts;
use crate::page;

/// The query of the address that starts with the sample in place of the draft.
const FRESH: &str = "?fresh";

/// Makes a panic show itself, with the draft's text to be copied.
pub(crate) fn show_on_page() {
    forget_draft_if_asked();
    yew::set_custom_panic_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        // Nothing is left to try when even this fails.
        let _ = show(info);
    }));
}

fn forget_draft_if_asked() {
    let Some(window) = web_sys::window() else { return };
    if window.location().search().is_ok_and(|query| query == FRESH) {
        drafts::forget_own();
        if let (Ok(history), Ok(path)) = (window.history(), window.location().pathname()) {
            // The address keeps the query otherwise, and the next reload would forget again.
            let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
        }
    }
}

fn show(info: &PanicHookInfo<'_>) -> Option<()> {
    let document = page::document()?;
    let failed = element(&document, "main", None)?;
    failed.set_class_name("crash");
    let title = element(&document, "h1", Some("The editor has failed"))?;
    let words = "This is a fault of the editor, not of your template. Your text is below and is kept in this browser; \
                 nothing is lost. Reload to go on. If it fails again, copy your text and start with the sample.";
    let explanation = element(&document, "p", Some(words))?;
    let actions = element(&document, "p", None)?;
    let reload = link(&document, "", "Reload")?;
    let fresh = link(&document, FRESH, "Start with the sample")?;
    actions.append_with_node_2(&reload, &fresh).ok()?;
    let label = element(&document, "label", Some("Your text"))?;
    label.set_attribute("for", "crash-text").ok()?;
    let text = element(
        &document,
        "textarea",
        Some(&drafts::own_text().unwrap_or_default()),
    )?;
    text.set_id("crash-text");
    text.set_attribute("readonly", "").ok()?;
    let details = element(&document, "pre", Some(&info.to_string()))?;
    for part in [title, explanation, actions, label, text, details] {
        failed.append_child(&part).ok()?;
    }
    let body = document.body()?;
    body.set_inner_html("");
    body.append_child(&failed).ok()?;
    Some(())
}

fn element(document: &Document, name: &str, text: Option<&str>) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    element.set_text_content(text);
    Some(element)
}

fn link(document: &Document, address: &str, text: &str) -> Option<Element> {
    let link = element(document, "a", Some(text))?;
    link.set_class_name("button");
    link.set_attribute("href", address).ok()?;
    Some(link)
}
