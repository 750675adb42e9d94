//! What a launch will really do.

use sesstpl::launch::{Effect, LaunchOptions, LaunchPlan, Obstacle, losses, plan};
use sesstpl::{Catalogue, Release, Stored, TemplateReport};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::listing::Listing;
use super::release_select::release_select;
use super::{StateHandle, StateProps};
use crate::commands;
use crate::components::{Icon, Shape, prose};
use crate::names;
use crate::words::sentence;

#[component]
pub(super) fn PlanPanel(props: &StateProps) -> Html {
    let state = &props.state;
    let report = &state.document.checked.report;
    let chosen = use_state_eq(|| 0_usize);
    let at = (*chosen).min(report.templates.len().saturating_sub(1));
    html! {
        <>
            <div class="toolbar">
                { release_select(state) }
                { choice(&report.templates, at, &chosen) }
            </div>
            <div class="scroll" data-testid="plan">
                { match report.templates.get(at) {
                    Some(template) => one(state, template, report.release),
                    None => html! {
                        <p class="empty">{ "There is no template in the text that could be read." }</p>
                    },
                } }
            </div>
        </>
    }
}

/// Which of several templates the plan is of.
fn choice(templates: &[TemplateReport], at: usize, chosen: &UseStateHandle<usize>) -> Html {
    if templates.len() < 2 {
        return Html::default();
    }
    let on_change = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            let index = event
                .target_unchecked_into::<HtmlSelectElement>()
                .selected_index();
            chosen.set(usize::try_from(index).unwrap_or_default());
        })
    };
    html! {
        <select aria-label="Template" onchange={on_change}>
            { for templates.iter().enumerate().map(|(index, template)| html! {
                <option selected={index == at}>
                    { template.name.clone().unwrap_or_else(|| format!("Template {}", index + 1)) }
                </option>
            }) }
        </select>
    }
}

fn one(state: &StateHandle, template: &TemplateReport, release: Release) -> Html {
    let Some(stored) = &template.stored else {
        return html! {
            <p class="empty">{ format!("{release} does not store this template, so there is nothing to launch.") }</p>
        };
    };
    let manager = state.connection.manager();
    let options = LaunchOptions {
        name: names::propose(template.name.as_deref().unwrap_or_default(), &[]),
        group: manager.map_or("default", |manager| manager.project()).to_owned(),
        domain: manager
            .map_or("default", |manager| manager.identity.domain.as_str())
            .to_owned(),
    };
    match plan(stored, &options) {
        Ok(plan) => session(&plan, stored, release),
        Err(error) => html! {
            <section class="plan" aria-label={options.name}>
                <ul class="plan-obstacles">
                    <li class="is-error"><Icon shape={Shape::Error} /><p>{ prose(&sentence(&error.to_string())) }</p></li>
                </ul>
            </section>
        },
    }
}

fn session(plan: &LaunchPlan, stored: &Stored, release: Release) -> Html {
    let catalogue = Catalogue::default();
    html! {
        <section class="plan" aria-label={plan.name.clone()}>
            <h3>{ format!("Session {}", plan.name) }</h3>
            { obstacles(&plan.obstacles(release, &catalogue)) }
            <dl class="plan-facts">
                { fact("Image", html! { <code>{ format!("{} ({})", plan.image, plan.architecture) }</code> }) }
                { fact("Type", html! { { &plan.session_type } }) }
                { fact("Project", html! { { format!("{} in domain {}", plan.group, plan.domain) } }) }
                { fact("Resource group", html! { { plan.scaling_group.as_deref().unwrap_or("the cluster's default") } }) }
                if let Some(tag) = &plan.tag {
                    { fact("Tag", html! { { tag } }) }
                }
                if let Some(command) = &plan.startup_command {
                    { fact("Command", html! { <code>{ command }</code> }) }
                }
            </dl>
            { table("Resources", ["Slot", "Amount"], resources(plan, release)) }
            { table("Folders", ["Folder", "Seen at"], plan.mounts.iter().map(|mount| {
                [mount.folder.clone(), mount.final_path()]
            }).collect()) }
            { table("Environment", ["Name", "Value"], plan.environ.iter().map(|(name, value)| {
                [name.clone(), value.clone()]
            }).collect()) }
            if let Some(script) = &plan.shown_script {
                <h4>{ "Script that prepares the session" }</h4>
                <Listing text={script.clone()} label="Script that prepares the session" />
            }
            { lost(stored, release) }
            <h4>{ "On the command line" }</h4>
            <Listing text={commands::launch(plan)} label="Command" />
            <details>
                <summary>{ "The request that will be sent" }</summary>
                <Listing text={commands::shown_body(plan)} label="Request" />
            </details>
        </section>
    }
}

