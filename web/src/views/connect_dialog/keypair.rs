//! A manager and a keypair.

use sesstpl_manager_api::Keypair;
use yew::prelude::*;

use super::fields::{self, is_ticked, read_endpoint, value};
use super::{actions, trouble};
use crate::connection::Profile;
use crate::effects::connect;
use crate::messages::t;
use crate::views::StateHandle;

/// The state and what was used before.
#[derive(PartialEq, Properties)]
pub(super) struct FormProps {
    /// The state.
    pub(super) state: StateHandle,
    /// What was used before, in this way.
    pub(super) profile: Option<Profile>,
}

#[component]
pub(super) fn KeypairForm(props: &FormProps) -> Html {
    let FormProps { state, profile } = props;
    let mistake = use_state_eq(|| None::<String>);
    let [endpoint, access_key, secret_key, keep] =
        [use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref()];
    let on_submit = {
        let (state, mistake, keep) = (state.clone(), mistake.clone(), keep.clone());
        let fields = [endpoint.clone(), access_key.clone(), secret_key.clone()];
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let [endpoint, access_key, secret_key] = fields.each_ref().map(value);
            let read = read_endpoint(&endpoint);
            mistake.set(read.as_ref().err().cloned());
            if let Ok(endpoint) = read {
                let keypair = Keypair::new(&access_key, &secret_key);
                connect::with_keypair(state.dispatcher(), endpoint, keypair, is_ticked(&keep));
            }
        })
    };
    let used = |part: fn(&Profile) -> &String| profile.as_ref().map(|profile| part(profile).clone());
    html! {
        <form onsubmit={on_submit} autocomplete="off">
            { fields::endpoint(&endpoint, used(|profile| &profile.endpoint), "https://manager.example:8090") }
            <label for="access-key">{ t!("Access key") }</label>
            <input ref={access_key} id="access-key" type="text" required=true spellcheck="false"
                autocapitalize="off" autocomplete="off" ~defaultValue={used(|profile| &profile.name).unwrap_or_default()} />
            <label for="secret-key">{ t!("Secret key") }</label>
            <input ref={secret_key} id="secret-key" type="password" required=true autocomplete="off"
                aria-describedby="secret-key-help" />
            <p id="secret-key-help" class="help">
                { t!("It signs your requests and is sent nowhere.") }
            </p>
            { fields::keep(&keep, t!("the keypair")) }
            { trouble(mistake.as_deref(), &state.connection) }
            { actions(state, t!("Connect")) }
        </form>
    }
}
