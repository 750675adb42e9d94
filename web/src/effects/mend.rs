//! Mending: looking for fixes while nobody types, and applying them.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use sesstpl::edit::{Edits, TextEdit};
use sesstpl::fix::{Fixer, mend_with};
use sesstpl::{CheckOptions, Span, format};
use wasm_bindgen_futures::spawn_local;

use crate::editor::bytes;
use crate::messages::{of_core, t};
use crate::rename;
use crate::shared::Shared;
use crate::state::{Action, Dialog, Dispatch, Document, Fixes};

/// Milliseconds without a change before fixes are looked for.
const QUIET: u32 = 200;

/// Milliseconds before those of what the page begins with are looked for: by then one can write.
const BEGINNING: u32 = 1_500;

/// More findings than this are not looked at: each needs checks of the whole text.
const MAX_FINDINGS: usize = 100;

/// Looks for the fixes of a text's findings, one after the other, until the returned function is called.
pub(crate) fn look(document: &Document, dispatch: Dispatch, is_first: bool) -> impl FnOnce() + use<> {
    let going_on = Rc::new(Cell::new(true));
    let stop = Rc::clone(&going_on);
    let (text, checked) = (Rc::clone(&document.text), document.checked.clone());
    let catalogue = document.catalogue.clone();
    spawn_local(async move {
        TimeoutFuture::new(if is_first { BEGINNING } else { QUIET }).await;
        let options = CheckOptions {
            release: checked.report.release,
        };
        let mut fixer = None;
        let mut by_finding = Vec::new();
        for finding in checked.report.diagnostics.iter().take(MAX_FINDINGS) {
            if !going_on.get() {
                return;
            }
            let fixer = fixer.get_or_insert_with(|| Fixer::new(&text, &options).with_catalogue(&catalogue));
            by_finding.push(fixer.fixes(finding));
            // Whoever types now comes first.
            TimeoutFuture::new(0).await;
        }
        if going_on.get() {
            dispatch.dispatch(Action::FixesFound(Shared::new(Fixes {
                checked: checked.clone(),
                by_finding,
            })));
        }
    });
    move || stop.set(false)
}

/// Applies edits to the text that they are of.
pub(crate) fn amend(document: &Document, dispatch: &Dispatch, edits: Edits, said: &str) {
    dispatch.dispatch(Action::Amended {
        base: Rc::clone(&document.text),
        edits,
        said: said.into(),
    });
}

/// Puts another text in the place of the text, as a step that can be undone.
pub(crate) fn rewrite(document: &Document, dispatch: &Dispatch, text: &str, said: &str) {
    let whole = TextEdit::new(Span::new(0, document.text.len()), text);
    // One edit cannot overlap.
    amend(
        document,
        dispatch,
        Edits::new(vec![whole]).unwrap_or_default(),
        said,
    );
}

/// Asks for another name of the mount or the variable at a place, which JavaScript counts.
pub(crate) fn ask_for_name(document: &Document, dispatch: &Dispatch, from: usize) {
    let offset = bytes(&document.text, from);
    dispatch.dispatch(
        match rename::at(&document.text, offset, document.checked.report.release) {
            Some(renaming) => Action::Dialog(Some(Dialog::Rename(Rc::new(renaming)))),
            None => {
                Action::Said(t!("Put the cursor on the name of a mount or a variable to rename it.").into())
            }
        },
    );
}

/// Applies every fix that needs no look at it.
pub(crate) fn mend_all(document: &Document, dispatch: &Dispatch) {
    let options = CheckOptions {
        release: document.checked.report.release,
    };
    let applied = mend_with(&document.text, &options, &document.catalogue, false);
    let said = match applied.titles.len() {
        0 => t!("Nothing could be mended without a look at it.").to_owned(),
        1 => t!("1 problem is mended.").to_owned(),
        count => t!("{} problems are mended.", count),
    };
    dispatch.dispatch(Action::Said(said.as_str().into()));
    amend(document, dispatch, applied.edits, &said);
}

/// Gives the text the usual layout.
pub(crate) fn lay_out(document: &Document, dispatch: &Dispatch) {
    match format(&document.text, document.checked.report.release) {
        Ok(edits) if edits.is_empty() => {
            dispatch.dispatch(Action::Said(t!("The text has the usual layout already.").into()));
        }
        Ok(edits) => amend(document, dispatch, edits, t!("The text is laid out.")),
        Err(error) => dispatch.dispatch(Action::Said(
            crate::words::sentence(&t!("not laid out: {}", of_core(&error.to_string()))).into(),
        )),
    }
}
