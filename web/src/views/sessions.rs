//! The sessions that were launched from this browser.

use yew::prelude::*;

use super::StateProps;
use super::session_card::session_card;
use crate::components::{Notice, Tone};
use crate::messages::t;

#[component]
pub(crate) fn SessionsPanel(props: &StateProps) -> Html {
    let state = &props.state;
    let dry_run = state.connection.manager().is_some_and(|manager| manager.dry_run);
    html! {
        <>
            if dry_run {
                <Notice tone={Tone::Info} title={t!("Dry run:")} text={t!("no containers are started. Sessions \
                    go through their states as on a cluster.")} />
            }
            <div class="scroll" data-testid="sessions">
                if state.sessions.is_empty() {
                    <p class="empty">{ t!("Nothing was launched from this browser yet. Launch starts a session \
                        from the text of the editor, saved or not.") }</p>
                } else {
                    <ul class="cards">{ for state.sessions.iter().map(|session| session_card(state, session)) }</ul>
                }
            </div>
        </>
    }
}
