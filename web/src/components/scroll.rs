//! Bringing things into view.

use crate::page;

/// Scrolls an element into view, no further than needed.
pub(crate) fn scroll_into_view(id: &str) {
    if let Some(element) = page::element(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
