//! Several saved templates at once.

use std::collections::BTreeSet;

use sesstpl_manager_api::calls::TemplateItem;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::tools::hand_out;
use crate::effects::library;
use crate::files;
use crate::messages::t;
use crate::state::{Action, Dialog, SavedTemplate};
use crate::views::StateHandle;

/// The ids of the templates that are selected.
pub(super) struct Selection(UseStateHandle<BTreeSet<String>>);

impl Selection {
    pub(super) fn new(ids: UseStateHandle<BTreeSet<String>>) -> Self {
        Self(ids)
    }

    /// The box that selects a template.
    pub(super) fn checkbox(&self, item: &TemplateItem) -> Html {
        let (ids, id) = (self.0.clone(), item.id.clone());
        let on_change = move |event: Event| {
            let mut now = (*ids).clone();
            if event.target_unchecked_into::<HtmlInputElement>().checked() {
                now.insert(id.clone());
            } else {
                now.remove(&id);
            }
            ids.set(now);
        };
        html! {
            <input type="checkbox" aria-label={t!("Select {}", item.name)} checked={self.0.contains(&item.id)}
                onchange={on_change} />
        }
    }

    fn clear(&self) -> Callback<MouseEvent> {
        let ids = self.0.clone();
        Callback::from(move |_| ids.set(BTreeSet::new()))
    }
}

/// What can be done with those that are selected; nothing while none is.
pub(super) fn selected(state: &StateHandle, selection: &Selection) -> Html {
    let items: Vec<TemplateItem> = state
        .library
        .value()
        .into_iter()
        .flat_map(|items| items.iter())
        .filter(|item| selection.0.contains(&item.id))
        .cloned()
        .collect();
    if items.is_empty() {
        return Html::default();
    }
    let count = items.len();
    let on_delete = {
        let dispatch = state.dispatcher();
        let saved: Vec<SavedTemplate> = items.iter().map(SavedTemplate::from).collect();
        move |_| dispatch.dispatch(Action::Dialog(Some(Dialog::Delete(saved.clone().into()))))
    };
    let on_export = {
        let state = state.clone();
        move |_| {
            let text = library::together(items.iter(), state.manager_release());
            hand_out(&state, &files::file_name(Some("templates")), &text);
        }
    };
    html! {
        <div class="toolbar library-selected" role="group" aria-label={t!("Selected templates")}>
            <p class="toolbar-words" role="status">{ t!("{} selected", count) }</p>
            <button type="button" onclick={on_export}>{ t!("Export selected") }</button>
            <button type="button" class="danger" onclick={on_delete}>{ t!("Delete selected") }</button>
            <button type="button" class="quiet" onclick={selection.clear()}>{ t!("Select none") }</button>
        </div>
    }
}
