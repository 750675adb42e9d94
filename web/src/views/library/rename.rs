//! Another name for a saved template.

use std::rc::Rc;

use sesstpl_manager_api::calls::TemplateItem;
use yew::prelude::*;

use crate::effects::library;
use crate::messages::t;
use crate::state::Action;
use crate::views::StateHandle;
use crate::views::name_dialog::NameDialog;

/// What is renamed.
#[derive(Clone, PartialEq, Properties)]
pub(in crate::views) struct RenameSavedProps {
    pub(in crate::views) state: StateHandle,
    pub(in crate::views) item: Rc<TemplateItem>,
}

#[component]
pub(in crate::views) fn RenameSavedDialog(props: &RenameSavedProps) -> Html {
    let (state, item) = (&props.state, &props.item);
    let refused = use_state_eq(|| None::<AttrValue>);
    let on_name = {
        let (state, item, refused) = (state.clone(), Rc::clone(item), refused.clone());
        move |name: String| {
            let (dispatch, refused) = (state.dispatcher(), refused.clone());
            library::rename(
                &state,
                &state.dispatcher(),
                &item,
                &name,
                move |result| match result {
                    Ok(()) => dispatch.dispatch(Action::Dialog(None)),
                    Err(failure) => refused.set(Some(failure.text.into())),
                },
            );
        }
    };
    html! {
        <NameDialog state={state.clone()} title={t!("Rename {}", item.name)} testid="rename-saved"
            name={item.name.clone()} refused={(*refused).clone()} {on_name} />
    }
}
