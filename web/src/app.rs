//! The page.

use std::rc::Rc;

use sesstpl_manager_api::SessionStatus;
use yew::prelude::*;

use crate::components::{Tab, TabList, use_wide_screen};
use crate::drafts;
use crate::editor::Command;
use crate::effects::watch::{self, Followed};
use crate::effects::{catalogue, connect, library, mend, remember};
use crate::messages::t;
use crate::page;
use crate::state::{Action, Drafts, Loadable, Panel, State};
use crate::views::{Dialogs, EditorPane, Footer, Header, Notices, SidePane, StateHandle, run};

/// The whole page.
#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer_eq(remember::initial_state);
    use_remembering(&state);
    use_manager(&state);
    use_catalogue(&state);
    use_following(&state);
    use_mending(&state);
    let wide = use_wide_screen();
    let editor_in_front = state.editor_in_front && !wide;
    html! {
        <>
            <Header state={state.clone()} />
            <main class="panes" onkeydown={keys(&state)}>
                { tabs(&state, wide, editor_in_front) }
                <div class="slot-editor" hidden={!wide && !editor_in_front}
                    role={(!wide).then_some("tabpanel")} id="panel-editor">
                    <EditorPane state={state.clone()} />
                </div>
                <div class="slot-side" hidden={editor_in_front}><SidePane state={state.clone()} /></div>
            </main>
            <p class="visually-hidden" role="status" data-testid="said">{ &*state.said }</p>
            <Notices state={state.clone()} />
            <Footer state={state.clone()} />
            <Dialogs state={state.clone()} />
        </>
    }
}

/// The panels, and where there is room for only one the editor as well.
fn tabs(state: &StateHandle, wide: bool, editor_in_front: bool) -> Html {
    let tab = |panel: Panel, label: String| Tab {
        value: Some(panel),
        id: panel.id(),
        label: label.into(),
    };
    let mut tabs = vec![
        tab(Panel::Form, t!("Form").to_owned()),
        tab(Panel::Stored, t!("Stored form").to_owned()),
        tab(Panel::Plan, t!("Launch plan").to_owned()),
        tab(
            Panel::Library,
            counted(
                t!("Library"),
                state.library.value().map_or(0, |items| items.len()),
            ),
        ),
        tab(Panel::Sessions, counted(t!("Sessions"), state.sessions.len())),
    ];
    if !wide {
        let editor = Tab {
            value: None,
            id: "editor",
            label: t!("Editor").into(),
        };
        tabs.insert(0, editor);
    }
    let dispatch = state.dispatcher();
    let on_choose = Callback::from(move |panel: Option<Panel>| {
        dispatch.dispatch(panel.map_or(Action::ShowEditor, Action::Show));
    });
    let chosen = (!editor_in_front).then_some(state.panel);
    html! { <TabList<Option<Panel>> label={t!("Views")} {tabs} {chosen} {on_choose} /> }
}

/// Keys that work wherever somebody is on the page.
fn keys(state: &StateHandle) -> Callback<KeyboardEvent> {
    let state = state.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.default_prevented() {
            return;
        }
        let with_command = event.ctrl_key() || event.meta_key();
        match (
            event.key().as_str(),
            with_command,
            event.shift_key(),
            event.alt_key(),
        ) {
            ("F8", false, back, false) => state.dispatch(Action::Problem {
                from: None,
                forward: !back,
            }),
            ("z" | "Z", true, again, false) => state.dispatch(Action::Travelled { back: !again }),
            ("y" | "Y", true, false, false) => state.dispatch(Action::Travelled { back: false }),
            ("s" | "S", true, false, false) => run(&state, Command::Save),
            ("o" | "O", true, true, false) => run(&state, Command::Outline),
            ("f" | "F", false, true, true) => run(&state, Command::Format),
            _ => return,
        }
        event.prevent_default();
    })
}

fn counted(label: &str, count: usize) -> String {
    if count == 0 {
        label.to_owned()
    } else {
        format!("{label} {count}")
    }
}

/// Keeps draft and sessions in the browser at every change.
#[hook]
fn use_remembering(state: &StateHandle) {
    use_effect_with((), |()| page::on_leaving(drafts::leave, drafts::come_back));
    let document = &state.document;
    let draft = (
        Rc::clone(&document.text),
        document.origin.clone(),
        Rc::clone(&document.baseline),
        state.release,
    );
    use_effect_with(draft, {
        let state = state.clone();
        move |_| {
            // What is on its way is kept already.
            if state.drafts != Drafts::Fetching {
                remember::keep_draft(&state.document, state.release, &state.dispatcher());
            }
        }
    });
    use_effect_with((), {
        let state = state.clone();
        move |()| {
            if state.drafts == Drafts::Fetching {
                remember::fetch_draft(state.dispatcher());
            }
        }
    });
    use_effect_with(Rc::clone(&state.sessions), |sessions| {
        remember::keep_sessions(sessions);
    });
}

/// Looks for fixes whenever something else was found.
#[hook]
fn use_mending(state: &StateHandle) {
    let has_looked = use_mut_ref(|| false);
    use_effect_with(state.document.checked.clone(), {
        let state = state.clone();
        move |_| mend::look(&state.document, state.dispatcher(), !has_looked.replace(true))
    });
}

/// Looks for a manager when the page opens, and reads the library of the one that there is.
#[hook]
fn use_manager(state: &StateHandle) {
    use_effect_with((), {
        let dispatch = state.dispatcher();
        move |()| {
            connect::begin(dispatch.clone());
            // A manager that was started anew prints a new address, and people open it in the tab that they have.
            page::on_fragment_change(move || connect::accept_invitation(dispatch.clone()))
        }
    });
    let unread = matches!(state.library, Loadable::Idle);
    use_effect_with((state.connection.manager().cloned(), unread), {
        let state = state.clone();
        move |(_, unread)| {
            if *unread {
                library::refresh(&state, &state.dispatcher());
            }
        }
    });
}

/// Asks what the manager's cluster has, whenever another manager or project is chosen, and again from time to time.
#[hook]
fn use_catalogue(state: &StateHandle) {
    use_effect_with(state.connection.manager().cloned(), {
        let dispatch = state.dispatcher();
        move |manager: &Option<_>| {
            let stop = manager
                .clone()
                .map(|manager| catalogue::keep_reading(manager, dispatch));
            move || {
                if let Some(stop) = stop {
                    stop();
                }
            }
        }
    });
}

/// Follows the manager's sessions until they have ended.
#[hook]
fn use_following(state: &StateHandle) {
    let manager = state.connection.manager().cloned();
    let followed = manager
        .as_ref()
        .map(|manager| followed(state, &manager.endpoint()))
        .unwrap_or_default();
    use_effect_with((manager, followed), {
        let dispatch = state.dispatcher();
        move |(manager, followed): &(Option<_>, Vec<Followed>)| {
            let stop = manager
                .clone()
                .map(|manager| watch::follow(manager, dispatch, followed.clone()));
            move || {
                if let Some(stop) = stop {
                    stop();
                }
            }
        }
    });
}

fn followed(state: &State, endpoint: &str) -> Vec<Followed> {
    let here = state
        .sessions
        .iter()
        .filter(|session| session.endpoint == endpoint && !session.has_ended());
    here.map(|session| {
        let settled = *session.status() == SessionStatus::Running && !session.stopping;
        Followed {
            key: session.key(),
            every: if settled { 5 } else { 1 },
        }
    })
    .collect()
}
