//! Questions that must be answered first, in a native `<dialog>`.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use crate::page;

/// What is asked.
#[derive(PartialEq, Properties)]
pub(crate) struct ModalProps {
    /// The heading.
    pub(crate) title: AttrValue,
    /// A name for tests.
    pub(crate) testid: AttrValue,
    /// Whether there is much to fill in.
    #[prop_or_default]
    pub(crate) wide: bool,
    /// The person leaves the question unanswered.
    pub(crate) on_close: Callback<()>,
    /// The question and its answers.
    pub(crate) children: Html,
}

/// A dialog that takes the focus, and gives it back to where it was.
#[component]
pub(crate) fn Modal(props: &ModalProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with((), {
        let dialog = dialog.clone();
        move |()| {
            let before = page::focused();
            let element = dialog.cast::<HtmlDialogElement>();
            if let Some(element) = &element {
                // It fails only where it is open already.
                let _ = element.show_modal();
            }
            move || {
                if let Some(element) = element {
                    element.close();
                }
                give_back(before);
            }
        }
    });
    let on_cancel = {
        let on_close = props.on_close.clone();
        // Escape: the state closes the dialog, not the browser.
        Callback::from(move |event: Event| {
            event.prevent_default();
            on_close.emit(());
        })
    };
    let on_backdrop = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: MouseEvent| {
            let own = |target: web_sys::EventTarget| target.dyn_into::<HtmlDialogElement>().is_ok();
            if event.target().is_some_and(own) {
                on_close.emit(());
            }
        })
    };
    let heading = format!("{}-title", props.testid);
    html! {
        <dialog ref={dialog} class={classes!("modal", props.wide.then_some("is-wide"))} aria-labelledby={heading.clone()} data-testid={props.testid.clone()}
            oncancel={on_cancel} onmousedown={on_backdrop}>
            <div class="modal-body">
                <h2 id={heading}>{ &props.title }</h2>
                { props.children.clone() }
            </div>
        </dialog>
    }
}

fn give_back(before: Option<HtmlElement>) {
    if let Some(element) = before.filter(|element| element.is_connected()) {
        // An element that takes no focus leaves it where it is.
        let _ = element.focus();
    }
}
