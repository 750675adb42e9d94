//! Whose text shall be saved?

use std::rc::Rc;

use yew::prelude::*;

use super::StateHandle;
use super::diff::marked;
use super::questions::{cancel, close};
use crate::components::Modal;
use crate::effects::save;
use crate::messages::t;
use crate::state::{Action, Conflict, SaveTarget};

pub(super) fn conflict(state: &StateHandle, conflict: &Rc<Conflict>) -> Html {
    let save_to = |target: SaveTarget| {
        let state = state.clone();
        move |_| save::save(&state, &state.dispatcher(), target.clone())
    };
    let on_mine = save_to(SaveTarget::Anyway(Rc::clone(&conflict.origin)));
    let on_new = save_to(SaveTarget::New);
    let on_theirs = {
        let (dispatch, conflict) = (state.dispatcher(), Rc::clone(conflict));
        move |_| dispatch.dispatch(Action::Taken(Rc::clone(&conflict)))
    };
    html! {
        <Modal title={t!("Somebody else saved this template meanwhile")} testid="conflict" on_close={close(state)}>
            <p>
                <strong>{ &conflict.origin.name }</strong>
                { t!(" is not what it was when you opened it. Struck out is what is saved there and not in your text; \
                   marked is what only your text has.") }
            </p>
            <div class="listing"><pre class="example" tabindex="0">{ marked(&conflict.theirs, &conflict.mine) }</pre></div>
            <div class="actions">
                { cancel(state) }
                <button type="button" onclick={on_theirs}>{ t!("Take what is saved") }</button>
                <button type="button" onclick={on_new}>{ t!("Save mine as a new one") }</button>
                <button type="button" class="primary" autofocus=true onclick={on_mine}>{ t!("Replace it with mine") }</button>
            </div>
        </Modal>
    }
}
