//! The list of findings, with what can be done about each.

use sesstpl::fix::Applicability;
use sesstpl::{Code, Diagnostic, Severity};
use yew::prelude::*;

use super::{StateHandle, StateProps, severity_title};
use crate::components::{Icon, Shape, prose, scroll_into_view};
use crate::effects::mend;
use crate::messages::{self, Language, of_core, t};
use crate::state::{Action, Dialog, Dispatch, Place};

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
                <ol>
                    { for found.enumerate().map(|(index, (finding, place))| html! {
                        <Problem ..ProblemProps::of(state, index, finding, place) />
                    }) }
                </ol>
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

/// A finding as it is shown. It is drawn anew only when some of this changes, and not when it has only moved along.
#[derive(PartialEq, Properties)]
struct ProblemProps {
    index: usize,
    severity: Severity,
    code: Code,
    message: String,
    help: Option<String>,
    /// Line and column, from 1.
    place: [usize; 2],
    path: String,
    /// What mends it: the words, and whether it needs no look at it.
    fixes: Vec<(String, bool)>,
    is_current: bool,
    language: Language,
    dispatch: Dispatch,
}

impl ProblemProps {
    fn of(state: &StateHandle, index: usize, finding: &Diagnostic, place: &Place) -> Self {
        let fixes = state.fixes.as_ref().map_or(&[][..], |fixes| fixes.of(index));
        Self {
            index,
            severity: finding.severity,
            code: finding.code,
            message: messages::finding(finding),
            help: finding.help.as_ref().map(messages::error),
            place: [place.start.line + 1, place.start.column + 1],
            path: finding.path.to_string(),
            fixes: fixes
                .iter()
                .map(|fix| (of_core(&fix.title), fix.applicability == Applicability::Safe))
                .collect(),
            is_current: state.problem == Some(index),
            language: state.language,
            dispatch: state.dispatcher(),
        }
    }
}

#[component]
fn Problem(props: &ProblemProps) -> Html {
    let index = props.index;
    let on_jump = tell(props, move || Action::RevealProblem(index));
    let code = props.code;
    let on_rule = tell(props, move || Action::Dialog(Some(Dialog::Rule(code))));
    let [line, column] = props.place;
    html! {
        <li id={id(index)} aria-current={props.is_current.then_some("true")}
            class={classes!("problem-item", severity_class(props.severity), props.is_current.then_some("is-current"))}>
            <button type="button" class="problem" onclick={on_jump}>
                <Icon shape={Shape::from(props.severity)} />
                <span class="problem-words">
                    <span class="problem-title">{ severity_title(props.severity) }</span>{ " " }
                    <span class="problem-message">{ prose(&props.message) }</span>
                    if let Some(help) = &props.help {
                        { " " }<span class="problem-help">{ prose(help) }</span>
                    }
                    { " " }
                    <span class="problem-place">
                        <span>{ format!("{line}:{column}") }</span>
                        if !props.path.is_empty() {
                            { " " }<code>{ &props.path }</code>
                        }
                    </span>
                </span>
            </button>
            <div class="problem-actions">
                { for props.fixes.iter().enumerate().map(|(fix, (title, is_safe))| remedy(props, fix, title, *is_safe)) }
                <button type="button" class="small quiet problem-code" onclick={on_rule}
                    aria-label={t!("Why: {}", props.code)}>
                    { props.code.as_str() }
                </button>
            </div>
        </li>
    }
}

fn tell(props: &ProblemProps, action: impl Fn() -> Action + 'static) -> Callback<MouseEvent> {
    let dispatch = props.dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action()))
}

fn remedy(props: &ProblemProps, fix: usize, title: &str, is_safe: bool) -> Html {
    let finding = props.index;
    let on_click = tell(props, move || Action::Mend { finding, fix });
    html! {
        <button type="button" class="small" onclick={on_click}
            title={(!is_safe).then_some(t!("This may not be what you meant: look at it afterwards"))}>
            <Icon shape={Shape::Mend} /><span>{ prose(title) }</span>
        </button>
    }
}

pub(super) fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "is-error",
        Severity::Launch => "is-launch",
        Severity::Warning => "is-warning",
        Severity::Hint => "is-hint",
    }
}
