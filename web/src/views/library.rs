//! The saved templates.

use std::cmp::Reverse;
use std::rc::Rc;

use sesstpl::Release;
use sesstpl_manager_api::calls::TemplateItem;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::gallery::gallery;
use super::library_card::{Health, card, health};
use super::{StateHandle, StateProps};
use crate::components::{Icon, Notice, Shape, Tone, async_view};
use crate::effects::library;
use crate::files;
use crate::state::{Action, Connection, Dialog, Loadable, Replacement, Templates};
use crate::template;

/// In which order the templates are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Newest,
    Name,
    Owner,
    Health,
}

/// The orders with what they are called, in ids and by people.
const ORDERS: [(Order, &str, &str); 4] = [
    (Order::Newest, "newest", "Newest first"),
    (Order::Name, "name", "By name"),
    (Order::Owner, "owner", "By owner"),
    (Order::Health, "health", "Most trouble first"),
];

#[component]
pub(crate) fn LibraryPanel(props: &StateProps) -> Html {
    let state = &props.state;
    let on_refresh = {
        let state = state.clone();
        Callback::from(move |()| library::refresh(&state, &state.dispatcher()))
    };
    let wanted = use_state_eq(String::new);
    let order = use_state_eq(|| Order::Newest);
    let release = state.manager_release();
    let healths = use_memo((state.library.value().cloned(), release), |(items, release)| {
        let items = items.as_deref().unwrap_or_default();
        items
            .iter()
            .map(|item| health(item, *release))
            .collect::<Vec<_>>()
    });
    if state.connection.manager().is_none() {
        return no_manager(state);
    }
    let busy = matches!(state.library, Loadable::Loading(_));
    html! {
        <>
            <div class="toolbar">
                <p class="toolbar-words">{ count(state.library.value()) }</p>
                <button type="button" class="quiet" disabled={busy}
                    onclick={let on_refresh = on_refresh.clone(); move |_| on_refresh.emit(())}>
                    <Icon shape={Shape::Refresh} />{ if busy { "Refreshing…" } else { "Refresh" } }
                </button>
            </div>
            <div class="toolbar library-tools">
                { search(&wanted) }
                { order_select(&order) }
                { import(state) }
                { export(state) }
            </div>
            if let Some(item) = &state.deleted {
                { deleted(state, item) }
            }
            if let Some(failure) = &state.library_failure {
                <Notice tone={Tone::Error} title="That did not work." text={failure.text.to_string()}>
                    { dismiss(state) }
                </Notice>
            }
            <div class="scroll" data-testid="library" aria-busy={busy.to_string()}>
                { async_view(&state.library, "the library", on_refresh, |items| {
                    list(state, items, &healths, &wanted, *order)
                }) }
                { gallery(state) }
            </div>
        </>
    }
}

fn dismiss(state: &StateHandle) -> Html {
    let dispatch = state.dispatcher();
    html! {
        <button type="button" class="quiet" onclick={move |_| dispatch.dispatch(Action::LibraryFailure(None))}>
            { "Close" }
        </button>
    }
}

fn count(items: Option<&Templates>) -> String {
    match items.map(|items| items.len()) {
        None => String::new(),
        Some(1) => "1 saved template".to_owned(),
        Some(count) => format!("{count} saved templates"),
    }
}

fn no_manager(state: &StateHandle) -> Html {
    let dispatch = state.dispatcher();
    html! {
        <div class="scroll" data-testid="library">
            <div class="empty">
                if matches!(state.connection, Connection::Looking | Connection::Connecting) {
                    <p role="status">{ "Looking for a manager…" }</p>
                } else {
                    <p>{ "Saved templates live on a manager, and there is no connection to one." }</p>
                    <button type="button" onclick={move |_| dispatch.dispatch(Action::Dialog(Some(Dialog::Connect)))}>
                        { "Connect" }
                    </button>
                }
            </div>
            <div class="toolbar library-tools">
                { import(state) }
                { export(state) }
            </div>
            { gallery(state) }
        </div>
    }
}

