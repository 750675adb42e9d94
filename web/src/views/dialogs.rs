//! The question that is asked, if one is.

use yew::prelude::*;

use super::StateProps;
use super::connect_dialog::ConnectDialog;
use super::launch_dialog::LaunchDialog;
use super::outline_dialog::OutlineDialog;
use super::{conflict, questions, rule_dialog};
use crate::state::Dialog;

#[component]
pub(crate) fn Dialogs(props: &StateProps) -> Html {
    let state = &props.state;
    match &state.dialog {
        None => Html::default(),
        Some(Dialog::Connect) => html! { <ConnectDialog state={state.clone()} /> },
        Some(Dialog::Launch) => html! { <LaunchDialog state={state.clone()} /> },
        Some(Dialog::SameName(saved)) => questions::same_name(state, saved),
        Some(Dialog::Delete(saved)) => questions::delete(state, saved),
        Some(Dialog::Conflict(conflict)) => conflict::conflict(state, conflict),
        Some(Dialog::Outline) => html! { <OutlineDialog state={state.clone()} /> },
        Some(Dialog::Rule(code)) => rule_dialog::rule(state, *code),
        Some(Dialog::Discard(replacement)) => questions::discard(state, replacement),
    }
}
