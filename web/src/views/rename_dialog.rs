//! Another name for a mount or a variable.

use std::rc::Rc;

use yew::prelude::*;

use super::StateHandle;
use super::name_dialog::NameDialog;
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
    let refused = use_state_eq(|| None::<AttrValue>);
    let on_name = {
        let (state, renaming, refused) = (state.clone(), Rc::clone(renaming), refused.clone());
        move |name: String| match renaming.edits(&name, state.release()) {
            Ok((edits, uses)) => {
                let dispatch = state.dispatcher();
                dispatch.dispatch(Action::Dialog(None));
                let said = said(&renaming.name, &name, uses);
                mend::amend(&state.document, &dispatch, edits, &said);
            }
            Err(error) => refused.set(Some(messages::error(&error).into())),
        }
    };
    let help = if renaming.is_variable {
        t!("Its uses as $NAME in the template's commands follow.")
    } else {
        t!("The folder of this name is mounted from then on.")
    };
    html! {
        <NameDialog state={state.clone()} title={t!("Rename {}", renaming.name)} testid="rename"
            name={renaming.name.clone()} {help} refused={(*refused).clone()} {on_name} />
    }
}

fn said(before: &str, now: &str, uses: usize) -> String {
    match uses {
        0 => t!("{} is {} now.", before, now),
        1 => t!("{} is {} now, also in 1 command.", before, now),
        count => t!("{} is {} now, also in {} commands.", before, now, count),
    }
}