fn list(state: &StateHandle, items: &Templates, healths: &[Health], wanted: &str, order: Order) -> Html {
    if items.is_empty() {
        return html! {
            <p class="empty">{ "Nothing is saved yet. Save puts the text of the editor here." }</p>
        };
    }
    let wanted = wanted.trim().to_lowercase();
    let mut found: Vec<(&TemplateItem, Health)> = items
        .iter()
        .zip(healths.iter().copied())
        .filter(|(item, _)| is_wanted(item, &wanted))
        .collect();
    match order {
        Order::Newest => found.sort_by_key(|(item, _)| Reverse(item.created_at.unix_millis())),
        Order::Name => found.sort_by_key(|(item, _)| item.name.to_lowercase()),
        Order::Owner => found.sort_by_key(|(item, _)| (item.user_email.clone(), item.name.to_lowercase())),
        Order::Health => found.sort_by_key(|(_, health)| Reverse(*health)),
    }
    if found.is_empty() {
        return html! { <p class="empty" role="status">{ "No saved template is like that." }</p> };
    }
    html! {
        <ul class="cards">{ for found.into_iter().map(|(item, health)| card(state, item, health)) }</ul>
    }
}

fn is_wanted(item: &TemplateItem, wanted: &str) -> bool {
    let image = item
        .template
        .pointer("/spec/kernel/image")
        .and_then(|image| image.as_str());
    [
        Some(item.name.as_str()),
        item.user_email.as_deref(),
        item.group_name.as_deref(),
        image,
    ]
    .into_iter()
    .flatten()
    .any(|words| words.to_lowercase().contains(wanted))
}

fn search(wanted: &UseStateHandle<String>) -> Html {
    let on_input = {
        let wanted = wanted.clone();
        move |event: InputEvent| wanted.set(event.target_unchecked_into::<HtmlInputElement>().value())
    };
    html! {
        <input type="search" aria-label="Search saved templates" placeholder="Name, image, owner, project"
            value={(**wanted).clone()} oninput={on_input} />
    }
}

fn order_select(order: &UseStateHandle<Order>) -> Html {
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

fn import(state: &StateHandle) -> Html {
    let on_change = {
        let state = state.clone();
        move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let Some(file) = input.files().and_then(|files| files.get(0)) else {
                return;
            };
            let (state, title) = (state.clone(), file.name());
            files::read(&file, move |text| match text {
                Ok(text) => library::replace(
                    &state,
                    &state.dispatcher(),
                    Replacement::Text {
                        title: title.into(),
                        text: text.into(),
                    },
                ),
                Err(reason) => state.dispatch(Action::Said(reason.into())),
            });
            // The same file can be chosen again.
            input.set_value("");
        }
    };
    html! {
        <label class="button file">
            { "Import" }
            <input type="file" class="visually-hidden" accept=".yaml,.yml,.json,text/*" onchange={on_change} />
        </label>
    }
}

fn export(state: &StateHandle) -> Html {
    let state = state.clone();
    let on_click = move |_| {
        let name = files::file_name(state.document.name());
        if files::save(&name, &state.document.text).is_err() {
            state.dispatch(Action::Said("The browser did not take the file.".into()));
        }
    };
    html! { <button type="button" onclick={on_click} title="Save the text of the editor as a file">{ "Export" }</button> }
}

/// Opens a saved template under another name.
pub(super) fn copy(state: &StateHandle, item: &TemplateItem, release: Release) {
    library::replace(state, &state.dispatcher(), library::copy(item, release));
}

/// Hands a saved template to the person as a file.
pub(super) fn export_saved(state: &StateHandle, item: &TemplateItem, release: Release) {
    let text = template::document(&item.template, release);
    if files::save(&files::file_name(Some(&item.name)), &text).is_err() {
        state.dispatch(Action::Said("The browser did not take the file.".into()));
    }
}

fn deleted(state: &StateHandle, item: &Rc<TemplateItem>) -> Html {
    let on_undo = {
        let (state, item) = (state.clone(), Rc::clone(item));
        move |_| library::bring_back(&state, &state.dispatcher(), &item)
    };
    let dispatch = state.dispatcher();
    html! {
        <Notice tone={Tone::Info} title={format!("{} is deleted.", item.name)} testid="deleted">
            <button type="button" onclick={on_undo}>{ "Undo" }</button>
            <button type="button" class="quiet" onclick={move |_| dispatch.dispatch(Action::DeletedForgotten)}>
                { "Close" }
            </button>
        </Notice>
    }
}
