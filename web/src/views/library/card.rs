//! A saved template.

use std::rc::Rc;

use serde::Deserialize;
use sesstpl::{CheckOptions, Release, Severity, Stored, check, emit, wire};
use sesstpl_manager_api::calls::TemplateItem;
use yew::prelude::*;

use super::selection::Selection;
use super::tools::hand_out;
use crate::effects::library;
use crate::messages::t;
use crate::state::{Action, Dialog, Replacement, SavedTemplate};
use crate::views::StateHandle;
use crate::{files, page, template};

/// What stands in a saved template's way, in the order of gravity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Health {
    /// Nothing.
    Good,
    /// It may not do all that is written, for so many reasons.
    Launch(usize),
    /// The manager would not store it again, for so many reasons.
    Refused(usize),
}

/// The health of a saved template on a release.
pub(super) fn health(item: &TemplateItem, release: Release) -> Health {
    // A JSON value always is a stored form.
    let stored = Stored::deserialize(&item.template).unwrap_or(Stored::Null);
    let text = emit::to_json(&wire::sendable(&stored), false);
    let report = check(&text, &CheckOptions { release });
    let count = |severity| {
        report
            .diagnostics
            .iter()
            .filter(|found| found.severity == severity)
            .count()
    };
    match (count(Severity::Error), count(Severity::Launch)) {
        (0, 0) => Health::Good,
        (0, reasons) => Health::Launch(reasons),
        (reasons, _) => Health::Refused(reasons),
    }
}

pub(super) fn card(state: &StateHandle, item: &TemplateItem, health: Health, selection: &Selection) -> Html {
    let saved = Rc::new(SavedTemplate::from(item));
    let is_open = state.origin_here().is_some_and(|origin| origin.id == item.id);
    let release = state.manager_release();
    let on_open = {
        let (state, saved) = (state.clone(), Rc::clone(&saved));
        move |_| library::replace(&state, &state.dispatcher(), Replacement::Saved(Rc::clone(&saved)))
    };
    let on_copy = {
        let (state, item) = (state.clone(), item.clone());
        move |_| library::replace(&state, &state.dispatcher(), library::copy(&item, release))
    };
    let on_export = {
        let (state, item) = (state.clone(), item.clone());
        move |_| {
            let text = template::document(&item.template, release);
            hand_out(&state, &files::file_name(Some(&item.name)), &text);
        }
    };
    let on_rename = {
        let (dispatch, item) = (state.dispatcher(), Rc::new(item.clone()));
        move |_| dispatch.dispatch(Action::Dialog(Some(Dialog::RenameSaved(Rc::clone(&item)))))
    };
    let on_delete = {
        let dispatch = state.dispatcher();
        move |_| dispatch.dispatch(Action::Dialog(Some(Dialog::Delete([(*saved).clone()].into()))))
    };
    html! {
        <li key={item.id.clone()} class={classes!("card", is_open.then_some("is-open"))}>
            { selection.checkbox(item) }
            <div class="card-words">
                <h3>
                    { &item.name }
                    if is_open {
                        <span class="badge">{ t!("open") }</span>
                    }
                    { badge(health, release) }
                </h3>
                <dl class="facts">
                    { fact(t!("Session type"), session_type(item)) }
                    { fact(t!("Owner"), owner(item)) }
                    { fact(t!("Project"), item.group_name.as_deref().unwrap_or(t!("none"))) }
                    <div><dt>{ t!("Created") }</dt><dd>
                        <time datetime={item.created_at.to_string()} title={page::day_and_time(item.created_at)}>
                            { page::age(item.created_at) }
                        </time>
                    </dd></div>
                </dl>
            </div>
            <div class="actions">
                <button type="button" onclick={on_open} aria-label={t!("Open {}", item.name)}>{ t!("Open") }</button>
                <button type="button" class="quiet" onclick={on_copy} aria-label={t!("Copy {}", item.name)}>
                    { t!("Copy") }
                </button>
                <button type="button" class="quiet" onclick={on_rename} aria-label={t!("Rename {}", item.name)}>
                    { t!("Rename") }
                </button>
                <button type="button" class="quiet" onclick={on_export} aria-label={t!("Export {}", item.name)}>
                    { t!("Export") }
                </button>
                <button type="button" class="quiet" onclick={on_delete} aria-label={t!("Delete {}", item.name)}>
                    { t!("Delete") }
                </button>
            </div>
        </li>
    }
}

fn badge(health: Health, release: Release) -> Html {
    let reasons = |count: usize| {
        if count == 1 {
            t!("1 reason").to_owned()
        } else {
            t!("{} reasons", count)
        }
    };
    match health {
        Health::Good => Html::default(),
        Health::Launch(count) => html! {
            <span class="badge tone-warning">{ t!("launches otherwise than written: {}", reasons(count)) }</span>
        },
        Health::Refused(count) => html! {
            <span class="badge tone-error">{ t!("{} would refuse it: {}", release, reasons(count)) }</span>
        },
    }
}

fn fact(name: &'static str, value: &str) -> Html {
    html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }
}

fn owner(item: &TemplateItem) -> &str {
    match (&item.user_email, item.is_owner) {
        (Some(email), _) => email,
        (None, true) => t!("you"),
        (None, false) => t!("somebody else"),
    }
}

fn session_type(item: &TemplateItem) -> &str {
    item.template
        .pointer("/spec/session_type")
        .and_then(|kind| kind.as_str())
        .unwrap_or(t!("not given"))
}
