//! Under which name, where, and with what?

mod amounts;
mod fields;
mod rows;

use sesstpl::Stored;
use sesstpl::fields::FieldId;
use sesstpl::launch::{LaunchOptions, LaunchPlan, Obstacle, is_session_name, plan_with};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::questions::{cancel, close};
use super::{StateHandle, StateProps};
use crate::commands;
use crate::components::{Modal, Notice, Tone};
use crate::effects::launch;
use crate::launching::Draft;
use crate::messages::t;
use crate::names;
use crate::shared::Shared;
use crate::state::{Checked, Failure, Manager, State};
use fields::{Field, Fields};

/// Which of the text's templates the dialog is about, and what was filled in for it.
#[derive(Debug, Clone, PartialEq)]
struct Choice {
    template: usize,
    draft: Draft,
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
    let choice = use_state_eq(|| choice_of(state, &checked, 0, &manager));
    let planned = planned(&checked, &choice, &manager).map(Shared::new);
    let obstacles = match &planned {
        Ok(plan) => plan.obstacles(manager.release, &state.cluster.catalogue),
        Err(_) => Vec::new(),
    };
    let ready = planned.as_ref().ok().cloned();
    let on_submit = {
        let (dispatch, launching) = (state.dispatcher(), launching.clone());
        let (manager, template) = (manager.clone(), template_name(&checked, choice.template));
        let ready = ready.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (Some(plan), false) = (ready.clone(), *launching == Launching::Underway) else {
                return;
            };
            launching.set(Launching::Underway);
            let launching = launching.clone();
            launch::launch(
                manager.clone(),
                dispatch.clone(),
                plan,
                template.clone(),
                move |failure| {
                    launching.set(Launching::Failed(failure));
                },
            );
        })
    };
    let on_change = {
        let choice = choice.clone();
        Callback::from(move |draft: Draft| {
            choice.set(Choice {
                draft,
                ..(*choice).clone()
            });
        })
    };
    let fields = Fields {
        draft: &choice.draft,
        obstacles: &obstacles,
        cluster: &state.cluster,
        release: manager.release,
        on_change,
    };
    let underway = *launching == Launching::Underway;
    html! {
        <Modal title={t!("Launch a session")} testid="launch-dialog" wide=true on_close={close(state)}>
            if manager.dry_run {
                <p class="help">{ t!("Dry run: the session goes through its states, but no containers are \
                    started.") }</p>
            }
            <form onsubmit={on_submit} autocomplete="off">
                { template_field(state, &checked, &choice, &manager) }
                { name_field(&fields) }
                { project_field(&fields, &manager) }
                { fields.all() }
                { beside_fields(&obstacles) }
                { trouble(&planned, &launching) }
                { request(ready.as_deref()) }
                <div class="actions">
                    { cancel(state) }
                    <button type="submit" class="primary" disabled={ready.is_none() || underway}>
                        if underway {
                            <span class="spinner" aria-hidden="true" />
                        }
                        { if underway { t!("Launching…") } else { t!("Launch") } }
                    </button>
                </div>
            </form>
        </Modal>
    }
}

fn template_name(checked: &Checked, index: usize) -> Option<String> {
    checked.report.templates.get(index)?.name.clone()
}

fn stored(checked: &Checked, index: usize) -> Option<&Stored> {
    checked.report.templates.get(index)?.stored.as_ref()
}

fn choice_of(state: &State, checked: &Checked, template: usize, manager: &Manager) -> Choice {
    let name = template_name(checked, template).unwrap_or_default();
    let name = names::propose(&name, &launch::taken_names(&state.sessions));
    let stored = stored(checked, template).unwrap_or(&Stored::Null);
    Choice {
        template,
        draft: Draft::of(stored, name, manager.project()),
    }
}

fn planned(checked: &Checked, choice: &Choice, manager: &Manager) -> Result<LaunchPlan, Failure> {
    let stored = stored(checked, choice.template)
        .ok_or_else(|| Failure::new(t!("the manager would not store this template")))?;
    let draft = &choice.draft;
    let options = LaunchOptions {
        name: draft.name.clone(),
        group: draft.project.clone(),
        domain: manager.identity.domain.clone(),
    };
    let overrides = draft
        .overrides()
        .map_err(|mistake| Failure::new(&mistake.to_string()))?;
    plan_with(stored, &options, &overrides).map_err(|error| Failure::new(&error.to_string()))
}

