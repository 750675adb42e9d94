//! Texts that come in: from files, by drop, by paste, from the web.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::components::Modal;
use crate::effects::library;
use crate::files;
use crate::messages::t;
use crate::state::{Action, Dialog, Replacement};
use crate::views::questions::{cancel, close};
use crate::views::{StateHandle, StateProps};
use crate::words::sentence;

pub(super) fn import(state: &StateHandle) -> Html {
    let on_change = {
        let state = state.clone();
        move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                take_file(&state, &file);
            }
            // The same file can be chosen again.
            input.set_value("");
        }
    };
    let dispatch = state.dispatcher();
    let on_address = move |_| dispatch.dispatch(Action::Dialog(Some(Dialog::ImportAddress)));
    html! {
        <>
            <label class="button file" title={t!("A file; it can be dropped here, too, and a text pasted")}>
                { t!("Import") }
                <input type="file" class="visually-hidden" accept=".yaml,.yml,.json,text/*" onchange={on_change} />
            </label>
            <button type="button" onclick={on_address}>{ t!("Import from URL") }</button>
        </>
    }
}

/// Takes what is dropped or pasted where nobody types.
pub(super) fn reception(state: &StateHandle) -> (Callback<DragEvent>, Callback<DragEvent>, Callback<Event>) {
    let on_drag = Callback::from(|event: DragEvent| event.prevent_default());
    let on_drop = {
        let state = state.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            let Some(dropped) = event.data_transfer() else {
                return;
            };
            match dropped.files().and_then(|files| files.get(0)) {
                Some(file) => take_file(&state, &file),
                None => take(
                    &state,
                    t!("The dropped text"),
                    &dropped.get_data("text").unwrap_or_default(),
                ),
            }
        })
    };
    let on_paste = {
        let state = state.clone();
        Callback::from(move |event: Event| {
            if event
                .target_dyn_into::<HtmlInputElement>()
                .is_some_and(|input| input.type_() != "checkbox")
            {
                return;
            }
            let pasted = files::pasted(&event);
            take(&state, t!("The pasted text"), &pasted);
        })
    };
    (on_drag, on_drop, on_paste)
}

fn take(state: &StateHandle, title: &str, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    let replacement = Replacement::Text {
        title: title.into(),
        text: files::lines(text).into(),
    };
    library::replace(state, &state.dispatcher(), replacement);
}

fn take_file(state: &StateHandle, file: &File) {
    let (state, title) = (state.clone(), file.name());
    files::read(file, move |text| match text {
        Ok(text) => take(&state, &title, &text),
        Err(reason) => state.dispatch(Action::Said(reason.into())),
    });
}

/// Where on the web is the text?
#[component]
pub(in crate::views) fn ImportAddressDialog(props: &StateProps) -> Html {
    let state = &props.state;
    let refused = use_state_eq(|| None::<String>);
    let field = use_node_ref();
    let on_submit = {
        let (state, refused, field) = (state.clone(), refused.clone(), field.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let address = field
                .cast::<HtmlInputElement>()
                .map(|input| input.value().trim().to_owned())
                .unwrap_or_default();
            let (state, refused) = (state.clone(), refused.clone());
            files::fetch(address.clone(), move |text| match text {
                Ok(text) => {
                    state.dispatch(Action::Dialog(None));
                    take(&state, &address, &text);
                }
                Err(reason) => refused.set(Some(reason)),
            });
        }
    };
    html! {
        <Modal title={t!("Import from URL")} testid="import-address" on_close={close(state)}>
            <form onsubmit={on_submit} autocomplete="off">
                <label for="import-url">{ t!("Address") }</label>
                <input ref={field} id="import-url" type="url" required=true autofocus=true spellcheck="false"
                    autocapitalize="off" autocomplete="off" placeholder="https://git.example/team/template.yaml"
                    aria-describedby="import-url-help" />
                <p id="import-url-help" class="help">
                    { t!("The text is read without cookies or keys. Its server must let pages of other sites read it.") }
                </p>
                if let Some(reason) = &*refused {
                    <p class="help is-error" role="alert">{ sentence(reason) }</p>
                }
                <div class="actions">
                    { cancel(state) }
                    <button type="submit" class="primary">{ t!("Import") }</button>
                </div>
            </form>
        </Modal>
    }
}
