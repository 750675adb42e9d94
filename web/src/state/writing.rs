//! How the text changes, and the way through its problems.

use std::rc::Rc;

use sesstpl::edit::{Edits, Operation};

use super::{Action, Saving, State, fixes};
use crate::form::Form;
use crate::messages::{self, t};

impl State {
    pub(super) fn amend(&mut self, edits: &Edits, joins: bool, said: Rc<str>) {
        if edits.is_empty() {
            return;
        }
        let text: Rc<str> = edits.apply(&self.document.text).into();
        self.amendment = self
            .amendment
            .next(&self.document.text, edits, Rc::clone(&text), joins);
        self.document.edit(text);
        self.forget_findings();
        self.said = said;
    }

    /// A field of the form was filled in; the edit is done anew where another text is shown by now.
    pub(super) fn fill_in(
        &mut self,
        base: &str,
        edits: Edits,
        template: usize,
        operation: &Operation,
        joins: bool,
    ) {
        let edits = if *base == *self.document.text {
            Some(edits)
        } else {
            let form = Form::of(&self.document.text, &self.document.checked, template);
            form.and_then(|form| form.edit(operation).ok())
        };
        self.amend(&edits.unwrap_or_default(), joins, "".into());
    }

    /// Applies a fix of a finding.
    pub(super) fn mend(&mut self, finding: usize, fix: usize) {
        let fixes = self.fixes.clone();
        if let Some(fix) = fixes.as_ref().and_then(|fixes| fixes.of(finding).get(fix)) {
            let said = t!("Done: {}", messages::error(&fix.title));
            self.amend(&fix.edits, false, said.into());
        }
    }

    /// What was found in the former text is gone, and what was wrong with the saving was wrong with that text.
    pub(super) fn forget_findings(&mut self) {
        self.fixes = None;
        self.problem = None;
        if matches!(self.saving, Saving::Refused { .. } | Saving::Done { .. }) {
            self.saving = Saving::Idle;
        }
    }

    /// Has the editor jump to a finding.
    pub(super) fn reveal_problem(&mut self, index: usize) {
        if let Some(place) = self.document.checked.places.get(index).copied() {
            self.apply(Action::Reveal(place));
        }
    }

    pub(super) fn go_to_problem(&mut self, from: Option<usize>, forward: bool) {
        let places = &self.document.checked.places;
        let Some(index) = fixes::neighbour(places, self.problem, from, forward) else {
            self.said = t!("There is no problem.").into();
            return;
        };
        let (Some(place), Some(found)) = (
            places.get(index).copied(),
            self.document.checked.report.diagnostics.get(index),
        ) else {
            return;
        };
        self.said = t!(
            "Problem {} of {}: {}",
            index + 1,
            places.len(),
            messages::finding(found)
        )
        .into();
        self.apply(Action::Reveal(place));
        self.problem = Some(index);
    }
}
