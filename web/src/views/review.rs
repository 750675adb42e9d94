//! What is stored against what will be.

use std::rc::Rc;

use yew::prelude::*;

use super::StateHandle;
use super::diff::marked;
use super::questions::{cancel, close};
use crate::components::Modal;
use crate::effects::save;
use crate::messages::t;
use crate::state::{Conflict, SaveTarget};

pub(super) fn review(state: &StateHandle, review: &Rc<Conflict>) -> Html {
    let on_save = {
        let (state, origin) = (state.clone(), Rc::clone(&review.origin));
        move |_| {
            save::save(
                &state,
                &state.dispatcher(),
                SaveTarget::Anyway(Rc::clone(&origin)),
            );
        }
    };
    let is_same = review.theirs == review.mine;
    html! {
        <Modal title={t!("What saving changes in {}", review.origin.name)} testid="review" on_close={close(state)}>
            if is_same {
                <p>{ t!("Nothing: the manager stores the same already. Comments and layout are not stored.") }</p>
            } else {
                <p>{ t!("Struck out is what is stored now; marked is what will be. Comments and layout are not stored.") }</p>
                <div class="listing">
                    <pre class="example" tabindex="0">{ marked(&review.theirs, &review.mine) }</pre>
                </div>
            }
            <div class="actions">
                { cancel(state) }
                <button type="button" class="primary" autofocus=true disabled={is_same} onclick={on_save}>{ t!("Save") }</button>
            </div>
        </Modal>
    }
}
