//! What stands beside the editor shows a long text once nobody types: that it is drawn does not hold up the letters.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::StateHandle;
use crate::state::Document;

/// Texts up to this length, in bytes, are followed letter by letter.
const SHORT: usize = 10_000;

/// Milliseconds without a letter after which nobody types.
const QUIET: u32 = 250;

/// The document as what stands beside the editor shows it. What was filled in there, another text and another release
/// are shown at once.
#[hook]
pub(super) fn use_followed(state: &StateHandle) -> Document {
    let document = &state.document;
    let changes = state.amendment.count;
    let shown = use_mut_ref(|| (document.clone(), changes));
    let draw = use_force_update();
    let is_late = {
        let (before, changes_before) = &*shown.borrow();
        document.text.len() > SHORT
            && document.loads == before.loads
            && changes == *changes_before
            && document.catalogue == before.catalogue
            && document.checked.report.release == before.checked.report.release
    };
    if !is_late {
        shown.replace((document.clone(), changes));
    }
    use_effect_with(document.checked.clone(), {
        let (document, shown) = (document.clone(), shown.clone());
        move |_| {
            let later = is_late.then(|| {
                Timeout::new(QUIET, move || {
                    shown.replace((document, changes));
                    draw.force_update();
                })
            });
            move || drop(later)
        }
    });
    let (document, _) = &*shown.borrow();
    document.clone()
}
