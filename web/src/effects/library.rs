//! The saved templates.

use std::rc::Rc;

use sesstpl::edit::{Editable, Edits, Operation, Root, TextEdit};
use sesstpl::{CheckOptions, Path, Release, Segment, Span, Stored, check, wire};
use sesstpl_manager_api::calls::{CreateTemplates, DeleteTemplate, GetTemplate, ListTemplates, TemplateItem};
use wasm_bindgen_futures::spawn_local;

use super::ask;
use crate::drafts;
use crate::history::{self, Event};
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
        Replacement::Text { text, .. } => dispatch.dispatch(Action::Loaded(Rc::clone(text), None)),
        Replacement::Draft(other) => {
            let draft = &other.draft;
            dispatch.dispatch(Action::Loaded(Rc::clone(&draft.baseline), draft.origin.clone()));
            // What differs is a step that can be undone, and the text counts as changed.
            let whole = TextEdit::new(Span::new(0, draft.baseline.len()), &*draft.text);
            dispatch.dispatch(Action::Amended {
                base: Rc::clone(&draft.baseline),
                edits: Edits::new(vec![whole]).unwrap_or_default(),
                said: "The text of the other tab is here.".into(),
            });
            dispatch.dispatch(Action::DraftDone(other.tab.clone()));
            drafts::forget(&other.tab);
        }
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
                let origin = Origin {
                    seen: Some(Rc::new(detail.template)),
                    ..origin(&manager, &saved)
                };
                let text: Rc<str> = text.into();
                history::keep(&origin, Rc::clone(&text), Event::Opened).await;
                dispatch.dispatch(Action::Loaded(text, Some(Rc::new(origin))));
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
        seen: None,
    }
}

/// A saved template under another name, as a text that is saved nowhere.
pub(crate) fn copy(item: &TemplateItem, release: Release) -> Replacement {
    let text = template::document(&item.template, release);
    let name = format!("{} copy", item.name);
    let path = Path {
        segments: vec![
            Segment::Key("metadata".to_owned()),
            Segment::Key("name".to_owned()),
        ],
        ..Path::default()
    };
    let operation = Operation::Set {
        path,
        value: Stored::Text(name.clone()),
    };
    let edits = Editable::read(&text, release).and_then(|text| text.edit(Root::Template(0), &operation));
    // A text that cannot be edited keeps its name: it is to be looked at anyhow.
    let text = edits.map_or(text.clone(), |edits| edits.apply(&text));
    Replacement::Text {
        title: name.into(),
        text: text.into(),
    }
}

/// Saves a template anew that was deleted.
pub(crate) fn bring_back(state: &State, dispatch: &Dispatch, item: &TemplateItem) {
    let Some(manager) = state.connection.manager().cloned() else {
        return;
    };
    let text = template::document(&item.template, manager.release);
    let options = CheckOptions {
        release: manager.release,
    };
    let payload = wire::create_payload(&check(&text, &options));
    let (dispatch, group, domain) = (
        dispatch.clone(),
        item.group_name.clone(),
        item.domain_name.clone(),
    );
    spawn_local(async move {
        let failure = match payload {
            Err(error) => Some(Failure::new(&error.to_string())),
            Ok(payload) => {
                let call = CreateTemplates {
                    payload,
                    group,
                    domain,
                };
                ask(&dispatch, &manager, &call).await.err().map(Into::into)
            }
        };
        if failure.is_none() {
            dispatch.dispatch(Action::DeletedForgotten);
            let items = ask(&dispatch, &manager, &ListTemplates).await;
            dispatch.dispatch(Action::Library(items.map(Rc::from).map_err(Failure::from).into()));
        }
        dispatch.dispatch(Action::LibraryFailure(failure));
    });
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
