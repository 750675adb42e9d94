//! The saved templates.

use std::cell::Cell;
use std::rc::Rc;

use sesstpl::edit::{Editable, Edits, Operation, Root, TextEdit};
use sesstpl::{CheckOptions, Path, Release, Segment, Span, Stored, check, wire};
use sesstpl_manager_api::calls::{
    CreateTemplates, DeleteTemplate, GetTemplate, ListTemplates, TemplateItem, UpdateTemplate,
};
use wasm_bindgen_futures::spawn_local;

use super::ask;
use crate::drafts;
use crate::history::{self, Event};
use crate::messages::t;
use crate::shared::Shared;
use crate::state::{
    Action, Dialog, Dispatch, Failure, Loadable, Manager, Origin, Replacement, SAMPLE, SavedTemplate, State,
    Templates,
};
use crate::template;

/// Reads the list anew.
pub(crate) fn refresh(state: &State, dispatch: &Dispatch) {
    let Some(manager) = state.connection.manager().cloned() else {
        return;
    };
    dispatch.dispatch(Action::Library(state.library.reloading()));
    let dispatch = dispatch.clone();
    spawn_local(async move { read(&dispatch, &manager).await });
}

thread_local! {
    /// Counts the questions for the list, and what makes their answers old.
    static QUESTIONS: Cell<u32> = const { Cell::new(0) };
}

/// What is asked or done from now on makes the answers to earlier questions old. Gives the new question's number.
fn outdate() -> u32 {
    QUESTIONS.set(QUESTIONS.get().wrapping_add(1));
    QUESTIONS.get()
}

/// Reads the list and shows it, unless it was asked for anew meanwhile.
async fn read(dispatch: &Dispatch, manager: &Manager) {
    let number = outdate();
    let items = ask(dispatch, manager, &ListTemplates).await;
    if number == QUESTIONS.get() {
        show(dispatch, items.map(Rc::from).map_err(Failure::from).into());
    }
}

/// Shows a list that is newer than whatever was asked for before.
pub(crate) fn show(dispatch: &Dispatch, library: Loadable<Templates>) {
    outdate();
    dispatch.dispatch(Action::Library(library));
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
        Replacement::Opened { text, origin } => {
            dispatch.dispatch(Action::Loaded(Rc::clone(text), Some(Rc::clone(origin))));
        }
        Replacement::Draft(other) => {
            let draft = &other.draft;
            dispatch.dispatch(Action::Loaded(Rc::clone(&draft.baseline), draft.origin.clone()));
            // What differs is a step that can be undone, and the text counts as changed.
            let whole = TextEdit::new(Span::new(0, draft.baseline.len()), &*draft.text);
            dispatch.dispatch(Action::Amended {
                base: Rc::clone(&draft.baseline),
                edits: Edits::new(vec![whole]).unwrap_or_default(),
                said: t!("The text of the other tab is here.").into(),
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
    dispatch.dispatch(Action::Opening(saved.id.clone()));
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
                dispatch.dispatch(Action::Opened(text, Rc::new(origin)));
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
    let name = t!("{} copy", item.name);
    let text = named(item, &name, release);
    Replacement::Text {
        title: name.into(),
        text: text.into(),
    }
}

/// A saved template's text with another name. A text that cannot be edited keeps its own.
fn named(item: &TemplateItem, name: &str, release: Release) -> String {
    let text = template::document(&item.template, release);
    let path = Path {
        segments: vec![
            Segment::Key("metadata".to_owned()),
            Segment::Key("name".to_owned()),
        ],
        ..Path::default()
    };
    let operation = Operation::Set {
        path,
        value: Stored::Text(name.to_owned()),
    };
    let edits = Editable::read(&text, release).and_then(|text| text.edit(Root::Template(0), &operation));
    edits.map_or(text.clone(), |edits| edits.apply(&text))
}

/// Several saved templates as one text, each a document of its own, which the newer releases take as it is.
pub(crate) fn together<'i>(items: impl Iterator<Item = &'i TemplateItem>, release: Release) -> String {
    let mut text = String::new();
    for item in items {
        text.push_str("---\ntemplate:\n");
        for line in template::document(&item.template, release).lines() {
            if !line.is_empty() {
                text.push_str("  ");
            }
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

/// Gives a saved template another name. What fails is told to `then`.
pub(crate) fn rename(
    state: &State,
    dispatch: &Dispatch,
    item: &TemplateItem,
    name: &str,
    then: impl FnOnce(Result<(), Failure>) + 'static,
) {
    let Some(manager) = state.connection.manager().cloned() else {
        return;
    };
    let text = named(item, name, manager.release);
    let options = CheckOptions {
        release: manager.release,
    };
    let call = match wire::update_payload(&check(&text, &options)) {
        Err(error) => return then(Err(Failure::new(&error.to_string()))),
        Ok(payload) => UpdateTemplate {
            id: item.id.clone(),
            payload,
            group: item.group_name.clone(),
            domain: item.domain_name.clone(),
        },
    };
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let result = ask(&dispatch, &manager, &call).await.map_err(Failure::from);
        if result.is_ok() {
            read(&dispatch, &manager).await;
        }
        then(result);
    });
}

/// Saves templates anew that were deleted.
pub(crate) fn bring_back(state: &State, dispatch: &Dispatch, items: &Rc<[TemplateItem]>) {
    let Some(manager) = state.connection.manager().cloned() else {
        return;
    };
    let (dispatch, items) = (dispatch.clone(), Rc::clone(items));
    spawn_local(async move {
        let mut failure = None;
        for item in items.iter() {
            if let Err(error) = create_again(&dispatch, &manager, item).await {
                failure = Some(error);
                break;
            }
        }
        if failure.is_none() {
            dispatch.dispatch(Action::DeletedForgotten);
        }
        read(&dispatch, &manager).await;
        dispatch.dispatch(Action::LibraryFailure(failure));
    });
}

async fn create_again(dispatch: &Dispatch, manager: &Manager, item: &TemplateItem) -> Result<(), Failure> {
    let text = template::document(&item.template, manager.release);
    let options = CheckOptions {
        release: manager.release,
    };
    let call = CreateTemplates {
        payload: wire::create_payload(&check(&text, &options))
            .map_err(|error| Failure::new(&error.to_string()))?,
        group: item.group_name.clone(),
        domain: item.domain_name.clone(),
    };
    ask(dispatch, manager, &call).await?;
    Ok(())
}

/// Deletes saved templates, one after the other.
pub(crate) fn delete(state: &State, dispatch: &Dispatch, saved: &Rc<[SavedTemplate]>) {
    dispatch.dispatch(Action::Dialog(None));
    let Some(manager) = state.connection.manager().cloned() else {
        return;
    };
    let (dispatch, saved) = (dispatch.clone(), Rc::clone(saved));
    spawn_local(async move {
        let (mut gone, mut failure) = (Vec::new(), None);
        for saved in saved.iter() {
            let call = DeleteTemplate { id: saved.id.clone() };
            match ask(&dispatch, &manager, &call).await {
                Err(error) if !error.is_not_found() => failure = Some(error.into()),
                // Somebody else was quicker: it is gone all the same.
                _ => gone.push(saved.id.clone()),
            }
        }
        dispatch.dispatch(Action::LibraryFailure(failure));
        if !gone.is_empty() {
            outdate();
            dispatch.dispatch(Action::Deleted(gone));
        }
    });
}
