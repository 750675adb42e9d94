//! Whether there is room for two panes.

use wasm_bindgen::prelude::*;
use web_sys::MediaQueryList;
use yew::prelude::*;

/// From this width on two panes stand side by side; `web/styles/layout.css` has the same.
const WIDE: &str = "(min-width: 48rem)";

/// Whether there is room for two panes, now and whenever it changes.
#[hook]
pub(crate) fn use_wide_screen() -> bool {
    let wide = use_state_eq(|| query().is_none_or(|query| query.matches()));
    use_effect_with((), {
        let wide = wide.clone();
        move |()| {
            let query = query();
            let on_change = Closure::<dyn Fn(web_sys::MediaQueryListEvent)>::new(
                move |event: web_sys::MediaQueryListEvent| wide.set(event.matches()),
            );
            if let Some(query) = &query {
                query.set_onchange(Some(on_change.as_ref().unchecked_ref()));
            }
            move || {
                if let Some(query) = query {
                    query.set_onchange(None);
                }
                drop(on_change);
            }
        }
    });
    *wide
}

fn query() -> Option<MediaQueryList> {
    web_sys::window()?.match_media(WIDE).ok()?
}
