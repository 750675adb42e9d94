//! Which name shall it have?

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::StateHandle;
use super::questions::{cancel, close};
use crate::components::{Modal, prose};
use crate::effects::mend;
use crate::messages::{self, t};
use crate::rename::Renaming;
use crate::state::Action;

/// What is renamed.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RenameProps {
    pub(super) state: StateHandle,
    pub(super) renaming: Rc<Renaming>,
}

#[component]
pub(super) fn RenameDialog(props: &RenameProps) -> Html {
    let (state, renaming) = (&props.state, &props.renaming);
    let refused = use_state_eq(|| None::<String>);
    let field = use_node_ref();
    let on_submit = {
        let (state, renaming) = (state.clone(), Rc::clone(renaming));
        let (refused, field) = (refused.clone(), field.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let name = field
                .cast::<HtmlInputElement>()
                .map(|input| input.value().trim().to_owned())
                .unwrap_or_default();
            if name.is_empty() {
                return refused.set(Some(t!("The name is empty: write it first.").to_owned()));
            }
            match renaming.edits(&name, state.release()) {
                Ok((edits, uses)) => {
                    let dispatch = state.dispatcher();
                    dispatch.dispatch(Action::Dialog(None));
                    mend::amend(
                        &state.document,
                        &dispatch,
                        edits,
                        &said(&renaming.name, &name, uses),
                    );
                }
                Err(error) => refused.set(Some(messages::error(&error))),
            }
        }
    };
    let title = t!("Rename {}", renaming.name);
    html! {
        <Modal {title} testid="rename" on_close={close(state)}>
            <form onsubmit={on_submit} autocomplete="off">
                <label for="new-name">{ t!("New name") }</label>
                <input ref={field} id="new-name" type="text" autofocus=true spellcheck="false" autocapitalize="off"
                    autocomplete="off" ~defaultValue={renaming.name.clone()} aria-describedby="new-name-help" />
                <p id="new-name-help" class="help">
                    { if renaming.is_variable {
                        t!("Its uses as $NAME in the template's commands follow.")
                    } else {
                        t!("The folder of this name is mounted from then on.")
                    } }
                </p>
                if let Some(reason) = &*refused {
                    <p class="help is-error" role="alert">{ prose(reason) }</p>
                }
                <div class="actions">
                    { cancel(state) }
                    <button type="submit" class="primary">{ t!("Rename") }</button>
                </div>
            </form>
        </Modal>
    }
}

fn said(before: &str, now: &str, uses: usize) -> String {
    match uses {
        0 => t!("{} is {} now.", before, now),
        1 => t!("{} is {} now, also in 1 command.", before, now),
        count => t!("{} is {} now, also in {} commands.", before, now, count),
    }
}
