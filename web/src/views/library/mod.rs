//! The saved templates.

mod card;
mod import;
mod rename;
mod selection;
mod tools;

use std::cmp::Reverse;

use sesstpl_manager_api::calls::TemplateItem;
use yew::prelude::*;

use card::{Health, card, health};
pub(super) use import::ImportAddressDialog;
use import::{import, reception};
pub(super) use rename::RenameSavedDialog;
use selection::{Selection, selected};
use tools::{Order, order_select, search};

use super::gallery::gallery;
use super::{StateHandle, StateProps};
use crate::components::{Icon, Notice, Shape, Tone, async_view};
use crate::effects::library;
use crate::messages::t;
use crate::state::{Action, Connection, Dialog, Loadable, Templates};

#[component]
pub(crate) fn LibraryPanel(props: &StateProps) -> Html {
    let state = &props.state;
    let on_refresh = {
        let state = state.clone();
        Callback::from(move |()| library::refresh(&state, &state.dispatcher()))
    };
    let wanted = use_state_eq(String::new);
    let order = use_state_eq(|| Order::Newest);
    let selection = Selection::new(use_state_eq(Default::default));
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
    let (ondragover, ondrop, onpaste) = reception(state);
    html! {
        <div class="library" {ondragover} {ondrop} {onpaste}>
            <div class="toolbar">
                <p class="toolbar-words">{ count(state.library.value()) }</p>
                <button type="button" class="quiet" disabled={busy}
                    onclick={let on_refresh = on_refresh.clone(); move |_| on_refresh.emit(())}>
                    <Icon shape={Shape::Refresh} />{ if busy { t!("Refreshing…") } else { t!("Refresh") } }
                </button>
            </div>
            <div class="toolbar library-tools">
                { search(&wanted) }
                { order_select(&order) }
                { import(state) }
                { tools::export(state) }
            </div>
            { selected(state, &selection) }
            { deleted(state) }
            if let Some(failure) = &state.library_failure {
                <Notice tone={Tone::Error} title={t!("That did not work.")} text={failure.text.to_string()}>
                    { dismiss(state) }
                </Notice>
            }
            <div class="scroll" data-testid="library" aria-busy={busy.to_string()}>
                { async_view(&state.library, t!("the library"), on_refresh, |items| {
                    list(state, items, &healths, &wanted, *order, &selection)
                }) }
                { gallery(state) }
            </div>
        </div>
    }
}

fn dismiss(state: &StateHandle) -> Html {
    let dispatch = state.dispatcher();
    html! {
        <button type="button" class="quiet" onclick={move |_| dispatch.dispatch(Action::LibraryFailure(None))}>
            { t!("Close") }
        </button>
    }
}

fn count(items: Option<&Templates>) -> String {
    match items.map(|items| items.len()) {
        None => String::new(),
        Some(1) => t!("1 saved template").to_owned(),
        Some(count) => t!("{} saved templates", count),
    }
}

fn no_manager(state: &StateHandle) -> Html {
    let dispatch = state.dispatcher();
    let (ondragover, ondrop, onpaste) = reception(state);
    html! {
        <div class="scroll" data-testid="library" {ondragover} {ondrop} {onpaste}>
            <div class="empty">
                if matches!(state.connection, Connection::Looking | Connection::Connecting) {
                    <p role="status">{ t!("Looking for a manager…") }</p>
                } else {
                    <p>{ t!("Saved templates live on a manager, and there is no connection to one.") }</p>
                    <button type="button" onclick={move |_| dispatch.dispatch(Action::Dialog(Some(Dialog::Connect)))}>
                        { t!("Connect") }
                    </button>
                }
            </div>
            <div class="toolbar library-tools">
                { import(state) }
                { tools::export(state) }
            </div>
            { gallery(state) }
        </div>
    }
}

fn list(
    state: &StateHandle,
    items: &Templates,
    healths: &[Health],
    wanted: &str,
    order: Order,
    selection: &Selection,
) -> Html {
    if items.is_empty() {
        return html! {
            <p class="empty">{ t!("Nothing is saved yet. Save puts the text of the editor here.") }</p>
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
        Order::Project => found.sort_by_key(|(item, _)| (item.group_name.clone(), item.name.to_lowercase())),
        Order::Health => found.sort_by_key(|(_, health)| Reverse(*health)),
    }
    if found.is_empty() {
        return html! { <p class="empty" role="status">{ t!("No saved template is like that.") }</p> };
    }
    html! {
        <ul class="cards">{ for found.into_iter().map(|(item, health)| card(state, item, health, selection)) }</ul>
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

fn deleted(state: &StateHandle) -> Html {
    let title = match &*state.deleted {
        [] => return Html::default(),
        [only] => t!("{} is deleted.", only.name),
        several => t!("{} templates are deleted.", several.len()),
    };
    let on_undo = {
        let state = state.clone();
        move |_| library::bring_back(&state, &state.dispatcher(), &state.deleted)
    };
    let dispatch = state.dispatcher();
    html! {
        <Notice tone={Tone::Info} {title} testid="deleted">
            <button type="button" onclick={on_undo}>{ t!("Undo") }</button>
            <button type="button" class="quiet" onclick={move |_| dispatch.dispatch(Action::DeletedForgotten)}>
                { t!("Close") }
            </button>
        </Notice>
    }
}
