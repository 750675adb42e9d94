//! The question that is asked, if one is.

use std::rc::Rc;

use yew::prelude::*;

use super::connect_dialog::{ConnectDialog, LoginAgainDialog};
use super::history_dialog::HistoryDialog;
use super::launch_dialog::LaunchDialog;
use super::library::{ImportAddressDialog, RenameSavedDialog};
use super::outline_dialog::OutlineDialog;
use super::rename_dialog::RenameDialog;
use super::rule_dialog::RuleDialog;
use super::{StateHandle, StateProps};
use super::{conflict, questions, review};
use crate::state::{Access, Dialog};

#[component]
pub(crate) fn Dialogs(props: &StateProps) -> Html {
    let state = &props.state;
    html! {
        <>
            { question(state) }
            // It comes over whatever else is asked, and gives it back as it was.
            if state.access == Access::Asked {
                <LoginAgainDialog state={state.clone()} />
            }
        </>
    }
}

fn question(state: &StateHandle) -> Html {
    match &state.dialog {
        None => Html::default(),
        Some(Dialog::Connect) => html! { <ConnectDialog state={state.clone()} /> },
        Some(Dialog::Launch) => html! { <LaunchDialog state={state.clone()} /> },
        Some(Dialog::SameName(saved)) => questions::same_name(state, saved),
        Some(Dialog::Delete(saved)) => questions::delete(state, saved),
        Some(Dialog::Conflict(conflict)) => conflict::conflict(state, conflict),
        Some(Dialog::Review(saved)) => review::review(state, saved),
        Some(Dialog::History(origin)) => html! {
            <HistoryDialog state={state.clone()} origin={Rc::clone(origin)} />
        },
        Some(Dialog::Rename(renaming)) => html! {
            <RenameDialog state={state.clone()} renaming={Rc::clone(renaming)} />
        },
        Some(Dialog::RenameSaved(item)) => html! {
            <RenameSavedDialog state={state.clone()} item={Rc::clone(item)} />
        },
        Some(Dialog::ImportAddress) => html! { <ImportAddressDialog state={state.clone()} /> },
        Some(Dialog::Outline) => html! { <OutlineDialog state={state.clone()} /> },
        Some(Dialog::Rule(code)) => html! { <RuleDialog state={state.clone()} code={*code} /> },
        Some(Dialog::Discard(replacement)) => questions::discard(state, replacement),
    }
}
