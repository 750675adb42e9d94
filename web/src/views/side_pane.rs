//! What stands beside the editor.

use yew::prelude::*;

use super::StateProps;
use super::library::LibraryPanel;
use super::sessions::SessionsPanel;
use super::stored::StoredPanel;
use crate::state::Panel;

#[component]
pub(crate) fn SidePane(props: &StateProps) -> Html {
    let state = &props.state;
    let panel = match state.panel {
        Panel::Stored => html! {
            <StoredPanel checked={state.document.checked.clone()} choice={state.release} notation={state.notation}
                manager_release={state.manager_release()} connected={state.connection.manager().is_some()}
                dispatch={state.dispatcher()} />
        },
        Panel::Library => html! { <LibraryPanel state={state.clone()} /> },
        Panel::Sessions => html! { <SessionsPanel state={state.clone()} /> },
    };
    let id = state.panel.id();
    html! {
        <section class="pane side-pane" role="tabpanel" id={format!("panel-{id}")} aria-labelledby={format!("tab-{id}")}>
            { panel }
        </section>
    }
}
