//! Tabs, by the keyboard as the ARIA practices have it: one stop, arrows move and choose.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::page;

/// A tab. Its panel has the id `panel-…` with the tab's own `id`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tab<T> {
    /// What is chosen with it.
    pub(crate) value: T,
    /// A short name, for ids and tests.
    pub(crate) id: &'static str,
    /// What it says.
    pub(crate) label: AttrValue,
}

/// The tabs and which is chosen.
#[derive(PartialEq, Properties)]
pub(crate) struct TabListProps<T: Clone + PartialEq + 'static> {
    /// What they are for.
    pub(crate) label: AttrValue,
    /// The tabs.
    pub(crate) tabs: Vec<Tab<T>>,
    /// The chosen one.
    pub(crate) chosen: T,
    /// One is chosen.
    pub(crate) on_choose: Callback<T>,
}

#[component]
pub(crate) fn TabList<T: Clone + PartialEq + 'static>(props: &TabListProps<T>) -> Html {
    let chosen = props
        .tabs
        .iter()
        .position(|tab| tab.value == props.chosen)
        .unwrap_or(0);
    let on_key = {
        let (tabs, on_choose) = (props.tabs.clone(), props.on_choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(tab) = neighbour(&event.key(), chosen, tabs.len()).and_then(|index| tabs.get(index)) {
                event.prevent_default();
                focus(&format!("tab-{}", tab.id));
                on_choose.emit(tab.value.clone());
            }
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label={&props.label} onkeydown={on_key}>
            { for props.tabs.iter().enumerate().map(|(index, tab)| {
                let (on_choose, value) = (props.on_choose.clone(), tab.value.clone());
                let selected = index == chosen;
                html! {
                    <button type="button" role="tab" key={tab.id} id={format!("tab-{}", tab.id)}
                        data-testid={format!("tab-{}", tab.id)}
                        aria-selected={selected.to_string()} aria-controls={format!("panel-{}", tab.id)}
                        tabindex={if selected { "0" } else { "-1" }}
                        onclick={move |_| on_choose.emit(value.clone())}>
                        { &tab.label }
                    </button>
                }
            }) }
        </div>
    }
}

/// Which tab a key leads to.
fn neighbour(key: &str, chosen: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" => Some(if chosen == last { 0 } else { chosen + 1 }),
        "ArrowLeft" => Some(chosen.checked_sub(1).unwrap_or(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    if let Some(element) = page::element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // A tab always takes the focus.
        let _ = element.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_and_home_and_end_go_to_the_ends() {
        assert_eq!(neighbour("ArrowRight", 2, 3), Some(0));
        assert_eq!(neighbour("ArrowLeft", 0, 3), Some(2));
        assert_eq!(neighbour("Home", 2, 3), Some(0));
        assert_eq!(neighbour("End", 0, 3), Some(2));
        assert_eq!(neighbour("a", 1, 3), None);
    }
}
