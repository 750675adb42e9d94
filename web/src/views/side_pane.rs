//! What stands beside the editor.

use yew::prelude::*;

use super::StateProps;
use super::form::FormPanel;
use super::library::LibraryPanel;
use super::plan::PlanPanel;
use super::sessions::SessionsPanel;
use super::stored::StoredPanel;
use crate::state::Panel;

#[component]
pub(crate) fn SidePane(props: &StateProps) -> Html {
    let state = &props.state;
    let panel = match state.panel {
        Panel::Stored => html! { <StoredPanel state={state.clone()} /> },
        Panel::Plan => html! { <PlanPanel state={state.clone()} /> },
        Panel::Form => html! { <FormPanel state={state.clone()} /> },
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
