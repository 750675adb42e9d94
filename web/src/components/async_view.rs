//! Things that may still be on their way.

use yew::prelude::*;

use super::{Notice, Tone};
use crate::messages::t;
use crate::state::Loadable;

/// Shows something that comes from a manager, in whatever state it is. `what` names it, as "the library".
pub(crate) fn async_view<T: Clone>(
    loadable: &Loadable<T>,
    what: &str,
    on_retry: Callback<()>,
    ready: impl FnOnce(&T) -> Html,
) -> Html {
    match loadable {
        Loadable::Idle => Html::default(),
        Loadable::Loading(None) => html! {
            <p class="waiting" role="status"><span class="spinner" aria-hidden="true" />{ t!("Reading {}…", what) }</p>
        },
        Loadable::Failed(failure) => html! {
            <Notice tone={Tone::Error} title={t!("Could not read {}", what)} text={failure.text.to_string()}>
                <button type="button" onclick={move |_| on_retry.emit(())}>{ t!("Try again") }</button>
            </Notice>
        },
        Loadable::Ready(value) | Loadable::Loading(Some(value)) => ready(value),
    }
}
