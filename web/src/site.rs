//! Files of the site that are fetched when they are wanted. The page names each in an element that loads nothing by
//! itself, as their addresses hold a hash of what is in them.

use gloo_net::http::Request;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use web_sys::HtmlScriptElement;

use crate::page;

/// The address of the element whose attribute has this value, as `data-file="ko"`.
pub(crate) fn address(attribute: &str, value: &str) -> Option<String> {
    let element = page::document()?
        .query_selector(&format!("script[{attribute}=\"{value}\"]"))
        .ok()??;
    Some(element.dyn_into::<HtmlScriptElement>().ok()?.src())
}

/// What a file holds; none where it does not come, or is something else.
pub(crate) async fn json<T: DeserializeOwned>(name: &str) -> Option<T> {
    let response = Request::get(&address("data-file", name)?).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    serde_json::from_str(&response.text().await.ok()?).ok()
}
