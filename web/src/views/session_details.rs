//! What a session has written, and which application services it offers.

use std::rc::Rc;

use sesstpl_manager_api::SessionStatus;
use sesstpl_manager_api::calls::SessionService;
use yew::prelude::*;

use super::StateHandle;
use super::listing::Listing;
use crate::effects::launch;
use crate::messages::t;
use crate::shared::Shared;
use crate::state::{LaunchedSession, Loadable, Manager};

/// The buttons that look into a session.
pub(super) fn inside(state: &StateHandle, manager: &Shared<Manager>, session: &LaunchedSession) -> Html {
    let on_click = |read: fn(Shared<Manager>, crate::state::Dispatch, &LaunchedSession)| {
        let (manager, dispatch, session) = (manager.clone(), state.dispatcher(), session.clone());
        move |_| read(manager.clone(), dispatch.clone(), &session)
    };
    html! {
        <>
            <button type="button" class="quiet" onclick={on_click(launch::read_logs)}
                aria-label={t!("Logs of {}", session.name)}>{ t!("Logs") }</button>
            // The embedded manager's sessions only seem to run, and offer nothing.
            if *session.status() == SessionStatus::Running && !manager.dry_run {
                <button type="button" class="quiet" onclick={on_click(launch::read_services)}
                    aria-label={t!("Apps of {}", session.name)}>{ t!("Apps") }</button>
            }
        </>
    }
}

/// What was found inside, where somebody looked.
pub(super) fn details(session: &LaunchedSession) -> Html {
    let label = t!("Logs of {}", session.name);
    html! {
        <>
            { shown(&session.details.logs, t!("the logs"), |logs: &Rc<str>| if logs.trim().is_empty() {
                html! { <p class="explanation" data-testid="session-logs">{ t!("It has written nothing yet.") }</p> }
            } else {
                html! { <div data-testid="session-logs"><Listing text={logs.to_string()} label={label.clone()} /></div> }
            }) }
            { shown(&session.details.services, t!("the apps"), services) }
        </>
    }
}

fn shown<T: Clone>(loadable: &Loadable<T>, what: &str, show: impl Fn(&T) -> Html) -> Html {
    match loadable {
        Loadable::Idle => Html::default(),
        Loadable::Loading(None) => {
            html! { <p class="explanation" role="status">{ t!("Reading {}…", what) }</p> }
        }
        Loadable::Failed(failure) => html! {
            <p class="explanation is-error" role="alert">{ t!("{} cannot be read: {}", what, failure.text) }</p>
        },
        Loadable::Loading(Some(value)) | Loadable::Ready(value) => show(value),
    }
}

fn services(services: &Rc<[SessionService]>) -> Html {
    if services.is_empty() {
        return html! { <p class="explanation" data-testid="session-apps">{ t!("It offers no application \
        services.") }</p> };
    }
    let ports = |service: &SessionService| {
        let ports: Vec<String> = service.container_ports.iter().map(u16::to_string).collect();
        ports.join(", ")
    };
    html! {
        <table class="plan-table" data-testid="session-apps">
            <thead><tr><th scope="col">{ t!("App") }</th><th scope="col">{ t!("Protocol and ports") }</th></tr></thead>
            <tbody>
                { for services.iter().map(|service| html! {
                    <tr>
                        <th scope="row"><code>{ &service.name }</code></th>
                        <td><code>{ format!("{} {}", service.protocol, ports(service)) }</code></td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}
