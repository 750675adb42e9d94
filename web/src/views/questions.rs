//! Questions with a few answers.

use std::rc::Rc;

use yew::prelude::*;

use super::StateHandle;
use crate::components::Modal;
use crate::effects::{library, save};
use crate::messages::t;
use crate::page;
use crate::state::{Action, Replacement, SaveTarget, SavedTemplate};

/// What happens with no answer: the dialog goes.
pub(super) fn close(state: &StateHandle) -> Callback<()> {
    let dispatch = state.dispatcher();
    Callback::from(move |()| dispatch.dispatch(Action::Dialog(None)))
}

/// The button for no answer.
pub(super) fn cancel(state: &StateHandle) -> Html {
    let on_close = close(state);
    html! { <button type="button" class="quiet" onclick={move |_| on_close.emit(())}>{ t!("Cancel") }</button> }
}

pub(super) fn same_name(state: &StateHandle, saved: &Rc<SavedTemplate>) -> Html {
    let on_replace = save_as(state, SaveTarget::Over(Rc::clone(saved)));
    let on_second = save_as(state, SaveTarget::New);
    html! {
        <Modal title={t!("A template of this name is saved already")} testid="same-name" on_close={close(state)}>
            <p>
                { t!("You saved ") }<strong>{ &saved.name }</strong>
                { t!(" on {}. Managers keep templates of the same name side by side.", page::day_and_time(saved.created_at)) }
            </p>
            <div class="actions">
                { cancel(state) }
                <button type="button" onclick={on_second}>{ t!("Save a second one") }</button>
                <button type="button" class="primary" autofocus=true onclick={on_replace}>{ t!("Replace it") }</button>
            </div>
        </Modal>
    }
}

fn save_as(state: &StateHandle, target: SaveTarget) -> impl Fn(MouseEvent) + 'static {
    let state = state.clone();
    move |_| save::save(&state, &state.dispatcher(), target.clone())
}

pub(super) fn delete(state: &StateHandle, saved: &Rc<[SavedTemplate]>) -> Html {
    let on_delete = {
        let (state, saved) = (state.clone(), Rc::clone(saved));
        move |_| library::delete(&state, &state.dispatcher(), &saved)
    };
    let title = match &**saved {
        [only] => t!("Delete {}?", only.name),
        several => t!("Delete {} templates?", several.len()),
    };
    html! {
        <Modal {title} testid="delete" on_close={close(state)}>
            <p>{ t!("They go from the library for everyone who sees them there. A text in the editor stays.") }</p>
            if saved.len() > 1 {
                <ul>{ for saved.iter().map(|saved| html! { <li>{ &saved.name }</li> }) }</ul>
            }
            <div class="actions">
                { cancel(state) }
                <button type="button" class="danger" onclick={on_delete}>{ t!("Delete") }</button>
            </div>
        </Modal>
    }
}

pub(super) fn discard(state: &StateHandle, replacement: &Replacement) -> Html {
    let on_discard = {
        let (state, replacement) = (state.clone(), replacement.clone());
        move |_| {
            state.dispatch(Action::Dialog(None));
            library::replace_now(&state, &state.dispatcher(), &replacement);
        }
    };
    let what = match replacement {
        Replacement::Sample => t!("The sample"),
        Replacement::Saved(saved) => saved.name.as_str(),
        Replacement::Opened { origin, .. } => origin.name.as_str(),
        Replacement::Draft(_) => t!("The text of the other tab"),
        Replacement::Text { title, .. } => title,
    };
    html! {
        <Modal title={t!("Give up what you typed?")} testid="discard" on_close={close(state)}>
            <p>{ t!("{} takes the place of the text in the editor, and that text is saved nowhere.", what) }</p>
            <div class="actions">
                { cancel(state) }
                <button type="button" class="danger" onclick={on_discard}>{ t!("Give it up") }</button>
            </div>
        </Modal>
    }
}