fn obstacles(obstacles: &[Obstacle]) -> Html {
    if obstacles.is_empty() {
        return html! {
            <p class="plan-clear" data-testid="no-obstacle">
                <Icon shape={Shape::Done} />{ "Nothing in the template stands in the way of a launch." }
            </p>
        };
    }
    html! {
        <ul class="plan-obstacles" data-testid="obstacles">
            { for obstacles.iter().map(|obstacle| html! {
                <li class={if obstacle.effect == Effect::Differs { "is-warning" } else { "is-error" }}>
                    <Icon shape={if obstacle.effect == Effect::Differs { Shape::Warning } else { Shape::Error }} />
                    <p>
                        <strong>{ effect(obstacle.effect) }</strong>{ " " }
                        { prose(&sentence(&obstacle.message)) }{ " " }
                        <span class="problem-help">{ prose(&sentence(&obstacle.help)) }</span>
                    </p>
                </li>
            }) }
        </ul>
    }
}

fn effect(effect: Effect) -> String {
    match effect {
        Effect::Differs => "It runs otherwise than written.".to_owned(),
        Effect::Waits => "It waits for ever.".to_owned(),
        Effect::Refused(status) => format!("The manager refuses it (HTTP {status})."),
    }
}

/// What is asked for, as written, with what that is.
fn resources(plan: &LaunchPlan, release: Release) -> Vec<[String; 2]> {
    let allotments = plan.allotments(release, &Catalogue::default());
    plan.resources
        .iter()
        .map(|(slot, value)| {
            let written = match value {
                Stored::Text(text) => text.clone(),
                other => serde_json::to_string(other).unwrap_or_default(),
            };
            let allotment = allotments.iter().find(|allotment| allotment.slot == *slot);
            let amount = allotment.map(|allotment| allotment.amount.for_people());
            let amount = match amount {
                Some(amount) if amount != written => format!("{amount} (written {written})"),
                Some(amount) => amount,
                None => written,
            };
            [slot.clone(), amount]
        })
        .collect()
}

fn lost(stored: &Stored, release: Release) -> Html {
    let lost: Vec<_> = losses(stored, release).collect();
    if lost.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h4>{ "What the manager's own launch would lose" }</h4>
            <p class="help">
                { format!("sesstpl sends all of this itself. Launched with the manager's own route, {release} does this:") }
            </p>
            <ul class="plan-losses" data-testid="losses">
                { for lost.iter().map(|loss| html! {
                    <li>
                        { prose(&sentence(loss.message)) }
                        if let Some(status) = loss.status {
                            { format!(" (HTTP {status})") }
                        }
                    </li>
                }) }
            </ul>
        </>
    }
}

fn fact(name: &'static str, value: Html) -> Html {
    html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }
}

fn table(title: &'static str, head: [&'static str; 2], rows: Vec<[String; 2]>) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <table class="plan-table">
            <caption>{ title }</caption>
            <thead><tr>{ for head.map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
            <tbody>
                { for rows.into_iter().map(|[name, value]| html! {
                    <tr><th scope="row"><code>{ name }</code></th><td><code>{ value }</code></td></tr>
                }) }
            </tbody>
        </table>
    }
}
