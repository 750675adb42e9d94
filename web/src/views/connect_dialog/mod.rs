//! Which manager, and who are you?

mod current;
mod fields;
mod keypair;
mod login;
mod login_again;
mod this_site;

use yew::prelude::*;

use super::questions::close;
use super::{StateHandle, StateProps};
use crate::components::{Modal, Notice, Tone};
use crate::connection::{Profile, Way, remembered};
use crate::messages::t;
use crate::state::Connection;

use keypair::KeypairForm;
use login::LoginForm;
pub(super) use login_again::LoginAgainDialog;

/// The ways to be let in.
const WAYS: [Way; 3] = [Way::ThisSite, Way::Keypair, Way::Login];

/// What a way is called.
fn label(way: Way) -> &'static str {
    match way {
        Way::ThisSite => t!("This site"),
        Way::Keypair => t!("Keypair"),
        Way::Login => t!("Password"),
    }
}

#[component]
pub(super) fn ConnectDialog(props: &StateProps) -> Html {
    let state = &props.state;
    let profiles = use_memo((), |()| remembered());
    let profile = use_state_eq(|| profiles.first().cloned());
    let way = use_state_eq(|| profile.as_ref().map_or(Way::Keypair, |profile| profile.way));
    let known = |wanted: Way| (*profile).clone().filter(|profile| profile.way == wanted);
    html! {
        <Modal title={t!("Connection")} testid="connect-dialog" on_close={close(state)}>
            if let Connection::Ready(manager) = &state.connection {
                { current::current(state, manager) }
                <h3>{ t!("Another manager") }</h3>
            }
            { ways(&way) }
            { recent(&profiles, &profile, &way) }
            { match *way {
                Way::ThisSite => this_site::this_site(state),
                Way::Keypair => html! {
                    <KeypairForm key={key(profile.as_ref())} state={state.clone()} profile={known(Way::Keypair)} />
                },
                Way::Login => html! {
                    <LoginForm key={key(profile.as_ref())} state={state.clone()} profile={known(Way::Login)} />
                },
            } }
        </Modal>
    }
}

/// Another profile fills the fields anew.
fn key(profile: Option<&Profile>) -> String {
    profile.map_or_else(String::new, |profile| {
        format!("{} {}", profile.endpoint, profile.name)
    })
}

fn ways(way: &UseStateHandle<Way>) -> Html {
    let button = |value: Way| {
        let set = way.clone();
        html! {
            <button type="button" aria-pressed={(**way == value).to_string()} onclick={move |_| set.set(value)}>
                { label(value) }
            </button>
        }
    };
    html! {
        <div class="switch" role="group" aria-label={t!("How you are let in")}>
            { for WAYS.into_iter().map(button) }
        </div>
    }
}

/// The managers that were used before, where there are several.
fn recent(
    profiles: &[Profile],
    profile: &UseStateHandle<Option<Profile>>,
    way: &UseStateHandle<Way>,
) -> Html {
    if profiles.len() < 2 {
        return Html::default();
    }
    let on_change = {
        let (profiles, profile, way) = (profiles.to_vec(), profile.clone(), way.clone());
        move |event: Event| {
            let chosen = event
                .target_unchecked_into::<web_sys::HtmlSelectElement>()
                .selected_index();
            let chosen = usize::try_from(chosen).ok().and_then(|index| profiles.get(index));
            if let Some(chosen) = chosen {
                way.set(chosen.way);
                profile.set(Some(chosen.clone()));
            }
        }
    };
    html! {
        <>
            <label for="recent">{ t!("Used before") }</label>
            <select id="recent" onchange={on_change}>
                { for profiles.iter().map(|known| html! {
                    <option selected={profile.as_ref() == Some(known)}>
                        { t!("{} at {}", known.name, known.endpoint) }
                    </option>
                }) }
            </select>
        </>
    }
}

/// What is wrong with what was typed, or why the last try failed.
fn trouble(mistake: Option<&str>, connection: &Connection) -> Html {
    let (title, text) = match (mistake, connection) {
        (Some(words), _) => (t!("The endpoint cannot be used:"), format!("{words}.")),
        (None, Connection::Failed(failure)) => (t!("Not connected."), failure.text.to_string()),
        _ => return Html::default(),
    };
    html! { <Notice tone={Tone::Error} {title} {text} testid="connect-failed" /> }
}

/// The buttons below a form.
fn actions(state: &StateHandle, words: &'static str) -> Html {
    let busy = matches!(state.connection, Connection::Connecting);
    html! {
        <div class="actions">
            { super::questions::cancel(state) }
            <button type="submit" class="primary" disabled={busy}>
                if busy {
                    <span class="spinner" aria-hidden="true" />
                }
                { if busy { t!("Connecting…") } else { words } }
            </button>
        </div>
    }
}