fn template_field(
    state: &StateHandle,
    checked: &Shared<Checked>,
    choice: &UseStateHandle<Choice>,
    manager: &Shared<Manager>,
) -> Html {
    let templates = &checked.report.templates;
    if templates.len() < 2 {
        return Html::default();
    }
    let on_change = {
        let (state, checked, choice) = (state.clone(), checked.clone(), choice.clone());
        let manager = manager.clone();
        Callback::from(move |event: Event| {
            let chosen = event
                .target_unchecked_into::<HtmlSelectElement>()
                .selected_index();
            let template = usize::try_from(chosen).unwrap_or(0);
            choice.set(choice_of(&state, &checked, template, &manager));
        })
    };
    html! {
        <>
            <label for="launch-template">{ t!("Template") }</label>
            <select id="launch-template" onchange={on_change}>
                { for templates.iter().enumerate().map(|(index, template)| html! {
                    <option selected={index == choice.template}>
                        { template.name.clone().unwrap_or_else(|| t!("Template {}", index + 1)) }
                    </option>
                }) }
            </select>
        </>
    }
}

fn name_field(fields: &Fields<'_>) -> Html {
    let is_valid = is_session_name(&fields.draft.name);
    html! {
        <>
            <label for="session-name">{ t!("Session name") }</label>
            <input id="session-name" type="text" autofocus=true spellcheck="false" autocapitalize="off"
                autocomplete="off" value={fields.draft.name.clone()}
                oninput={fields.on_input(|draft, name| draft.name = name)}
                aria-invalid={(!is_valid).to_string()} aria-describedby="session-name-help" />
            <p id="session-name-help" class={classes!("help", (!is_valid).then_some("is-error"))}>
                { t!("4 to 64 letters a to z, digits and _; between them also - and .") }
            </p>
        </>
    }
}

fn project_field(fields: &Fields<'_>, manager: &Manager) -> Html {
    let identity = &manager.identity;
    let options = || {
        identity.projects.iter().map(|project| {
            html! {
                <option value={project.clone()} selected={*project == fields.draft.project}>{ project }</option>
            }
        })
    };
    let field = if identity.projects_complete {
        let on_change = fields.on_choice(|draft, project| draft.project = project);
        html! { <select id="project" onchange={on_change}>{ for options() }</select> }
    } else {
        html! {
            <>
                <input id="project" type="text" list="projects" required=true value={fields.draft.project.clone()}
                    oninput={fields.on_input(|draft, project| draft.project = project)} />
                <datalist id="projects">{ for options() }</datalist>
            </>
        }
    };
    html! { <><label for="project">{ t!("Project") }</label>{ field }</> }
}

/// What stands in the way and is about no field of the dialog.
fn beside_fields(obstacles: &[Obstacle]) -> Html {
    let shown = |field: FieldId| Field::ALL.iter().any(|known| known.id() == Some(field));
    let others = obstacles.iter().filter(|obstacle| !shown(obstacle.field));
    html! { <>{ for others.map(fields::obstacle) }</> }
}

fn trouble(planned: &Result<Shared<LaunchPlan>, Failure>, launching: &Launching) -> Html {
    let (title, failure) = match (planned, launching) {
        (Err(failure), _) => (t!("It cannot be launched."), failure),
        (Ok(_), Launching::Failed(failure)) => (t!("Not launched."), failure),
        (Ok(_), Launching::Idle | Launching::Underway) => return Html::default(),
    };
    html! { <Notice tone={Tone::Error} {title} text={failure.text.to_string()} testid="launch-failed" /> }
}

fn request(plan: Option<&LaunchPlan>) -> Html {
    let Some(plan) = plan else { return Html::default() };
    let body = commands::shown_body(plan);
    html! {
        <details>
            <summary>{ t!("The request that will be sent") }</summary>
            <pre tabindex="0" data-testid="launch-request">{ body }</pre>
        </details>
    }
}
