//! What happened that concerns the whole page.

use sesstpl_manager_api::RemoteDiagnostic;
use yew::prelude::*;

use super::{StateHandle, StateProps};
use crate::components::{Notice, Tone, prose};
use crate::drafts::OtherDraft;
use crate::effects::{library, save};
use crate::messages::{self, t};
use crate::page;
use crate::state::{Action, Connection, Dialog, Drafts, Failure, Place, Replacement, SaveTarget, Saving};

#[component]
pub(crate) fn Notices(props: &StateProps) -> Html {
    let state = &props.state;
    html! {
        <div class="notices">
            { connection(state) }
            if state.drafts == Drafts::Refused {
                <Notice tone={Tone::Warning} title={t!("This browser keeps no drafts.")} testid="no-drafts"
                    text={t!("Its storage is blocked or full. Everything works, but what is not saved is lost when the page \
                          is closed.")} />
            }
            { for state.other_drafts.first().map(|other| other_draft(state, other)) }
            { saving(state) }
        </div>
    }
}

/// The newest of the texts that other tabs have and nobody saved.
fn other_draft(state: &StateHandle, other: &OtherDraft) -> Html {
    let on_open = {
        let (state, other) = (state.clone(), other.clone());
        move |_| library::replace(&state, &state.dispatcher(), Replacement::Draft(other.clone()))
    };
    let on_close = {
        let (dispatch, tab) = (state.dispatcher(), other.tab.clone());
        move |_| dispatch.dispatch(Action::DraftDone(tab.clone()))
    };
    let line = other
        .draft
        .text
        .lines()
        .find(|line| line.trim_start().starts_with("name:"));
    let text = t!(
        "Another tab had it on {}: {}",
        page::day_and_time(other.draft.kept_at()),
        line.map_or(t!("a text without a name"), str::trim)
    );
    html! {
        <Notice tone={Tone::Info} title={t!("There is a text that is saved nowhere.")} {text} testid="other-draft">
            <button type="button" onclick={on_open}>{ t!("Open it here") }</button>
            <button type="button" class="quiet" onclick={on_close}>{ t!("Not now") }</button>
        </Notice>
    }
}

fn connection(state: &StateHandle) -> Html {
    // The dialog tells it itself.
    let told = matches!(state.dialog, Some(Dialog::Connect));
    match &state.connection {
        Connection::Failed(failure) if !told => html! {
            <Notice tone={Tone::Warning} title={t!("Not connected.")} text={failure.text.to_string()} testid="connection-failed">
                { button(state, t!("Connect"), Action::Dialog(Some(Dialog::Connect))) }
            </Notice>
        },
        _ => Html::default(),
    }
}

fn saving(state: &StateHandle) -> Html {
    match &state.saving {
        // The header tells it.
        Saving::Idle | Saving::Running | Saving::Done { .. } => Html::default(),
        Saving::Refused { reason, place } => refused(state, reason, *place),
        Saving::Failed { failure, target } => failed(state, failure, target),
    }
}

fn refused(state: &StateHandle, reason: &str, place: Option<Place>) -> Html {
    let title = t!(
        "Nothing was sent: manager {} would refuse it.",
        state.manager_release()
    );
    html! {
        <Notice tone={Tone::Error} {title} text={messages::error(reason)} testid="refused">
            if let Some(place) = place {
                { button(state, t!("Show the place"), Action::Reveal(place)) }
            }
            { close(state) }
        </Notice>
    }
}

fn failed(state: &StateHandle, failure: &Failure, target: &SaveTarget) -> Html {
    let on_retry = {
        let (state, target) = (state.clone(), target.clone());
        move |_| save::save(&state, &state.dispatcher(), target.clone())
    };
    let on_new = {
        let state = state.clone();
        move |_| save::save(&state, &state.dispatcher(), SaveTarget::New)
    };
    html! {
        <>
            <Notice tone={Tone::Error} title={t!("Not saved.")} text={t!("{} Your text is kept here.", failure.text)}
                testid="save-failed">
                <button type="button" onclick={on_retry}>{ t!("Try again") }</button>
                if state.document.origin.is_some() {
                    <button type="button" class="quiet" onclick={on_new}>{ t!("Save as a new template") }</button>
                }
                { close(state) }
            </Notice>
            if !failure.findings.is_empty() {
                <ul class="findings" aria-label={t!("What the manager says")}>
                    { for failure.findings.iter().map(finding) }
                </ul>
            }
        </>
    }
}

fn finding(finding: &RemoteDiagnostic) -> Html {
    html! {
        <li>
            { prose(&messages::error(&finding.message)) }{ " " }
            if let Some(help) = &finding.help {
                <span class="problem-help">{ prose(&messages::error(help)) }</span>{ " " }
            }
            <code>{ &finding.path }</code>
        </li>
    }
}

fn close(state: &StateHandle) -> Html {
    button(state, t!("Close"), Action::Saving(Saving::Idle))
}

fn button(state: &StateHandle, label: &'static str, action: Action) -> Html {
    let dispatch = state.dispatcher();
    html! { <button type="button" class="quiet" onclick={move |_| dispatch.dispatch(action.clone())}>{ label }</button> }
}
