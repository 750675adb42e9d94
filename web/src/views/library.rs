//! The saved templates.

use std::rc::Rc;

use sesstpl_manager_api::calls::TemplateItem;
use yew::prelude::*;

use super::{StateHandle, StateProps};
use crate::components::{Icon, Notice, Shape, Tone, async_view};
use crate::effects::library;
use crate::page;
use crate::state::{Action, Connection, Dialog, Loadable, Replacement, SavedTemplate, Templates};

#[component]
pub(crate) fn LibraryPanel(props: &StateProps) -> Html {
    let state = &props.state;
    let on_refresh = {
        let state = state.clone();
        Callback::from(move |()| library::refresh(&state, &state.dispatcher()))
    };
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
            if let Some(failure) = &state.library_failure {
                <Notice tone={Tone::Error} title="That did not work." text={failure.text.to_string()}>
                    { dismiss(state) }
                </Notice>
            }
            <div class="scroll" data-testid="library" aria-busy={busy.to_string()}>
                { async_view(&state.library, "the library", on_refresh, |items| list(state, items)) }
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
        </div>
    }
}

fn list(state: &StateHandle, items: &Templates) -> Html {
    if items.is_empty() {
        return html! {
            <p class="empty">{ "Nothing is saved yet. Save puts the text of the editor here." }</p>
        };
    }
    html! {
        <ul class="cards">{ for items.iter().map(|item| card(state, item)) }</ul>
    }
}

fn card(state: &StateHandle, item: &TemplateItem) -> Html {
    let saved = Rc::new(SavedTemplate::from(item));
    let is_open = state.origin_here().is_some_and(|origin| origin.id == item.id);
    let on_open = {
        let (state, saved) = (state.clone(), Rc::clone(&saved));
        move |_| library::replace(&state, &state.dispatcher(), Replacement::Saved(Rc::clone(&saved)))
    };
    let on_delete = {
        let dispatch = state.dispatcher();
        move |_| dispatch.dispatch(Action::Dialog(Some(Dialog::Delete(Rc::clone(&saved)))))
    };
    html! {
        <li key={item.id.clone()} class={classes!("card", is_open.then_some("is-open"))}>
            <div class="card-words">
                <h3>{ &item.name }{ if is_open { html! { <span class="badge">{ "open" }</span> } } else { Html::default() } }</h3>
                <dl class="facts">
                    { fact("Session type", session_type(item)) }
                    { fact("Owner", owner(item)) }
                    { fact("Project", item.group_name.as_deref().unwrap_or("none")) }
                    <div><dt>{ "Created" }</dt><dd>
                        <time datetime={item.created_at.to_string()}>{ page::day_and_time(item.created_at) }</time>
                    </dd></div>
                </dl>
            </div>
            <div class="actions">
                <button type="button" onclick={on_open} aria-label={format!("Open {}", item.name)}>{ "Open" }</button>
                <button type="button" class="quiet" onclick={on_delete} aria-label={format!("Delete {}", item.name)}>
                    { "Delete" }
                </button>
            </div>
        </li>
    }
}

fn fact(name: &'static str, value: &str) -> Html {
    html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }
}

fn owner(item: &TemplateItem) -> &str {
    match (&item.user_email, item.is_owner) {
        (Some(email), _) => email,
        (None, true) => "you",
        (None, false) => "somebody else",
    }
}

fn session_type(item: &TemplateItem) -> &str {
    item.template
        .pointer("/spec/session_type")
        .and_then(|kind| kind.as_str())
        .unwrap_or("not given")
}
