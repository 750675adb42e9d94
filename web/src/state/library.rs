//! How saved templates come, change and go.

use std::rc::Rc;

use sesstpl::Span;
use sesstpl::edit::{Edits, TextEdit};

use super::{Conflict, Dialog, Document, Drafts, Loadable, Origin, Replacement, SAMPLE, Saving, State};
use crate::drafts::Draft;
use crate::messages::t;

impl State {
    /// Shows another text.
    pub(super) fn load(&mut self, text: Rc<str>, origin: Option<Rc<Origin>>) {
        self.document.load(text, origin);
        self.forget_findings();
        self.saving = Saving::Idle;
        self.opening = None;
        self.library_failure = None;
        self.editor_in_front = true;
    }

    /// Goes on with the draft that the tab was left with, unless somebody has begun to write.
    pub(super) fn restore(&mut self, draft: Option<Rc<Draft>>) {
        self.drafts = Drafts::Kept;
        if let Some(draft) = draft.filter(|_| self.document.text.is_empty()) {
            let loads = self.document.loads + 1;
            let (document, release) = Rc::unwrap_or_clone(draft).restored();
            self.document = Document { loads, ..document };
            self.release = release;
            self.forget_findings();
        }
    }

    /// Shows the sample; asks first where something would be lost.
    pub(super) fn begin_anew(&mut self) {
        if self.document.is_changed() {
            self.dialog = Some(Dialog::Discard(Replacement::Sample));
        } else {
            self.load(SAMPLE.into(), None);
        }
    }

    /// Shows a saved template, if it is the one that was asked for last. Asks first where somebody has typed since.
    pub(super) fn open(&mut self, text: Rc<str>, origin: Rc<Origin>) {
        match self.opening.take_if(|(id, _)| *id == origin.id) {
            Some((_, before)) if before == self.document.text => self.load(text, Some(origin)),
            Some(_) => self.dialog = Some(Dialog::Discard(Replacement::Opened { text, origin })),
            None => {}
        }
    }

    pub(super) fn delete(&mut self, ids: &[String]) {
        if let Some(items) = self.library.value().cloned() {
            let (deleted, left): (Vec<_>, Vec<_>) =
                items.iter().cloned().partition(|item| ids.contains(&item.id));
            self.deleted = deleted.into();
            self.library = Loadable::Ready(left.into());
        }
        // The text stays, as one that is saved nowhere.
        if self.origin_here().is_some_and(|origin| ids.contains(&origin.id)) {
            self.document.origin = None;
            self.document.baseline = Rc::from("");
        }
    }

    pub(super) fn see(&mut self, id: &str, template: Rc<serde_json::Value>) {
        if let Some(origin) = self.origin_here().filter(|origin| origin.id == id) {
            let seen = Some(template);
            self.document.origin = Some(Rc::new(Origin {
                seen,
                ..(**origin).clone()
            }));
        }
    }

    pub(super) fn take(&mut self, conflict: &Conflict) {
        let whole = TextEdit::new(Span::new(0, self.document.text.len()), &*conflict.theirs);
        // One edit cannot overlap.
        let edits = Edits::new(vec![whole]).unwrap_or_default();
        self.amend(
            &edits,
            false,
            t!("The text is the one that is saved; undo brings yours back.").into(),
        );
        self.document.baseline = Rc::clone(&conflict.theirs);
        self.document.origin = Some(Rc::clone(&conflict.origin));
        self.dialog = None;
        self.saving = Saving::Idle;
    }
}
