//! The saved templates.

use std::rc::Rc;

use sesstpl_manager_api::calls::{DeleteTemplate, GetTemplate, ListTemplates};
use wasm_bindgen_futures::spawn_local;

use super::ask;
use crate::shared::Shared;
use crate::state::{
    Action, Dialog, Dispatch, Failure, Manager, Origin, Replacement, SAMPLE, SavedTemplate, State,
};
use crate::template;

/// Reads the list anew.
pub(crate) fn refresh(state: &State, dispatch: &Dispatch) {
    let Some(manager) = state.connection.manager().cloned() else {
        return;
    };
    dispatch.dispatch(Action::Library(state.library.reloading()));
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let items = ask(&dispatch, &manager, &ListTemplates).await;
        let library = items.map(Rc::from).map_err(Failure::from).into();
        dispatch.dispatch(Action::Library(library));
    });
}

/// Shows another text in the editor; asks first when something would be lost.
pub(crate) fn replace(state: &State, dispatch: &Dispatch, replacement: Replacement) {
    if state.document.is_changed() {
        dispatch.dispatch(Action::Dialog(Some(Dialog::Discard(replacement))));
    } else {
        replace_now(state, dispatch, &replacement);
    }
}

/// Shows another text in the editor.
pub(crate) fn replace_now(state: &State, dispatch: &Dispatch, replacement: &Replacement) {
    match replacement {
        Replacement::Sample => dispatch.dispatch(Action::Loaded(SAMPLE.into(), None)),
        Replacement::Saved(saved) => {
            if let Some(manager) = state.connection.manager() {
                open(manager.clone(), dispatch.clone(), Rc::clone(saved));
            }
        }
    }
}

fn open(manager: Shared<Manager>, dispatch: Dispatch, saved: Rc<SavedTemplate>) {
    spawn_local(async move {
        let call = GetTemplate { id: saved.id.clone() };
        match ask(&dispatch, &manager, &call).await {
            Ok(detail) => {
                let text = template::document(&detail.template, manager.release);
                dispatch.dispatch(Action::Loaded(
                    text.into(),
                    Some(Rc::new(origin(&manager, &saved))),
                ));
            }
            Err(error) => dispatch.dispatch(Action::LibraryFailure(Some(error.into()))),
        }
    });
}

/// Where a text of this saved template comes from.
pub(crate) fn origin(manager: &Manager, saved: &SavedTemplate) -> Origin {
    Origin {
        endpoint: manager.endpoint(),
        id: saved.id.clone(),
        name: saved.name.clone(),
        group: saved.group.clone(),
        domain: saved.domain.clone(),
    }
}

/// Deletes a saved template.
pub(crate) fn delete(state: &State, dispatch: &Dispatch, saved: &SavedTemplate) {
    dispatch.dispatch(Action::Dialog(None));
    let Some(manager) = state.connection.manager().cloned() else {
        return;
    };
    let (dispatch, id) = (dispatch.clone(), saved.id.clone());
    spawn_local(async move {
        let call = DeleteTemplate { id: id.clone() };
        match ask(&dispatch, &manager, &call).await {
            Err(error) if !error.is_not_found() => {
                dispatch.dispatch(Action::LibraryFailure(Some(error.into())));
            }
            // Somebody else was quicker: it is gone all the same.
            _ => {
                dispatch.dispatch(Action::LibraryFailure(None));
                dispatch.dispatch(Action::Deleted(id));
            }
        }
    });
}
