//! Under which name, and in which project?

use sesstpl::launch::{LaunchPlan, is_session_name};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::StateProps;
use super::questions::{cancel, close};
use crate::commands;
use crate::components::{Modal, Notice, Tone};
use crate::effects::launch::{self, Launch};
use crate::names;
use crate::shared::Shared;
use crate::state::{Checked, Failure, Identity, LaunchedSession};

/// Which of the text's templates the dialog is about, and what was chosen for it.
#[derive(Debug, Clone, PartialEq)]
struct Choice {
    template: usize,
    name: String,
    project: String,
}

/// How the launching goes.
#[derive(Debug, Clone, PartialEq)]
enum Launching {
    Idle,
    Underway,
    Failed(Failure),
}

#[component]
pub(super) fn LaunchDialog(props: &StateProps) -> Html {
    let state = &props.state;
    let checked = use_memo((), |()| state.checked_for_manager());
    let launching = use_state_eq(|| Launching::Idle);
    let Some(manager) = state.connection.manager().cloned() else {
        return Html::default();
    };
    let choice = use_state_eq(|| Choice {
        template: 0,
        name: proposal(&checked, 0, &state.sessions),
        project: manager.project().to_owned(),
    });
    let plan = plan(&checked, &choice, &manager);
    let ready = plan.as_ref().ok().cloned();
    let on_submit = {
        let (dispatch, launching, choice) = (state.dispatcher(), launching.clone(), choice.clone());
        let (manager, template) = (manager.clone(), template_name(&checked, choice.template));
        let ready = ready.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (Some(plan), false) = (ready.clone(), *launching == Launching::Underway) else {
                return;
            };
            launching.set(Launching::Underway);
            let job = Launch {
                plan,
                name: choice.name.clone(),
                template: template.clone(),
                project: choice.project.clone(),
            };
            let launching = launching.clone();
            launch::launch(manager.clone(), dispatch.clone(), job, move |failure| {
                launching.set(Launching::Failed(failure));
            });
        })
    };
    let underway = *launching == Launching::Underway;
    html! {
        <Modal title="Launch a session" testid="launch-dialog" on_close={close(state)}>
            if manager.dry_run {
                <p class="help">{ "Dry run: the session goes through its states, but no containers are started." }</p>
            }
            <form onsubmit={on_submit}>
                { template_field(&checked, &choice, &state.sessions) }
                { name_field(&choice) }
                { project_field(&choice, &manager.identity) }
                { trouble(&plan, &launching) }
                { request(ready.as_ref()) }
                <div class="actions">
                    { cancel(state) }
                    <button type="submit" class="primary" disabled={ready.is_none() || underway}>
                        if underway {
                            <span class="spinner" aria-hidden="true" />
                        }
                        { if underway { "Launching…" } else { "Launch" } }
                    </button>
                </div>
            </form>
        </Modal>
    }
}

fn template_name(checked: &Checked, index: usize) -> Option<String> {
    checked.report.templates.get(index)?.name.clone()
}

fn proposal(checked: &Checked, index: usize, sessions: &[LaunchedSession]) -> String {
    let taken: Vec<&str> = sessions
        .iter()
        .filter(|session| !session.has_ended())
        .map(|session| session.name.as_str())
        .collect();
    names::propose(&template_name(checked, index).unwrap_or_default(), &taken)
}

fn plan(checked: &Checked, choice: &Choice, manager: &crate::state::Manager) -> Result<LaunchPlan, Failure> {
    let template = checked.report.templates.get(choice.template);
    let stored = template.and_then(|template| template.stored.as_ref());
    let stored = stored.ok_or_else(|| Failure::new("the manager would not store this template"))?;
    launch::plan_for(manager, stored, &choice.name, &choice.project)
}

fn template_field(
    checked: &Shared<Checked>,
    choice: &UseStateHandle<Choice>,
    sessions: &std::rc::Rc<[LaunchedSession]>,
) -> Html {
    let templates = &checked.report.templates;
    if templates.len() < 2 {
        return Html::default();
    }
    let on_change = {
        let (checked, choice, sessions) = (checked.clone(), choice.clone(), sessions.clone());
        Callback::from(move |event: Event| {
            let chosen = event
                .target_unchecked_into::<HtmlSelectElement>()
                .selected_index();
            let template = usize::try_from(chosen).unwrap_or(0);
            let name = proposal(&checked, template, &sessions);
            choice.set(Choice {
                template,
                name,
                ..(*choice).clone()
            });
        })
    };
    html! {
        <>
            <label for="launch-template">{ "Template" }</label>
            <select id="launch-template" onchange={on_change}>
                { for templates.iter().enumerate().map(|(index, template)| html! {
                    <option selected={index == choice.template}>
                        { template.name.clone().unwrap_or_else(|| format!("Template {}", index + 1)) }
                    </option>
                }) }
            </select>
        </>
    }
}

fn name_field(choice: &UseStateHandle<Choice>) -> Html {
    let on_input = {
        let choice = choice.clone();
        Callback::from(move |event: InputEvent| {
            let name = event.target_unchecked_into::<HtmlInputElement>().value();
            choice.set(Choice {
                name,
                ..(*choice).clone()
            });
        })
    };
    let is_valid = is_session_name(&choice.name);
    html! {
        <>
            <label for="session-name">{ "Session name" }</label>
            <input id="session-name" type="text" autofocus=true spellcheck="false" autocapitalize="off"
                autocomplete="off" value={choice.name.clone()} oninput={on_input}
                aria-invalid={(!is_valid).to_string()} aria-describedby="session-name-help" />
            <p id="session-name-help" class={classes!("help", (!is_valid).then_some("is-error"))}>
                { "4 to 64 letters a to z, digits and _; between them also - and ." }
            </p>
        </>
    }
}

fn project_field(choice: &UseStateHandle<Choice>, identity: &Identity) -> Html {
    let set = {
        let choice = choice.clone();
        move |project: String| {
            choice.set(Choice {
                project,
                ..(*choice).clone()
            });
        }
    };
    let options = || {
        identity.projects.iter().map(|project| {
            html! {
                <option value={project.clone()} selected={*project == choice.project}>{ project }</option>
            }
        })
    };
    let field = if identity.projects_complete {
        let on_change = move |event: Event| set(event.target_unchecked_into::<HtmlSelectElement>().value());
        html! { <select id="project" onchange={on_change}>{ for options() }</select> }
    } else {
        let on_input =
            move |event: InputEvent| set(event.target_unchecked_into::<HtmlInputElement>().value());
        html! {
            <>
                <input id="project" type="text" list="projects" required=true value={choice.project.clone()}
                    oninput={on_input} />
                <datalist id="projects">{ for options() }</datalist>
            </>
        }
    };
    html! { <><label for="project">{ "Project" }</label>{ field }</> }
}

fn trouble(plan: &Result<LaunchPlan, Failure>, launching: &Launching) -> Html {
    let (title, failure) = match (plan, launching) {
        (Err(failure), _) => ("It cannot be launched.", failure),
        (Ok(_), Launching::Failed(failure)) => ("Not launched.", failure),
        (Ok(_), Launching::Idle | Launching::Underway) => return Html::default(),
    };
    html! { <Notice tone={Tone::Error} {title} text={failure.text.to_string()} testid="launch-failed" /> }
}

fn request(plan: Option<&LaunchPlan>) -> Html {
    let Some(plan) = plan else { return Html::default() };
    let body = commands::shown_body(plan);
    html! {
        <details>
            <summary>{ "The request that will be sent" }</summary>
            <pre tabindex="0">{ body }</pre>
        </details>
    }
}
