//! What a launch will really do.

use sesstpl::launch::{Effect, LaunchOptions, LaunchPlan, Obstacle, losses, plan};
use sesstpl::{Catalogue, Release, Stored, TemplateReport};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::former::use_former;
use super::listing::Listing;
use super::release_select::release_select;
use super::side_pane::TextProps;
use crate::commands;
use crate::components::{Icon, Shape, prose};
use crate::messages::{self, t};
use crate::names;

#[component]
pub(super) fn PlanPanel(props: &TextProps) -> Html {
    let report = &props.document.checked.report;
    let chosen = use_state_eq(|| 0_usize);
    let at = (*chosen).min(report.templates.len().saturating_sub(1));
    let former = use_former(&props.document.text, &props.document.checked);
    let before = former.as_ref().and_then(|former| {
        let stored = former.report.templates.get(at)?.stored.as_ref()?;
        Some((stored, former.report.release))
    });
    html! {
        <>
            <div class="toolbar">
                { release_select(props) }
                { choice(&report.templates, at, &chosen) }
            </div>
            <div class="scroll" data-testid="plan">
                { match report.templates.get(at) {
                    Some(template) => one(props, template, report.release, before),
                    None => html! {
                        <p class="empty">{ t!("There is no template in the text that could be read.") }</p>
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
        <select aria-label={t!("Template")} onchange={on_change}>
            { for templates.iter().enumerate().map(|(index, template)| html! {
                <option selected={index == at}>
                    { template.name.clone().unwrap_or_else(|| t!("Template {}", index + 1)) }
                </option>
            }) }
        </select>
    }
}

fn one(
    text: &TextProps,
    template: &TemplateReport,
    release: Release,
    before: Option<(&Stored, Release)>,
) -> Html {
    let Some(stored) = &template.stored else {
        return html! {
            <p class="empty">{ t!("{} does not store this template, so there is nothing to launch.", release) }</p>
        };
    };
    let manager = text.manager.as_ref();
    let options = LaunchOptions {
        name: names::propose(template.name.as_deref().unwrap_or_default(), &[]),
        group: manager.map_or("default", |manager| manager.project()).to_owned(),
        domain: manager
            .map_or("default", |manager| manager.identity.domain.as_str())
            .to_owned(),
    };
    match plan(stored, &options) {
        Ok(plan) => {
            let former = before.and_then(|(stored, release)| {
                let plan = self::plan(stored, &options).ok()?;
                Some(Former {
                    release,
                    obstacles: plan.obstacles(release, &Catalogue::default()),
                    losses: losses(stored, release).map(|loss| loss.message).collect(),
                })
            });
            let endpoint = manager.map(|manager| manager.endpoint());
            session(&plan, stored, release, former.as_ref(), endpoint.as_deref())
        }
        Err(error) => html! {
            <section class="plan" aria-label={options.name}>
                <ul class="plan-obstacles">
                    <li class="is-error"><Icon shape={Shape::Error} /><p>{ prose(&messages::error(&error)) }</p></li>
                </ul>
            </section>
        },
    }
}

/// What the release that was chosen before does otherwise.
struct Former {
    release: Release,
    obstacles: Vec<Obstacle>,
    losses: Vec<&'static str>,
}

fn session(
    plan: &LaunchPlan,
    stored: &Stored,
    release: Release,
    former: Option<&Former>,
    endpoint: Option<&str>,
) -> Html {
    let catalogue = Catalogue::default();
    html! {
        <section class="plan" aria-label={plan.name.clone()}>
            <h3>{ t!("Session {}", plan.name) }</h3>
            { obstacles(&plan.obstacles(release, &catalogue), release, former) }
            <dl class="plan-facts">
                { fact(t!("Image"), html! { <code>{ format!("{} ({})", plan.image, plan.architecture) }</code> }) }
                { fact(t!("Type"), html! { { &plan.session_type } }) }
                { fact(t!("Project"), html! { { t!("{} in domain {}", plan.group, plan.domain) } }) }
                { fact(t!("Resource group"), html! { { plan.scaling_group.as_deref().unwrap_or(t!("the cluster's default")) } }) }
                if let Some(tag) = &plan.tag {
                    { fact(t!("Tag"), html! { { tag } }) }
                }
                if let Some(command) = &plan.startup_command {
                    { fact(t!("Command"), html! { <code>{ command }</code> }) }
                }
            </dl>
            { table(t!("Resources"), [t!("Slot"), t!("Amount")], resources(plan, release)) }
            { table(t!("Folders"), [t!("Folder"), t!("Seen at")], plan.mounts.iter().map(|mount| {
                [mount.folder.clone(), mount.final_path()]
            }).collect()) }
            { table(t!("Environment"), [t!("Name"), t!("Value")], plan.environ.iter().map(|(name, value)| {
                [name.clone(), value.clone()]
            }).collect()) }
            if let Some(script) = &plan.shown_script {
                <h4>{ t!("Script that prepares the session") }</h4>
                <Listing text={script.clone()} label={t!("Script that prepares the session")} />
            }
            { lost(stored, release, former) }
            <h4>{ t!("On the command line") }</h4>
            <Listing text={commands::launch(plan)} label={t!("Command")} />
            <details>
                <summary>{ t!("With curl") }</summary>
                <Listing text={commands::curl(plan, endpoint)} label={t!("Commands with curl")} />
            </details>
            <details>
                <summary>{ t!("The request that will be sent") }</summary>
                <Listing text={commands::shown_body(plan)} label={t!("Request")} />
            </details>
        </section>
    }
}

/// What only the release that was chosen before does.
fn gone<'m>(former: Option<&Former>, messages: impl Iterator<Item = &'m str>) -> Html {
    let lines: Vec<Html> = messages
        .map(|message| html! { <li class="is-gone"><p><del>{ prose(&messages::error(&message)) }</del></p></li> })
        .collect();
    match former {
        Some(former) if !lines.is_empty() => html! {
            <>
                <p class="help">{ t!("Only {}:", former.release) }</p>
                <ul class="plan-gone" data-testid="gone">{ for lines }</ul>
            </>
        },
        _ => Html::default(),
    }
}

/// The mark of what the release that was chosen before does not do.
fn news(former: Option<&Former>, is_new: impl Fn(&Former) -> bool) -> Html {
    match former {
        Some(former) if is_new(former) => html! {
            <>{ " " }<span class="badge">{ t!("not on {}", former.release) }</span></>
        },
        _ => Html::default(),
    }
}

fn obstacles(obstacles: &[Obstacle], release: Release, former: Option<&Former>) -> Html {
    let former_only = former.into_iter().flat_map(|former| {
        let is_gone = |obstacle: &&Obstacle| !is_among(obstacle, former.release, obstacles, release);
        former.obstacles.iter().filter(is_gone)
    });
    let messages = former_only.map(|obstacle| &*obstacle.message);
    html! { <>{ obstacles_now(obstacles, release, former) }{ gone(former, messages) }</> }
}

/// Whether the obstacles of another release are the same but for the release's name.
fn is_among(obstacle: &Obstacle, release: Release, others: &[Obstacle], other: Release) -> bool {
    let named = obstacle.message.replace(&release.to_string(), &other.to_string());
    others
        .iter()
        .any(|found| *found.message == named && found.effect == obstacle.effect)
}

fn obstacles_now(obstacles: &[Obstacle], release: Release, former: Option<&Former>) -> Html {
    if obstacles.is_empty() {
        return html! {
            <p class="plan-clear" data-testid="no-obstacle">
                <Icon shape={Shape::Done} />{ t!("Nothing in the template stands in the way of a launch.") }
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
                        { prose(&messages::error(&obstacle.message)) }{ " " }
                        <span class="problem-help">{ prose(&messages::error(&obstacle.help)) }</span>
                        { news(former, |former| !is_among(obstacle, release, &former.obstacles, former.release)) }
                    </p>
                </li>
            }) }
        </ul>
    }
}

fn effect(effect: Effect) -> String {
    match effect {
        Effect::Differs => t!("It runs otherwise than written.").to_owned(),
        Effect::Waits => t!("It waits for ever.").to_owned(),
        Effect::Refused(status) => t!("The manager refuses it (HTTP {}).", status),
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
                Some(amount) if amount != written => t!("{} (written {})", amount, written),
                Some(amount) => amount,
                None => written,
            };
            [slot.clone(), amount]
        })
        .collect()
}

fn lost(stored: &Stored, release: Release, former: Option<&Former>) -> Html {
    let lost: Vec<_> = losses(stored, release).collect();
    if lost.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h4>{ t!("What the manager's own launch would lose") }</h4>
            <p class="help">
                { t!("sesstpl sends all of this itself. Launched with the manager's own route, {} does this:", release) }
            </p>
            <ul class="plan-losses" data-testid="losses">
                { for lost.iter().map(|loss| html! {
                    <li>
                        { prose(&messages::error(&loss.message)) }
                        if let Some(status) = loss.status {
                            { t!(" (HTTP {})", status) }
                        }
                        { news(former, |former| !former.losses.contains(&loss.message)) }
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
