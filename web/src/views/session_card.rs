//! One launched session: where it is, since when, and why.

use sesstpl_manager_api::{SessionStatus, Timestamp};
use yew::prelude::*;

use super::StateHandle;
use super::session_details::{details, inside};
use crate::effects::launch;
use crate::messages::t;
use crate::page;
use crate::state::{Action, LaunchedSession, SessionEvent, Step};
use crate::words::sentence;

pub(super) fn session_card(state: &StateHandle, session: &LaunchedSession) -> Html {
    let manager = state
        .connection
        .manager()
        .filter(|manager| manager.endpoint() == session.endpoint);
    let status = session.status();
    let on_terminate = {
        let (manager, key, dispatch) = (manager.cloned(), session.key(), state.dispatcher());
        move |_| {
            if let Some(manager) = &manager {
                launch::terminate(manager.clone(), dispatch.clone(), key.clone());
            }
        }
    };
    let on_forget = {
        let (key, dispatch) = (session.key(), state.dispatcher());
        move |_| dispatch.dispatch(Action::Session(key.clone(), SessionEvent::Forgotten))
    };
    let on_again = {
        let (state, session) = (state.clone(), session.clone());
        move |_| launch::launch_again(&state, &state.dispatcher(), &session)
    };
    let can_stop = !session.stopping && *status != SessionStatus::Terminating;
    let can_launch_again = manager.is_some() && session.plan.is_some();
    html! {
        <li key={format!("{} {}", session.endpoint, session.name)} class="card session" data-testid="session">
            <div class="card-words">
                <h3>
                    { &session.name }
                    <span class={classes!("badge", tone(session))} role="status" data-testid="session-status">
                        { status.as_str() }
                    </span>
                </h3>
                { explanation(session, manager.is_some()) }
                <ol class="steps" aria-label={t!("States")}>{ steps(session) }</ol>
                <dl class="facts">
                    if let Some(template) = &session.template {
                        <div><dt>{ t!("Template") }</dt><dd>{ template }</dd></div>
                    }
                    <div><dt>{ t!("Project") }</dt><dd>{ &session.project }</dd></div>
                    <div><dt>{ t!("Manager") }</dt><dd>{ &session.endpoint }</dd></div>
                </dl>
                { details(session) }
            </div>
            <div class="actions">
                if let Some(manager) = manager {
                    { inside(state, manager, session) }
                }
                if can_launch_again {
                    <button type="button" class="quiet" onclick={on_again}
                        aria-label={t!("Launch again: {}", session.name)}>{ t!("Launch again") }</button>
                }
                if session.has_ended() || manager.is_none() {
                    <button type="button" class="quiet" onclick={on_forget}
                        aria-label={t!("Remove {} from this list", session.name)}>{ t!("Remove") }</button>
                } else {
                    <button type="button" disabled={!can_stop} onclick={on_terminate}
                        aria-label={t!("Terminate {}", session.name)}>
                        { if can_stop { t!("Terminate") } else { t!("Terminating…") } }
                    </button>
                }
            </div>
        </li>
    }
}

fn tone(session: &LaunchedSession) -> &'static str {
    match session.status() {
        SessionStatus::Running => "tone-done",
        _ if session.has_failed() => "tone-error",
        _ if session.has_ended() => "tone-quiet",
        _ => "tone-busy",
    }
}

fn explanation(session: &LaunchedSession, reachable: bool) -> Html {
    if !reachable && !session.has_ended() {
        return html! { <p class="explanation">{ t!("Connect to its manager to follow it.") }</p> };
    }
    if let Some(trouble) = &session.trouble {
        return html! { <p class="explanation is-error">{ t!("The last look at it failed: {}.", trouble) }</p> };
    }
    let words = match (session.status(), &session.reason) {
        (_, Some(reason)) => reason.as_str(),
        (SessionStatus::Pending, None) => t!("Waits for the scheduler."),
        (SessionStatus::Error, None) => t!("The manager gives no reason."),
        _ => return Html::default(),
    };
    html! { <p class="explanation" data-testid="session-reason">{ sentence(words) }</p> }
}

fn steps(session: &LaunchedSession) -> Html {
    let begin = session.steps.first().map(|step| step.at);
    let step = |step: &Step| {
        html! {
            <li>
                <span>{ step.status.as_str() }</span>{ " " }
                <time datetime={step.at.to_string()}>{ page::time_of_day(step.at) }</time>{ " " }
                <span class="later">{ begin.map(|begin| later(begin, step.at)).unwrap_or_default() }</span>
            </li>
        }
    };
    html! { <>{ for session.steps.iter().map(step) }</> }
}

/// How much later than the first: `+3 s`, `+2 min 5 s`; nothing for the first.
fn later(begin: Timestamp, at: Timestamp) -> String {
    let seconds = at.seconds_since(begin);
    match (seconds / 60, seconds % 60) {
        (0, 0) => String::new(),
        (0, seconds) => format!("+{seconds} s"),
        (minutes, seconds) if minutes < 60 => format!("+{minutes} min {seconds} s"),
        (minutes, _) => format!("+{} h {} min", minutes / 60, minutes % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_since_the_launch_is_told_in_the_largest_units_that_matter() {
        let after = |seconds: i64| {
            later(
                Timestamp::from_unix_millis(0),
                Timestamp::from_unix_millis(seconds * 1000),
            )
        };
        assert_eq!(after(0), "");
        assert_eq!(after(3), "+3 s");
        assert_eq!(after(125), "+2 min 5 s");
        assert_eq!(after(3_660), "+1 h 1 min");
    }
}
