//! Finding, ordering, and handing out the editor's text.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::files;
use crate::messages::t;
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

impl Order {
    const ALL: [Self; 5] = [Self::Newest, Self::Name, Self::Owner, Self::Project, Self::Health];

    /// Its name in the page.
    fn id(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Name => "name",
            Self::Owner => "owner",
            Self::Project => "project",
            Self::Health => "health",
        }
    }

    /// Its name for people.
    fn title(self) -> &'static str {
        match self {
            Self::Newest => t!("Newest first"),
            Self::Name => t!("By name"),
            Self::Owner => t!("By owner"),
            Self::Project => t!("By project"),
            Self::Health => t!("Most trouble first"),
        }
    }
}

pub(super) fn search(wanted: &UseStateHandle<String>) -> Html {
    let on_input = {
        let wanted = wanted.clone();
        move |event: InputEvent| wanted.set(event.target_unchecked_into::<HtmlInputElement>().value())
    };
    html! {
        <input type="search" aria-label={t!("Search saved templates")} placeholder={t!("Name, image, owner, project")}
            value={(**wanted).clone()} oninput={on_input} />
    }
}

pub(super) fn order_select(order: &UseStateHandle<Order>) -> Html {
    let on_change = {
        let order = order.clone();
        move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Some(chosen) = Order::ALL.into_iter().find(|order| order.id() == chosen) {
                order.set(chosen);
            }
        }
    };
    html! {
        <select aria-label={t!("Order")} onchange={on_change}>
            { for Order::ALL.map(|value| html! {
                <option value={value.id()} selected={value == **order}>{ value.title() }</option>
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
    html! { <button type="button" onclick={on_click} title={t!("Save the text of the editor as a file")}>{ t!("Export") }</button> }
}

/// Hands a text to the person as a file.
pub(super) fn hand_out(state: &StateHandle, name: &str, text: &str) {
    if files::save(name, text).is_err() {
        state.dispatch(Action::Said(t!("The browser did not take the file.").into()));
    }
}
