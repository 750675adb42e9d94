//! The server that the page came from.

use yew::prelude::*;

use super::{actions, trouble};
use crate::effects::connect;
use crate::messages::t;
use crate::views::StateHandle;

pub(super) fn this_site(state: &StateHandle) -> Html {
    let on_submit = {
        let dispatch = state.dispatcher();
        move |event: SubmitEvent| {
            event.prevent_default();
            connect::to_this_site(dispatch.clone());
        }
    };
    html! {
        <form onsubmit={on_submit}>
            <p class="help">
                { t!("For an editor that comes from sesstpl serve, and for one that lies beside a cluster's web \
                    console where you are logged in. Your browser's cookie says who you are.") }
            </p>
            { trouble(None, &state.connection) }
            { actions(state, t!("Connect")) }
        </form>
    }
}
