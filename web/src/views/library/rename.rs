//! Which name shall a saved template have?

use std::rc::Rc;

use sesstpl_manager_api::calls::TemplateItem;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::Modal;
use crate::effects::library;
use crate::messages::t;
use crate::state::Action;
use crate::views::StateHandle;
use crate::views::questions::{cancel, close};

/// What is renamed.
#[derive(Clone, PartialEq, Properties)]
pub(in crate::views) struct RenameSavedProps {
    pub(in crate::views) state: StateHandle,
    pub(in crate::views) item: Rc<TemplateItem>,
}

#[component]
pub(in crate::views) fn RenameSavedDialog(props: &RenameSavedProps) -> Html {
    let (state, item) = (&props.state, &props.item);
    let refused = use_state_eq(|| None::<Rc<str>>);
    let field = use_node_ref();
    let on_submit = {
        let (state, item) = (state.clone(), Rc::clone(item));
        let (refused, field) = (refused.clone(), field.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let name = field
                .cast::<HtmlInputElement>()
                .map(|input| input.value().trim().to_owned())
                .unwrap_or_default();
            let (dispatch, refused) = (state.dispatcher(), refused.clone());
            library::rename(
                &state,
                &state.dispatcher(),
                &item,
                &name,
                move |result| match result {
                    Ok(()) => dispatch.dispatch(Action::Dialog(None)),
                    Err(failure) => refused.set(Some(failure.text)),
                },
            );
        }
    };
    html! {
        <Modal title={t!("Rename {}", item.name)} testid="rename-saved" on_close={close(state)}>
            <form onsubmit={on_submit} autocomplete="off">
                <label for="saved-name">{ t!("New name") }</label>
                <input ref={field} id="saved-name" type="text" required=true autofocus=true spellcheck="false"
                    autocapitalize="off" autocomplete="off" ~defaultValue={item.name.clone()} />
                if let Some(reason) = &*refused {
                    <p class="help is-error" role="alert">{ &**reason }</p>
                }
                <div class="actions">
                    { cancel(state) }
                    <button type="submit" class="primary">{ t!("Rename") }</button>
                </div>
            </form>
        </Modal>
    }
}
