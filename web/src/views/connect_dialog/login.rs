//! A cluster's web server, user name and password.

use sesstpl_manager_api::calls::WebLogin;
use yew::prelude::*;

use super::fields::{self, is_ticked, read_endpoint, value};
use super::keypair::FormProps;
use super::{actions, trouble};
use crate::components::{Notice, Tone};
use crate::effects::connect;
use crate::messages::t;

#[component]
pub(super) fn LoginForm(props: &FormProps) -> Html {
    let FormProps { state, profile } = props;
    let mistake = use_state_eq(|| None::<String>);
    let asks_one_time_password = use_state_eq(|| false);
    let [endpoint, user, password, otp, keep] = [
        use_node_ref(),
        use_node_ref(),
        use_node_ref(),
        use_node_ref(),
        use_node_ref(),
    ];
    let insecure = use_state_eq(|| false);
    let on_submit = {
        let (state, mistake, keep) = (state.clone(), mistake.clone(), keep.clone());
        let (endpoint, user, password, otp) = (endpoint.clone(), user.clone(), password.clone(), otp.clone());
        let (asks, insecure) = (asks_one_time_password.clone(), insecure.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let read = read_endpoint(&value(&endpoint));
            mistake.set(read.as_ref().err().cloned());
            if let Ok(endpoint) = read {
                insecure.set(!endpoint.keeps_secrets());
                let credentials = credentials(&value(&user), &password, asks.then_some(&otp));
                let asks = asks.clone();
                connect::with_login(
                    state.dispatcher(),
                    endpoint,
                    credentials,
                    is_ticked(&keep),
                    move || asks.set(true),
                );
            }
        })
    };
    let endpoint_used = profile.as_ref().map(|profile| profile.endpoint.clone());
    let user_used = profile.as_ref().map(|profile| profile.name.clone());
    html! {
        <form onsubmit={on_submit} autocomplete="off">
            { fields::endpoint(&endpoint, endpoint_used, "https://cluster.example") }
            <p class="help">{ t!("The address of the cluster's web console.") }</p>
            <label for="user">{ t!("User name or e-mail address") }</label>
            <input ref={user} id="user" type="text" required=true spellcheck="false" autocapitalize="off"
                autocomplete="off" ~defaultValue={user_used.unwrap_or_default()} />
            { secrets(&password, &otp, *asks_one_time_password) }
            { fields::keep(&keep, t!("the login's number, never the password")) }
            if *insecure {
                <Notice tone={Tone::Warning} title={t!("Not encrypted:")} text={t!("the endpoint is `http://`, \
                    so everybody on the way can read the password.")} />
            }
            { trouble(mistake.as_deref(), &state.connection) }
            { actions(state, t!("Log in")) }
        </form>
    }
}

/// The fields of the password, and of the one-time password where one is wanted.
pub(super) fn secrets(password: &NodeRef, otp: &NodeRef, asks_one_time_password: bool) -> Html {
    html! {
        <>
            <label for="password">{ t!("Password") }</label>
            <input ref={password} id="password" type="password" required=true autocomplete="off" />
            if asks_one_time_password {
                <label for="otp">{ t!("One-time password") }</label>
                <input ref={otp} id="otp" type="text" inputmode="numeric" required=true autofocus=true
                    autocomplete="one-time-code" aria-describedby="otp-help" />
                <p id="otp-help" class="help" role="status">
                    { t!("The password is right, and the cluster wants a one-time password with it.") }
                </p>
            }
        </>
    }
}

/// What was typed.
pub(super) fn credentials(user: &str, password: &NodeRef, otp: Option<&NodeRef>) -> WebLogin {
    WebLogin {
        username: user.trim().to_owned(),
        password: value(password).into(),
        otp: otp.map(|otp| value(otp).trim().to_owned().into()),
    }
}
