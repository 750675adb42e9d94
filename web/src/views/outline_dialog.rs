//! Where in the text to?

use std::rc::Rc;

use sesstpl::language::{Symbol, symbols};
use sesstpl::{Encoding, LineIndex};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::StateProps;
use super::questions::close;
use crate::components::{Modal, scroll_into_view};
use crate::messages::t;
use crate::state::{Action, Place};

/// A part of the text, at its depth.
#[derive(PartialEq)]
struct Part {
    name: String,
    detail: String,
    depth: usize,
    place: Place,
}

#[component]
pub(super) fn OutlineDialog(props: &StateProps) -> Html {
    let state = &props.state;
    let parts = use_memo(Rc::clone(&state.document.text), |text| parts(text));
    let wanted = use_state_eq(String::new);
    let chosen = use_state_eq(|| 0_usize);
    let shown: Vec<&Part> = parts.iter().filter(|part| is_wanted(part, &wanted)).collect();
    let at = (*chosen).min(shown.len().saturating_sub(1));
    use_effect_with(at, |at| scroll_into_view(&id(*at)));

    let go = {
        let dispatch = state.dispatcher();
        Callback::from(move |place: Place| {
            dispatch.dispatch(Action::Dialog(None));
            dispatch.dispatch(Action::Reveal(place));
        })
    };
    let on_key = {
        let (chosen, go, count) = (chosen.clone(), go.clone(), shown.len());
        let target = shown.get(at).map(|part| part.place);
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowDown" => chosen.set((at + 1).min(count.saturating_sub(1))),
                "ArrowUp" => chosen.set(at.saturating_sub(1)),
                "Enter" => {
                    if let Some(place) = target {
                        go.emit(place);
                    }
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let on_input = {
        let (wanted, chosen) = (wanted.clone(), chosen.clone());
        Callback::from(move |event: InputEvent| {
            wanted.set(event.target_unchecked_into::<HtmlInputElement>().value());
            chosen.set(0);
        })
    };
    html! {
        <Modal title={t!("Go to")} testid="outline" on_close={close(state)}>
            <input type="text" role="combobox" aria-label={t!("Part of the text")} aria-expanded="true"
                aria-controls="outline-parts" aria-activedescendant={(!shown.is_empty()).then(|| id(at))}
                autofocus=true autocomplete="off" spellcheck="false" placeholder={t!("A key or a value")}
                value={(*wanted).clone()} oninput={on_input} onkeydown={on_key} />
            <ul id="outline-parts" class="choices" role="listbox" aria-label={t!("Parts of the text")}>
                { for shown.iter().enumerate().map(|(index, part)| option(part, index, index == at, &go)) }
            </ul>
            if shown.is_empty() {
                <p class="help" role="status">{ t!("The text has no such part.") }</p>
            }
        </Modal>
    }
}

fn option(part: &Part, index: usize, chosen: bool, go: &Callback<Place>) -> Html {
    let (go, place) = (go.clone(), part.place);
    html! {
        <li id={id(index)} role="option" aria-selected={chosen.to_string()}
            style={format!("--depth: {}", part.depth)} onclick={move |_| go.emit(place)}>
            <code>{ &part.name }</code>
            if !part.detail.is_empty() {
                <span class="detail ellipsis">{ &part.detail }</span>
            }
        </li>
    }
}

fn id(index: usize) -> String {
    format!("outline-part-{index}")
}

fn is_wanted(part: &Part, wanted: &str) -> bool {
    let wanted = wanted.trim().to_lowercase();
    [&part.name, &part.detail]
        .iter()
        .any(|words| words.to_lowercase().contains(&wanted))
}

fn parts(text: &str) -> Vec<Part> {
    let lines = LineIndex::new(text);
    let mut parts = Vec::new();
    flatten(&symbols(text), 0, &lines, &mut parts);
    parts
}

/// The symbols in the order of the text. They are no deeper than the core lets them be.
fn flatten(symbols: &[Symbol], depth: usize, lines: &LineIndex<'_>, parts: &mut Vec<Part>) {
    for symbol in symbols {
        parts.push(Part {
            name: symbol.name.clone(),
            detail: symbol.detail.clone(),
            depth,
            place: Place {
                start: lines.position(symbol.selection.start, Encoding::Utf16),
                end: lines.position(symbol.selection.end, Encoding::Utf16),
            },
        });
        flatten(&symbol.children, depth + 1, lines, parts);
    }
}
