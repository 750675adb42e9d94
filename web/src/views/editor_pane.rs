//! The editor with its verdict and problems.

use std::rc::Rc;

use sesstpl::rules;
use yew::prelude::*;

use super::history_dialog::history_button;
use super::problems::Problems;
use super::verdict;
use super::{StateHandle, StateProps};
use crate::components::{Icon, Shape};
use crate::editor::{CodeEditor, Command};
use crate::effects::{mend, save};
use crate::host::use_host_values;
use crate::messages::t;
use crate::state::{Action, Dialog, SaveTarget};

#[component]
pub(crate) fn EditorPane(props: &StateProps) -> Html {
    let state = &props.state;
    let on_edit = {
        let dispatch = state.dispatcher();
        Callback::from(move |text: Rc<str>| dispatch.dispatch(Action::Edited(text)))
    };
    let on_command = {
        let state = state.clone();
        Callback::from(move |command: Command| run(&state, command))
    };
    let host = use_host_values(state);
    let document = &state.document;
    html! {
        <section class="pane editor-pane" aria-label={t!("Template editor")}>
            { verdict_line(state, &on_command) }
            <CodeEditor text={Rc::clone(&document.text)} loads={document.loads} checked={document.checked.clone()}
                fixes={state.fixes.clone()} catalogue={document.catalogue.clone()} {host} amendment={state.amendment.clone()}
                time_travel={state.time_travel} reveal={state.reveal} language={state.language} {on_edit} {on_command} />
            <Problems state={state.clone()} />
        </section>
    }
}

/// Does what the person asks for.
pub(crate) fn run(state: &StateHandle, command: Command) {
    let dispatch = state.dispatcher();
    match command {
        Command::Save => save::save(state, &dispatch, SaveTarget::Natural),
        Command::Format => mend::lay_out(&state.document, &dispatch),
        Command::Outline => dispatch.dispatch(Action::Dialog(Some(Dialog::Outline))),
        Command::Rename { from } => mend::ask_for_name(&state.document, &dispatch, from),
        Command::Next { from } => dispatch.dispatch(Action::Problem {
            from: Some(from),
            forward: true,
        }),
        Command::Previous { from } => dispatch.dispatch(Action::Problem {
            from: Some(from),
            forward: false,
        }),
        Command::Rule { code } => {
            if let Some(rule) = rules::find(&code) {
                dispatch.dispatch(Action::Dialog(Some(Dialog::Rule(rule.code))));
            }
        }
    }
}

fn verdict_line(state: &StateHandle, on_command: &Callback<Command>) -> Html {
    let checked = &state.document.checked;
    let report = &checked.report;
    let shape = if report.ok() { Shape::Done } else { Shape::Error };
    html! {
        <div class={classes!("verdict", verdict::class(report.verdict))}>
            <Icon {shape} />
            <p role="status" data-testid="status">
                <strong>{ verdict::sentence(report) }</strong>{ " " }
                <span class="tally">{ verdict::tally(checked) }</span>
            </p>
            <div class="verdict-actions" role="group" aria-label={t!("Text")}>
                { history_button(state) }
                { review_button(state) }
                { command(on_command, Command::Outline, t!("Go to…"), t!("Go to a part of the text (Ctrl-Shift-O)")) }
                { command(on_command, Command::Format, t!("Format"), t!("Give the text the usual layout (Shift-Alt-F)")) }
            </div>
        </div>
    }
}

fn command(
    on_command: &Callback<Command>,
    command: Command,
    label: &'static str,
    title: &'static str,
) -> Html {
    let on_command = on_command.clone();
    html! {
        <button type="button" class="small quiet" {title} onclick={move |_| on_command.emit(command.clone())}>
            { label }
        </button>
    }
}

/// Shows what saving would change, where there is something that is saved.
fn review_button(state: &StateHandle) -> Html {
    if state.origin_here().is_none() || !state.document.is_changed() {
        return Html::default();
    }
    let on_click = {
        let state = state.clone();
        move |_| save::review(&state, &state.dispatcher())
    };
    html! {
        <button type="button" class="small quiet" title={t!("What is stored against what will be")} onclick={on_click}>
            { t!("Changes") }
        </button>
    }
}
