//! Saving the text as a template of the manager.

use std::rc::Rc;

use sesstpl::{Stored, wire};
use sesstpl_cluster::for_owner;
use sesstpl_manager_api::calls::{CreateTemplates, GetTemplate, ListTemplates, UpdateTemplate};
use wasm_bindgen_futures::spawn_local;

use super::{ask, connect, library};
use crate::history::{self, Event};
use crate::messages::t;
use crate::page;
use crate::shared::Shared;
use crate::state::{
    Action, Checked, Conflict, Dialog, Dispatch, Failure, Loadable, Manager, Origin, SaveTarget,
    SavedTemplate, Saving, State,
};
use crate::template;

/// Saves the text. Asks for a manager when there is none, and sends nothing that the manager would refuse.
pub(crate) fn save(state: &State, dispatch: &Dispatch, target: SaveTarget) {
    dispatch.dispatch(Action::Dialog(None));
    if matches!(state.saving, Saving::Running) {
        return;
    }
    let Some(manager) = connect::manager_or_ask(state, dispatch) else {
        return;
    };
    let checked = state.checked_for_manager();
    if let Some(refused) = refusal(&checked) {
        dispatch.dispatch(Action::Saving(refused));
        return;
    }
    dispatch.dispatch(Action::Saving(Saving::Running));
    let saver = Saver {
        dispatch: dispatch.clone(),
        manager,
        checked,
        text: Rc::clone(&state.document.text),
        loads: state.document.loads,
        of_others: of_others(state),
    };
    let origin = state.origin_here().cloned();
    spawn_local(async move { saver.run(target, origin).await });
}

/// The templates in the library that belong to somebody else.
fn of_others(state: &State) -> Vec<String> {
    let items = state.library.value().into_iter().flat_map(|items| items.iter());
    items
        .filter(|item| !item.is_owner)
        .map(|item| item.id.clone())
        .collect()
}

/// Shows what is stored against what saving would store.
pub(crate) fn review(state: &State, dispatch: &Dispatch) {
    let (Some(origin), Some(manager)) = (state.origin_here().cloned(), state.connection.manager().cloned())
    else {
        return;
    };
    let checked = state.checked_for_manager();
    if let Some(refused) = refusal(&checked) {
        dispatch.dispatch(Action::Saving(refused));
        return;
    }
    let saver = Saver {
        dispatch: dispatch.clone(),
        manager,
        checked,
        text: Rc::clone(&state.document.text),
        loads: state.document.loads,
        of_others: of_others(state),
    };
    spawn_local(async move {
        saver.tell(match saver.against_saved(&origin).await {
            Ok(review) => Action::Dialog(review.map(|review| Dialog::Review(Rc::new(review)))),
            Err(failure) => Action::Saving(Saving::Failed {
                failure,
                target: SaveTarget::Natural,
            }),
        });
    });
}

/// Why the text is not worth sending, if it is not.
pub(crate) fn refusal(checked: &Checked) -> Option<Saving> {
    let report = &checked.report;
    if report.ok() && !report.templates.is_empty() {
        return None;
    }
    let (reason, place) = match checked.first_error() {
        Some((message, place)) => (message, Some(place)),
        None => (t!("The text holds no template."), None),
    };
    Some(Saving::Refused {
        reason: reason.into(),
        place,
    })
}

/// One saving.
struct Saver {
    dispatch: Dispatch,
    manager: Shared<Manager>,
    checked: Shared<Checked>,
    text: Rc<str>,
    /// Which of the loaded texts it is.
    loads: u32,
    /// The ids of templates that belong to somebody else.
    of_others: Vec<String>,
}

impl Saver {
    /// Tells what came of it, which matters only as long as the text is shown.
    fn tell(&self, action: Action) {
        self.dispatch
            .dispatch(Action::About(self.loads, Box::new(action)));
    }

    async fn run(&self, target: SaveTarget, origin: Option<Rc<Origin>>) {
        let result = match (&target, origin) {
            (SaveTarget::Over(saved), _) => self.update(library::origin(&self.manager, saved)).await,
            (SaveTarget::Anyway(origin), _) => self.update((**origin).clone()).await,
            (SaveTarget::Natural, Some(origin)) => match self.changed_meanwhile(&origin).await {
                Ok(Some(conflict)) => {
                    self.tell(Action::Saving(Saving::Idle));
                    return self.tell(Action::Dialog(Some(Dialog::Conflict(Rc::new(conflict)))));
                }
                Ok(None) => self.update((*origin).clone()).await,
                Err(failure) => Err(failure),
            },
            (SaveTarget::Natural, None) => match self.same_name().await {
                Ok(Some(saved)) => {
                    self.tell(Action::Saving(Saving::Idle));
                    return self.tell(Action::Dialog(Some(Dialog::SameName(Rc::new(saved)))));
                }
                Ok(None) => self.create().await,
                Err(failure) => Err(failure),
            },
            (SaveTarget::New, _) => self.create().await,
        };
        match result {
            Ok(origin) => self.done(origin).await,
            Err(failure) => self.tell(Action::Saving(Saving::Failed { failure, target })),
        }
    }

