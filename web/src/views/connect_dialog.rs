//! Which manager, and who are you?

use sesstpl_manager_api::{Endpoint, Keypair, ParseEndpointError};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::questions::{cancel, close};
use super::{StateHandle, StateProps};
use crate::components::{Modal, Notice, Tone};
use crate::connection::RememberedProfile;
use crate::effects::connect;
use crate::page;
use crate::state::{Connection, Manager};
use crate::storage;

#[component]
pub(super) fn ConnectDialog(props: &StateProps) -> Html {
    let state = &props.state;
    let remembered = use_memo((), |()| storage::read::<RememberedProfile>(storage::CONNECTION));
    let mistake = use_state_eq(|| None::<String>);
    let (endpoint, access_key, secret_key) = (use_node_ref(), use_node_ref(), use_node_ref());
    let on_submit = {
        let (state, mistake) = (state.clone(), mistake.clone());
        let fields = [endpoint.clone(), access_key.clone(), secret_key.clone()];
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let [endpoint, access_key, secret_key] = fields.each_ref().map(value);
            match read(&endpoint, &access_key, &secret_key) {
                Ok((endpoint, keypair)) => {
                    mistake.set(None);
                    connect::connect(state.dispatcher(), endpoint, keypair);
                }
                Err(words) => mistake.set(Some(words)),
            }
        })
    };
    let busy = matches!(state.connection, Connection::Connecting);
    let remembered = remembered.as_ref().as_ref();
    html! {
        <Modal title="Connection" testid="connect-dialog" on_close={close(state)}>
            if let Connection::Ready(manager) = &state.connection {
                { current(state, manager) }
                <h3>{ "Another manager" }</h3>
            }
            <form onsubmit={on_submit} autocomplete="off">
                <label for="endpoint">{ "Endpoint" }</label>
                <input ref={endpoint} id="endpoint" type="text" inputmode="url" required=true spellcheck="false"
                    autocapitalize="off" autocomplete="off" placeholder="https://manager.example:8090"
                    value={remembered.map(|profile| profile.endpoint.clone())} />
                <label for="access-key">{ "Access key" }</label>
                <input ref={access_key} id="access-key" type="text" required=true spellcheck="false"
                    autocapitalize="off" autocomplete="off"
                    value={remembered.map(|profile| profile.access_key.clone())} />
                <label for="secret-key">{ "Secret key" }</label>
                <input ref={secret_key} id="secret-key" type="password" required=true autocomplete="off"
                    aria-describedby="secret-key-help" />
                <p id="secret-key-help" class="help">
                    { "It stays in this page's memory, is sent nowhere, and is forgotten when the page is closed." }
                </p>
                { trouble(mistake.as_deref(), &state.connection) }
                <div class="actions">
                    { cancel(state) }
                    <button type="submit" class="primary" disabled={busy}>
                        if busy {
                            <span class="spinner" aria-hidden="true" />
                        }
                        { if busy { "Connecting…" } else { "Connect" } }
                    </button>
                </div>
            </form>
        </Modal>
    }
}

fn value(field: &NodeRef) -> String {
    field
        .cast::<HtmlInputElement>()
        .map(|input| input.value())
        .unwrap_or_default()
}

/// What was typed, or what is wrong with it.
fn read(endpoint: &str, access_key: &str, secret_key: &str) -> Result<(Endpoint, Keypair), String> {
    let endpoint: Endpoint = endpoint
        .parse()
        .map_err(|error: ParseEndpointError| error.to_string())?;
    if page::is_secure() && !browsers_trust(&endpoint) {
        return Err(
            "this page came over https://, and browsers let such pages reach only managers that are served \
                    over https:// too"
                .to_owned(),
        );
    }
    Ok((endpoint, Keypair::new(access_key, secret_key)))
}

/// Whether a page that came over https may reach it: over https, or on this machine.
fn browsers_trust(endpoint: &Endpoint) -> bool {
    let host = endpoint.host();
    let is_here =
        host.starts_with("[::1]") || matches!(host.split(':').next(), Some("localhost" | "127.0.0.1"));
    is_here || endpoint.url("").starts_with("https:")
}

fn trouble(mistake: Option<&str>, connection: &Connection) -> Html {
    let (title, text) = match (mistake, connection) {
        (Some(words), _) => ("The endpoint cannot be used:", format!("{words}.")),
        (None, Connection::Failed(failure)) => ("Not connected.", failure.text.to_string()),
        _ => return Html::default(),
    };
    html! { <Notice tone={Tone::Error} {title} {text} testid="connect-failed" /> }
}

fn current(state: &StateHandle, manager: &Manager) -> Html {
    let on_disconnect = {
        let state = state.clone();
        move |_| connect::disconnect(&state, &state.dispatcher())
    };
    let identity = &manager.identity;
    html! {
        <>
            <dl class="facts">
                <div><dt>{ "Endpoint" }</dt><dd>{ manager.endpoint() }</dd></div>
                <div><dt>{ "Release" }</dt><dd>{ &manager.version }</dd></div>
                <div><dt>{ "User" }</dt><dd>{ &identity.user }</dd></div>
                <div><dt>{ "Domain" }</dt><dd>{ &identity.domain }</dd></div>
                <div><dt>{ "Projects" }</dt><dd>{ identity.projects.join(", ") }</dd></div>
                if manager.dry_run {
                    <div><dt>{ "Agent" }</dt><dd>{ "dry run: no containers are started" }</dd></div>
                }
            </dl>
            <div class="actions">
                <button type="button" onclick={on_disconnect}>{ "Disconnect" }</button>
            </div>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_came_over_https_reach_https_and_this_machine() {
        for trusted in [
            "https://a.example",
            "http://localhost:8090",
            "http://127.0.0.1",
            "http://[::1]:8090",
        ] {
            assert!(browsers_trust(&trusted.parse().unwrap()), "{trusted}");
        }
        for refused in [
            "http://a.example",
            "http://localhost.a.example:80",
            "http://10.0.0.1:8090",
        ] {
            assert!(!browsers_trust(&refused.parse().unwrap()), "{refused}");
        }
    }
}
