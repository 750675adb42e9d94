//! What can be done, and with which manager.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::theme::ThemeButton;
use super::{StateHandle, StateProps};
use crate::components::{Icon, Shape};
use crate::effects::{launch, save};
use crate::messages::{Language, t};
use crate::page;
use crate::state::{Access, Action, Connection, Dialog, SaveTarget, Saving};
use crate::storage::{self, Area};

#[component]
pub(crate) fn Header(props: &StateProps) -> Html {
    let state = &props.state;
    html! {
        <header class="header">
            <h1 class="brand">{ "sesstpl" }</h1>
            { document_name(state) }
            <div class="commands" role="group" aria-label={t!("Template")}>{ commands(state) }</div>
            <div class="environment">
                { connection_button(state) }
                { language_button(state) }
                <ThemeButton />
            </div>
        </header>
    }
}

/// The way to the next language, named in it.
fn language_button(state: &StateHandle) -> Html {
    let others = Language::ALL
        .into_iter()
        .cycle()
        .skip_while(|other| *other != state.language);
    let Some(next) = others.take(Language::ALL.len() + 1).nth(1) else {
        return Html::default();
    };
    let dispatch = state.dispatcher();
    let on_click = move |_| {
        let dispatch = dispatch.clone();
        spawn_local(async move {
            if next.take_up().await {
                // A choice that is not remembered still holds for this visit.
                let _ = storage::write_text(Area::Browser, storage::LANGUAGE, next.tag());
                dispatch.dispatch(Action::LanguageChosen(next));
            } else {
                let said = t!("{} could not be loaded; try again.", next.name());
                dispatch.dispatch(Action::Said(said.into()));
            }
        });
    };
    html! {
        <button type="button" class="quiet language" data-testid="language" lang={next.tag()} onclick={on_click}>
            { next.name() }
        </button>
    }
}

fn document_name(state: &StateHandle) -> Html {
    let document = &state.document;
    let saved = match &state.saving {
        Saving::Done { what, at } => t!("Saved {} at {}.", what, page::time_of_day(*at)),
        _ => String::new(),
    };
    let badge = match (&document.origin, document.is_changed(), &state.saving) {
        (Some(_), true, _) => t!("changed"),
        (Some(_), false, _) | (None, false, Saving::Done { .. }) => t!("saved"),
        (None, ..) => t!("not saved"),
    };
    html! {
        <p class="document-name">
            <span class="ellipsis">{ document.name().unwrap_or(t!("Untitled")) }</span>{ " " }
            <span class="badge" data-testid="document-state">{ badge }</span>
            <span class="saved ellipsis" role="status" data-testid="saved">{ saved }</span>
        </p>
    }
}

fn commands(state: &StateHandle) -> Html {
    let saving = matches!(state.saving, Saving::Running);
    let on_new = {
        let dispatch = state.dispatcher();
        move |_| dispatch.dispatch(Action::New)
    };
    let on_save = {
        let state = state.clone();
        move |_| save::save(&state, &state.dispatcher(), SaveTarget::Natural)
    };
    let on_launch = {
        let state = state.clone();
        move |_| launch::open(&state, &state.dispatcher())
    };
    html! {
        <>
            <button type="button" class="quiet" data-testid="new" onclick={on_new}>{ t!("New") }</button>
            <button type="button" data-testid="save" aria-busy={saving.to_string()} aria-disabled={saving.to_string()}
                onclick={on_save}>
                if saving {
                    <span class="spinner" aria-hidden="true" />
                }
                { if saving { t!("Saving…") } else { t!("Save") } }
            </button>
            <button type="button" class="primary" data-testid="launch" onclick={on_launch}>{ t!("Launch") }</button>
        </>
    }
}

fn connection_button(state: &StateHandle) -> Html {
    let (class, words) = match &state.connection {
        Connection::Looking => ("is-busy", t!("Looking…").to_owned()),
        Connection::Connecting => ("is-busy", t!("Connecting…").to_owned()),
        Connection::None => ("", t!("Not connected").to_owned()),
        Connection::Failed(_) => ("is-error", t!("Not connected").to_owned()),
        Connection::Ready(_) if !state.answering => ("is-error", t!("No answer").to_owned()),
        Connection::Ready(_) if state.access != Access::Granted => ("is-error", t!("Login ended").to_owned()),
        Connection::Ready(manager) => ("is-ready", t!("Manager {}", manager.version)),
    };
    let dispatch = state.dispatcher();
    let asks_login = state.access != Access::Granted;
    let on_click = move |_| {
        dispatch.dispatch(if asks_login {
            Action::Access(Access::Asked)
        } else {
            Action::Dialog(Some(Dialog::Connect))
        });
    };
    html! {
        <button type="button" class={classes!("quiet", "connection", class)} data-testid="connection"
            aria-haspopup="dialog" onclick={on_click}>
            <Icon shape={Shape::Connection} />
            <span aria-live="polite">{ words }</span>
        </button>
    }
}