    /// The user's own saved template that is named as the text's.
    async fn same_name(&self) -> Result<Option<SavedTemplate>, Failure> {
        let Some(name) = self.only_name() else {
            return Ok(None);
        };
        let items = ask(&self.dispatch, &self.manager, &ListTemplates).await?;
        let same = items.iter().find(|item| item.is_owner && item.name == name);
        Ok(same.map(SavedTemplate::from))
    }

    /// What somebody else saved in the template's place since it was seen here.
    async fn changed_meanwhile(&self, origin: &Rc<Origin>) -> Result<Option<Conflict>, Failure> {
        let Some(seen) = &origin.seen else {
            return Ok(None);
        };
        let conflict = self.against_saved(origin).await?;
        // Whoever saved the same did no harm.
        Ok(conflict.filter(|conflict| {
            conflict.theirs != conflict.mine && conflict.origin.seen.as_ref() != Some(seen)
        }))
    }

    /// What is saved in the template's place, and what would be; none if the text holds several templates.
    async fn against_saved(&self, origin: &Rc<Origin>) -> Result<Option<Conflict>, Failure> {
        let Some(mine) = self.only_stored() else {
            return Ok(None);
        };
        let call = GetTemplate {
            id: origin.id.clone(),
        };
        let saved = ask(&self.dispatch, &self.manager, &call).await?.template;
        Ok(Some(Conflict {
            theirs: template::document(&saved, self.manager.release).into(),
            mine: wire::to_document(mine).into(),
            origin: Rc::new(Origin {
                seen: Some(Rc::new(saved)),
                ..(**origin).clone()
            }),
        }))
    }

    async fn create(&self) -> Result<Option<Origin>, Failure> {
        let call = CreateTemplates {
            payload: wire::create_payload(&self.checked.report)
                .map_err(|error| Failure::new(&error.to_string()))?,
            group: Some(self.manager.project().to_owned()),
            domain: Some(self.manager.identity.domain.clone()),
        };
        let created = ask(&self.dispatch, &self.manager, &call).await?;
        Ok(match (self.only_name(), created.as_slice()) {
            (Some(name), [only]) => Some(Origin {
                endpoint: self.manager.endpoint(),
                id: only.id.clone(),
                name: name.to_owned(),
                group: call.group,
                domain: call.domain,
                seen: None,
            }),
            _ => None,
        })
    }

    async fn update(&self, origin: Origin) -> Result<Option<Origin>, Failure> {
        let payload =
            wire::update_payload(&self.checked.report).map_err(|error| Failure::new(&error.to_string()))?;
        let call = UpdateTemplate {
            id: origin.id.clone(),
            payload: self.kept_for_owner(payload, &origin.id).await?,
            group: origin.group.clone(),
            domain: origin.domain.clone(),
        };
        ask(&self.dispatch, &self.manager, &call).await?;
        let name = self.only_name().unwrap_or(&origin.name).to_owned();
        let seen = None;
        Ok(Some(Origin { name, seen, ..origin }))
    }

    /// The payload that leaves the template its owner's, whoever that is.
    async fn kept_for_owner(&self, payload: String, id: &str) -> Result<String, Failure> {
        if !self.of_others.contains(&id.to_owned()) {
            return Ok(payload);
        }
        let call = GetTemplate { id: id.to_owned() };
        let before = ask(&self.dispatch, &self.manager, &call).await?;
        for_owner(payload, &before, self.manager.release).ok_or_else(|| {
            Failure::new(t!(
                "it belongs to somebody else, and this manager would make it yours; save it as a new template"
            ))
        })
    }

    async fn done(&self, origin: Option<Origin>) {
        let what = match &origin {
            Some(origin) => origin.name.clone(),
            None => t!("{} templates", self.checked.report.templates.len()),
        };
        let id = origin.as_ref().map(|origin| origin.id.clone());
        if let Some(origin) = &origin {
            history::keep(origin, Rc::clone(&self.text), Event::Saved).await;
        }
        self.tell(Action::Saved {
            text: Rc::clone(&self.text),
            origin: origin.map(Rc::new),
            what: what.into(),
            at: page::now(),
        });
        if let Ok(items) = ask(&self.dispatch, &self.manager, &ListTemplates).await {
            let saved = items.iter().find(|item| Some(&item.id) == id.as_ref());
            if let Some(saved) = saved {
                let template = Rc::new(saved.template.clone());
                self.dispatch.dispatch(Action::Seen(saved.id.clone(), template));
            }
            library::show(&self.dispatch, Loadable::Ready(items.into()));
        }
    }

    /// What the manager stores of the text's template, if it holds only one.
    fn only_stored(&self) -> Option<&Stored> {
        match self.checked.report.templates.as_slice() {
            [only] => only.stored.as_ref(),
            _ => None,
        }
    }

    /// The name of the text's template, if it holds only one.
    fn only_name(&self) -> Option<&str> {
        match self.checked.report.templates.as_slice() {
            [only] => only.name.as_deref(),
            _ => None,
        }
    }
}
