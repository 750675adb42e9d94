//! Texts to read and copy.

use yew::prelude::*;

use crate::components::{Icon, Shape};
use crate::messages::t;

/// A text, and what it is.
#[derive(PartialEq, Properties)]
pub(super) struct ListingProps {
    /// The text, as it is copied.
    pub(super) text: AttrValue,
    /// What it is.
    pub(super) label: AttrValue,
    /// The same text as it is shown, where marks are in it.
    #[prop_or_default]
    pub(super) marked: Option<Html>,
}

#[component]
pub(super) fn Listing(props: &ListingProps) -> Html {
    let copied = use_state_eq(|| None::<AttrValue>);
    let is_copied = copied.as_ref() == Some(&props.text);
    let on_copy = {
        let (copied, text) = (copied.clone(), props.text.clone());
        Callback::from(move |_| {
            if let Some(window) = web_sys::window() {
                let written = window.navigator().clipboard().write_text(&text);
                let (copied, text) = (copied.clone(), text.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    // Where the browser forbids it, the button goes on to say `Copy`.
                    if wasm_bindgen_futures::JsFuture::from(written).await.is_ok() {
                        copied.set(Some(text));
                    }
                });
            }
        })
    };
    html! {
        <div class="listing">
            <pre tabindex="0" role="region" aria-label={props.label.clone()}>
                { props.marked.clone().unwrap_or_else(|| html! { { &props.text } }) }
            </pre>
            <button type="button" class="quiet" onclick={on_copy}>
                <Icon shape={if is_copied { Shape::Done } else { Shape::Copy }} />
                <span aria-live="polite">{ if is_copied { t!("Copied") } else { t!("Copy") } }</span>
            </button>
        </div>
    }
}
