//! The editor with its verdict and problems.

use std::rc::Rc;

use yew::prelude::*;

use super::problems::Problems;
use super::verdict;
use super::{StateHandle, StateProps};
use crate::components::{Icon, Shape};
use crate::editor::CodeEditor;
use crate::effects::save;
use crate::state::{Action, Place, SaveTarget};

#[component]
pub(crate) fn EditorPane(props: &StateProps) -> Html {
    let state = &props.state;
    let on_edit = {
        let dispatch = state.dispatcher();
        Callback::from(move |text: Rc<str>| dispatch.dispatch(Action::Edited(text)))
    };
    let on_save = {
        let state = state.clone();
        Callback::from(move |()| save::save(&state, &state.dispatcher(), SaveTarget::Natural))
    };
    let on_jump = {
        let dispatch = state.dispatcher();
        Callback::from(move |place: Place| dispatch.dispatch(Action::Reveal(place)))
    };
    let document = &state.document;
    html! {
        <section class="pane editor-pane" aria-label="Template editor">
            { verdict_line(state) }
            <CodeEditor text={Rc::clone(&document.text)} loads={document.loads} checked={document.checked.clone()}
                reveal={state.reveal} {on_edit} {on_save} />
            <Problems checked={document.checked.clone()} {on_jump} />
        </section>
    }
}

fn verdict_line(state: &StateHandle) -> Html {
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
        </div>
    }
}
