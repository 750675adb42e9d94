//! The connection that there is.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::effects::connect;
use crate::messages::t;
use crate::state::{Action, Manager};
use crate::views::StateHandle;

pub(super) fn current(state: &StateHandle, manager: &Manager) -> Html {
    let on_disconnect = {
        let state = state.clone();
        move |_| connect::disconnect(&state, &state.dispatcher())
    };
    let identity = &manager.identity;
    let is_login = manager.client.login().is_some();
    html! {
        <>
            <dl class="facts">
                <div><dt>{ t!("Endpoint") }</dt><dd>{ manager.endpoint() }</dd></div>
                <div><dt>{ t!("Release") }</dt><dd>{ &manager.version }</dd></div>
                <div><dt>{ t!("User") }</dt><dd>{ &identity.user }</dd></div>
                <div><dt>{ t!("Domain") }</dt><dd>{ &identity.domain }</dd></div>
                if manager.dry_run {
                    <div><dt>{ t!("Agent") }</dt><dd>{ t!("dry run: no containers are started") }</dd></div>
                }
            </dl>
            { project(state, manager) }
            <div class="actions">
                <button type="button" onclick={on_disconnect}>
                    { if is_login { t!("Log out") } else { t!("Disconnect") } }
                </button>
            </div>
        </>
    }
}

/// For which project one saves and launches.
fn project(state: &StateHandle, manager: &Manager) -> Html {
    let dispatch = state.dispatcher();
    let on_change = move |event: Event| {
        let project = event.target_unchecked_into::<HtmlSelectElement>().value();
        dispatch.dispatch(Action::ProjectChosen(project));
    };
    let mut projects = manager.identity.projects.to_vec();
    projects.sort();
    html! {
        <>
            <label for="connection-project">{ t!("Project for what you save and launch") }</label>
            <select id="connection-project" onchange={on_change}>
                { for projects.iter().map(|project| html! {
                    <option value={project.clone()} selected={project == manager.project()}>{ project }</option>
                }) }
            </select>
        </>
    }
}
