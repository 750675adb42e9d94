//! Which name shall it have?

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::StateHandle;
use super::questions::{cancel, close};
use crate::components::{Modal, prose};
use crate::messages::t;

/// What is named, and who takes the name.
#[derive(PartialEq, Properties)]
pub(super) struct NameProps {
    pub(super) state: StateHandle,
    /// The heading.
    pub(super) title: AttrValue,
    /// A name for tests.
    pub(super) testid: &'static str,
    /// The name that it has.
    pub(super) name: AttrValue,
    /// What comes of another name.
    #[prop_or_default]
    pub(super) help: Option<&'static str>,
    /// Why the name that was given is not taken.
    pub(super) refused: Option<AttrValue>,
    /// Gets the name, which is not empty.
    pub(super) on_name: Callback<String>,
}

/// Asks for a name.
#[component]
pub(super) fn NameDialog(props: &NameProps) -> Html {
    let field = use_node_ref();
    let on_submit = {
        let (field, on_name) = (field.clone(), props.on_name.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(input) = field.cast::<HtmlInputElement>() {
                on_name.emit(input.value().trim().to_owned());
            }
        }
    };
    html! {
        <Modal title={props.title.clone()} testid={props.testid} on_close={close(&props.state)}>
            <form onsubmit={on_submit} autocomplete="off">
                <label for="new-name">{ t!("New name") }</label>
                <input ref={field} id="new-name" type="text" required=true autofocus=true spellcheck="false"
                    autocapitalize="off" autocomplete="off" pattern=".*\\S.*" ~defaultValue={props.name.to_string()}
                    aria-describedby={props.help.map(|_| "new-name-help")} />
                if let Some(help) = props.help {
                    <p id="new-name-help" class="help">{ help }</p>
                }
                if let Some(reason) = &props.refused {
                    <p class="help is-error" role="alert">{ prose(reason) }</p>
                }
                <div class="actions">
                    { cancel(&props.state) }
                    <button type="submit" class="primary">{ t!("Rename") }</button>
                </div>
            </form>
        </Modal>
    }
}
