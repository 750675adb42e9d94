//! How was this template before?

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::StateHandle;
use super::diff::marked;
use super::questions::{cancel, close};
use crate::components::Modal;
use crate::effects::mend;
use crate::history::{self, Event as Done, Version};
use crate::messages::t;
use crate::page;
use crate::state::{Action, Dialog, Origin};

/// The template whose versions are shown.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct HistoryProps {
    pub(super) state: StateHandle,
    pub(super) origin: Rc<Origin>,
}

#[component]
pub(super) fn HistoryDialog(props: &HistoryProps) -> Html {
    let state = &props.state;
    let versions = use_state(|| None::<Rc<[Version]>>);
    let chosen = use_state_eq(|| 0_usize);
    use_effect_with(Rc::clone(&props.origin), {
        let versions = versions.clone();
        move |origin: &Rc<Origin>| {
            let origin = Rc::clone(origin);
            spawn_local(async move { versions.set(Some(history::versions(&origin).await.into())) });
        }
    });
    let shown = versions.as_ref().and_then(|versions| versions.get(*chosen));
    html! {
        <Modal title={t!("Earlier versions of {}", props.origin.name)} testid="history" on_close={close(state)}>
            { match versions.as_deref() {
                None => html! { <p class="waiting" role="status">{ t!("Reading…") }</p> },
                Some([]) => html! { <p>{ t!("This browser has seen none yet: it keeps what is opened and saved here.") }</p> },
                Some(versions) => html! {
                    <>
                        <label for="version">{ t!("Version") }</label>
                        { select(versions, &chosen) }
                    </>
                },
            } }
            if let Some(version) = shown {
                { changes(state, version) }
            }
            <div class="actions">
                { cancel(state) }
                if let Some(version) = shown {
                    { restore(state, version) }
                }
            </div>
        </Modal>
    }
}

fn select(versions: &[Version], chosen: &UseStateHandle<usize>) -> Html {
    let on_change = {
        let chosen = chosen.clone();
        move |event: Event| {
            let index = event
                .target_unchecked_into::<HtmlSelectElement>()
                .selected_index();
            chosen.set(usize::try_from(index).unwrap_or_default());
        }
    };
    let words = |version: &Version| {
        let time = page::day_and_time(version.time());
        match version.event {
            Done::Saved => t!("saved {}", time),
            Done::Opened => t!("opened {}", time),
        }
    };
    html! {
        <select id="version" autofocus=true onchange={on_change}>
            { for versions.iter().enumerate().map(|(index, version)| html! {
                <option selected={index == **chosen}>{ words(version) }</option>
            }) }
        </select>
    }
}

fn changes(state: &StateHandle, version: &Version) -> Html {
    if *version.text == *state.document.text {
        return html! { <p>{ t!("It is the text in the editor.") }</p> };
    }
    html! {
        <>
            <p>{ t!("Struck out is what only the editor has; marked is what only this version has.") }</p>
            <div class="listing">
                <pre class="example" tabindex="0">{ marked(&state.document.text, &version.text) }</pre>
            </div>
        </>
    }
}

fn restore(state: &StateHandle, version: &Version) -> Html {
    let is_same = *version.text == *state.document.text;
    let on_restore = {
        let (state, text) = (state.clone(), Rc::clone(&version.text));
        move |_| {
            let dispatch = state.dispatcher();
            dispatch.dispatch(Action::Dialog(None));
            mend::rewrite(
                &state.document,
                &dispatch,
                &text,
                t!("The earlier version is here; undo brings the text back."),
            );
        }
    };
    html! {
        <button type="button" class="primary" disabled={is_same} onclick={on_restore}>{ t!("Restore") }</button>
    }
}

/// The button that opens it, where there is a saved template.
pub(super) fn history_button(state: &StateHandle) -> Html {
    let Some(origin) = &state.document.origin else {
        return Html::default();
    };
    let (dispatch, origin) = (state.dispatcher(), Rc::clone(origin));
    let on_click = move |_| {
        let dialog = Dialog::History(Rc::clone(&origin));
        dispatch.dispatch(Action::Dialog(Some(dialog)));
    };
    html! {
        <button type="button" class="small quiet" title={t!("Earlier versions, as this browser saw them")} onclick={on_click}>
            { t!("History") }
        </button>
    }
}
