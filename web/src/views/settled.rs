//! Panels that wait while somebody types in a long text.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::StateHandle;

/// Texts that are longer, in bytes, are shown elsewhere only once nobody types.
const LONG: usize = 8 << 10;

/// Milliseconds without a letter after which nobody types.
const QUIET: u32 = 150;

/// The state as panels beside the text are to show it: the state itself, but while somebody types in a long text what
/// it was before.
#[hook]
pub(super) fn use_settled(state: &StateHandle) -> StateHandle {
    let shown = use_mut_ref(|| state.clone());
    let update = use_force_update();
    let waits = is_typing(&shown.borrow(), state);
    if !waits {
        shown.replace(state.clone());
    }
    use_effect_with((waits, state.clone()), {
        let shown = shown.clone();
        move |(waits, state): &(bool, StateHandle)| {
            let state = state.clone();
            let timeout = waits.then(|| {
                Timeout::new(QUIET, move || {
                    shown.replace(state);
                    update.force_update();
                })
            });
            move || drop(timeout)
        }
    });
    shown.borrow().clone()
}

/// Whether nothing but typing in the editor made another state of one.
fn is_typing(before: &StateHandle, now: &StateHandle) -> bool {
    let (one, other) = (&before.document, &now.document);
    now.document.text.len() > LONG
        && one.text != other.text
        && one.loads == other.loads
        && before.amendment == now.amendment
        && before.panel == now.panel
        && before.release() == now.release()
        && before.editor_in_front == now.editor_in_front
}
