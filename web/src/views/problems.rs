//! The list of findings, with what can be done about each.

use sesstpl::Diagnostic;
use sesstpl::fix::{Applicability, Fix};
use yew::prelude::*;

use super::{StateHandle, StateProps, severity_title};
use crate::components::{Icon, Shape, prose, scroll_into_view};
use crate::effects::mend;
use crate::messages::t;
use crate::state::{Action, Dialog, Place};
use crate::words::sentence;

/// More are shown when they are asked for: a long list takes long to show anew at each letter.
const AT_FIRST: usize = 50;

#[component]
pub(super) fn Problems(props: &StateProps) -> Html {
    let state = &props.state;
    let checked = &state.document.checked;
    let shows_all = use_state_eq(|| false);
    let shown = match (*shows_all, state.problem) {
        (true, _) => checked.places.len(),
        (false, problem) => AT_FIRST.max(problem.map_or(0, |index| index + 1)),
    };
    let found = checked.report.diagnostics.iter().zip(&checked.places).take(shown);
    use_effect_with(state.problem, |problem| {
        if let Some(index) = problem {
            scroll_into_view(&id(*index));
        }
    });
    html! {
        <section class="problems" aria-labelledby="problems-title" data-testid="problems">
            <header class="problems-header">
                <h2 id="problems-title">{ t!("Problems") }<span class="count">{ checked.places.len() }</span></h2>
                { mend_all(state) }
            </header>
            if checked.places.is_empty() {
                <p class="empty">{ t!("Nothing to mend.") }</p>
            } else {
                <ol>{ for found.enumerate().map(|(index, (finding, place))| problem(state, index, finding, *place)) }</ol>
            }
            if checked.places.len() > shown {
                <button type="button" class="small problems-rest" onclick={move |_| shows_all.set(true)}>
                    { t!("Show {} more", checked.places.len() - shown) }
                </button>
            }
        </section>
    }
}

/// The button for all fixes that need no look at them, when there are any.
fn mend_all(state: &StateHandle) -> Html {
    let count = state.fixes.as_ref().map_or(0, |fixes| fixes.safe());
    if count == 0 {
        return Html::default();
    }
    let on_mend = {
        let state = state.clone();
        move |_| mend::mend_all(&state.document, &state.dispatcher())
    };
    html! {
        <button type="button" class="small" data-testid="mend-all" onclick={on_mend}
            title={t!("Fixes that mean the same to the manager, or are all that can have been meant")}>
            <Icon shape={Shape::Mend} />{ t!("Mend all safe ones ({})", count) }
        </button>
    }
}

fn id(index: usize) -> String {
    format!("problem-{index}")
}

fn problem(state: &StateHandle, index: usize, finding: &Diagnostic, place: Place) -> Html {
    let on_jump = {
        let dispatch = state.dispatcher();
        move |_| dispatch.dispatch(Action::Reveal(place))
    };
    let on_rule = {
        let (dispatch, code) = (state.dispatcher(), finding.code);
        move |_| dispatch.dispatch(Action::Dialog(Some(Dialog::Rule(code))))
    };
    let path = finding.path.to_string();
    let fixes = state.fixes.as_ref().map_or(&[][..], |fixes| fixes.of(index));
    let is_current = state.problem == Some(index);
    html! {
        <li id={id(index)} class={classes!("problem-item", severity_class(finding), is_current.then_some("is-current"))}
            aria-current={is_current.then_some("true")}>
            <button type="button" class="problem" onclick={on_jump}>
                <Icon shape={Shape::from(finding.severity)} />
                <span class="problem-words">
                    <span class="problem-title">{ severity_title(finding.severity) }</span>{ " " }
                    <span class="problem-message">{ prose(&sentence(&finding.message)) }</span>
                    if let Some(help) = &finding.help {
                        { " " }<span class="problem-help">{ prose(&sentence(help)) }</span>
                    }
                    { " " }
                    <span class="problem-place">
                        <span>{ format!("{}:{}", place.start.line + 1, place.start.column + 1) }</span>
                        if !path.is_empty() {
                            { " " }<code>{ path }</code>
                        }
                    </span>
                </span>
            </button>
            <div class="problem-actions">
                { for fixes.iter().map(|fix| remedy(state, fix)) }
                <button type="button" class="small quiet problem-code" onclick={on_rule}
                    aria-label={t!("Why: {}", finding.code)}>
                    { finding.code.as_str() }
                </button>
            </div>
        </li>
    }
}

fn remedy(state: &StateHandle, fix: &Fix) -> Html {
    let on_click = {
        let (state, fix) = (state.clone(), fix.clone());
        move |_| {
            let said = t!("Done: {}", sentence(&fix.title));
            mend::amend(&state.document, &state.dispatcher(), fix.edits.clone(), &said);
        }
    };
    let is_safe = fix.applicability == Applicability::Safe;
    html! {
        <button type="button" class="small" onclick={on_click}
            title={(!is_safe).then_some(t!("This may not be what you meant: look at it afterwards"))}>
            <Icon shape={Shape::Mend} /><span>{ prose(&fix.title) }</span>
        </button>
    }
}

pub(super) fn severity_class(finding: &Diagnostic) -> &'static str {
    match finding.severity {
        sesstpl::Severity::Error => "is-error",
        sesstpl::Severity::Launch => "is-launch",
        sesstpl::Severity::Warning => "is-warning",
        sesstpl::Severity::Hint => "is-hint",
    }
}
