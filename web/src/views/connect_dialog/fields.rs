//! What the forms ask alike.

use sesstpl_manager_api::{Endpoint, ParseEndpointError};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::messages::{of_core, t};
use crate::page;

/// What was typed into a field.
pub(super) fn value(field: &NodeRef) -> String {
    field
        .cast::<HtmlInputElement>()
        .map(|input| input.value())
        .unwrap_or_default()
}

/// Whether a box is ticked.
pub(super) fn is_ticked(field: &NodeRef) -> bool {
    field
        .cast::<HtmlInputElement>()
        .is_some_and(|input| input.checked())
}

pub(super) fn endpoint(field: &NodeRef, typed: Option<String>, example: &'static str) -> Html {
    html! {
        <>
            <label for="endpoint">{ t!("Endpoint") }</label>
            <input ref={field} id="endpoint" type="text" inputmode="url" required=true spellcheck="false"
                autocapitalize="off" autocomplete="off" placeholder={example} ~defaultValue={typed.unwrap_or_default()} />
        </>
    }
}

/// Whether the connection outlives a reload; `what` is what the browser keeps then.
pub(super) fn keep(field: &NodeRef, what: &'static str) -> Html {
    html! {
        <>
            <label class="tick">
                <input ref={field} type="checkbox" aria-describedby="keep-help" />
                { t!("Stay connected until this tab is closed") }
            </label>
            <p id="keep-help" class="help">
                { t!("Then this tab's session storage keeps {}. Else only the page's memory does, and a reload \
                    forgets it.", what) }
            </p>
        </>
    }
}

/// The endpoint that was typed, or what is wrong with it.
pub(super) fn read_endpoint(typed: &str) -> Result<Endpoint, String> {
    let endpoint: Endpoint = typed
        .parse()
        .map_err(|error: ParseEndpointError| of_core(&error.to_string()))?;
    if page::is_secure() && !endpoint.keeps_secrets() {
        return Err(t!(
            "this page came over https://, and browsers let such pages reach only managers that are served over \
             https:// too"
        )
        .to_owned());
    }
    Ok(endpoint)
}
