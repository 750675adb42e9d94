//! Which manager, who, where, and what it really does.

use yew::prelude::*;

use super::StateProps;
use crate::messages::t;
use crate::state::{Connection, Drafts};

#[component]
pub(crate) fn Footer(props: &StateProps) -> Html {
    let state = &props.state;
    let drafts = if state.drafts == Drafts::Refused {
        t!("Draft not kept")
    } else {
        t!("Draft kept in this browser")
    };
    html! {
        <footer class="footer" data-testid="footer">
            if let Connection::Ready(manager) = &state.connection {
                <span class="detail">{ manager.endpoint() }</span>
                <span>{ t!("manager {}", manager.version) }</span>
                <span class="detail">{ &manager.identity.user }</span>
                <span>{ t!("project {}", manager.project()) }</span>
                if manager.dry_run {
                    <strong>{ t!("dry run: no containers are started") }</strong>
                }
            } else {
                <span>{ t!("No manager: checking works, saving and launching need one") }</span>
            }
            <span class="push">{ drafts }</span>
        </footer>
    }
}
