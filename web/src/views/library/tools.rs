//! Finding, ordering, and handing out the editor's text.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::files;
use crate::state::Action;
use crate::views::StateHandle;

/// In which order the templates are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Newest,
    Name,
    Owner,
    Project,
    Health,
}

/// The orders with what they are called, in ids and by people.
const ORDERS: [(Order, &str, &str); 5] = [
    (Order::Newest, "newest", "Newest first"),
    (Order::Name, "name", "By name"),
    (Order::Owner, "owner", "By owner"),
    (Order::Project, "project", "By project"),
    (Order::Health, "health", "Most trouble first"),
];

pub(super) fn search(wanted: &UseStateHandle<String>) -> Html {
    let on_input = {
        let wanted = wanted.clone();
        move |event: InputEvent| wanted.set(event.target_unchecked_into::<HtmlInputElement>().value())
    };
    html! {
        <input type="search" aria-label="Search saved templates" placeholder="Name, image, owner, project"
            value={(**wanted).clone()} oninput={on_input} />
    }
}

pub(super) fn order_select(order: &UseStateHandle<Order>) -> Html {
    let on_change = {
        let order = order.clone();
        move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Some((chosen, ..)) = ORDERS.iter().find(|(_, id, _)| *id == chosen) {
                order.set(*chosen);
            }
        }
    };
    html! {
        <select aria-label="Order" onchange={on_change}>
            { for ORDERS.iter().map(|(value, id, words)| html! {
                <option value={*id} selected={*value == **order}>{ *words }</option>
            }) }
        </select>
    }
}

pub(super) fn export(state: &StateHandle) -> Html {
    let state = state.clone();
    let on_click = move |_| {
        hand_out(
            &state,
            &files::file_name(state.document.name()),
            &state.document.text,
        );
    };
    html! { <button type="button" onclick={on_click} title="Save the text of the editor as a file">{ "Export" }</button> }
}

/// Hands a text to the person as a file.
pub(super) fn hand_out(state: &StateHandle, name: &str, text: &str) {
    if files::save(name, text).is_err() {
        state.dispatch(Action::Said("The browser did not take the file.".into()));
    }
}
