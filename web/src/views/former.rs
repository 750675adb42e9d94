//! What was shown for the release that was chosen before.

use std::rc::Rc;

use yew::prelude::*;

use crate::shared::Shared;
use crate::state::Checked;

/// The check of the same text against the release that was chosen before.
#[hook]
pub(super) fn use_former(text: &Rc<str>, checked: &Shared<Checked>) -> Option<Shared<Checked>> {
    let seen = use_mut_ref(|| (Rc::clone(text), checked.clone(), None::<Shared<Checked>>));
    let mut seen = seen.borrow_mut();
    if seen.0 != *text {
        *seen = (Rc::clone(text), checked.clone(), None);
    } else if seen.1 != *checked {
        let before = std::mem::replace(&mut seen.1, checked.clone());
        if before.report.release != checked.report.release {
            seen.2 = Some(before);
        }
    }
    seen.2.clone()
}
