//! Starting points.

use yew::prelude::*;

use super::StateHandle;
use crate::effects::library;
use crate::gallery::{STARTS, Start};
use crate::messages::t;
use crate::state::Replacement;

/// All starting points, to be opened.
pub(super) fn gallery(state: &StateHandle) -> Html {
    html! {
        <section class="gallery" aria-labelledby="gallery-title" data-testid="gallery">
            <h3 id="gallery-title">{ t!("Starting points") }</h3>
            <ul>{ for STARTS.iter().map(|start| one(state, start)) }</ul>
        </section>
    }
}

fn one(state: &StateHandle, start: &'static Start) -> Html {
    let state = state.clone();
    let on_click = move |_| {
        let replacement = Replacement::Text {
            title: (start.title)().into(),
            text: start.text.into(),
        };
        library::replace(&state, &state.dispatcher(), replacement);
    };
    html! {
        <li>
            <button type="button" class="start" onclick={on_click}>
                <strong>{ (start.title)() }</strong>
                <span class="help">{ (start.words)() }</span>
            </button>
        </li>
    }
}
