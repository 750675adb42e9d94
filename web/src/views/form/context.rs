//! What every part of the form needs.

use std::rc::Rc;

use sesstpl::edit::Operation;
use sesstpl::{Path, Release};

use crate::form::{Form, removal};
use crate::messages;
use crate::shared::Shared;
use crate::state::{Action, Dispatch};

/// The form, and whom to tell of what is filled in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FormContext {
    /// The form; none is shown without one.
    pub(super) form: Shared<Option<Form>>,
    /// The text that it is of.
    pub(super) base: Rc<str>,
    /// Whom to tell.
    pub(super) dispatch: Dispatch,
}

impl FormContext {
    /// The release that the text is checked against.
    pub(super) fn release(&self) -> Release {
        self.form
            .as_ref()
            .map_or(Release::LATEST, |form| form.checked.report.release)
    }

    /// Changes the text. If that is not possible, says why.
    pub(super) fn change(&self, operation: &Operation, joins: bool) -> Result<(), String> {
        let Some(form) = self.form.as_ref() else {
            return Ok(());
        };
        let edits = form.edit(operation).map_err(|error| messages::error(&error))?;
        self.dispatch.dispatch(Action::FilledIn {
            base: Rc::clone(&self.base),
            edits,
            template: form.template,
            operation: operation.clone(),
            joins,
        });
        Ok(())
    }

    /// Takes a field out of the text, and what would be left empty by that.
    pub(super) fn remove(&self, path: &Path) -> Result<(), String> {
        let entries = self.form.as_ref().map_or(&[][..], |form| &form.entries);
        let path = removal(entries, path);
        self.change(&Operation::Remove { path }, false)
    }

    /// An id for the element of a place.
    pub(super) fn id(path: &Path) -> String {
        let letters = path.to_string();
        let letters = letters.chars().map(|c| if c.is_alphanumeric() { c } else { '-' });
        letters.fold("field-".to_owned(), |mut id, letter| {
            id.push(letter);
            id
        })
    }
}
