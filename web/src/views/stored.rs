//! What the manager stores.

use sesstpl::{Release, TemplateReport, Verdict};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::{Icon, Shape};
use crate::shared::Shared;
use crate::state::{Action, Checked, Dispatch, ReleaseChoice};
use crate::template::{self, Notation};

/// What the check found and how it was chosen.
#[derive(PartialEq, Properties)]
pub(crate) struct StoredProps {
    /// What the check found.
    pub(crate) checked: Shared<Checked>,
    /// The choice of release.
    pub(crate) choice: ReleaseChoice,
    /// How templates are written.
    pub(crate) notation: Notation,
    /// The manager's release.
    pub(crate) manager_release: Release,
    /// Whether there is a manager.
    pub(crate) connected: bool,
    /// Whom to tell of another choice.
    pub(crate) dispatch: Dispatch,
}

#[component]
pub(crate) fn StoredPanel(props: &StoredProps) -> Html {
    let report = &props.checked.report;
    let several = report.templates.len() > 1;
    html! {
        <>
            <div class="toolbar">
                <label for="release">{ "Manager release" }</label>
                { release_select(props) }
                { notation_switch(props) }
            </div>
            <div class="scroll" data-testid="normalized">
                if report.templates.is_empty() {
                    <p class="empty">{ "There is no template in the text that could be read." }</p>
                }
                { for report.templates.iter().enumerate().map(|(index, template)| {
                    section(index, template, several, props.notation, report.release)
                }) }
            </div>
        </>
    }
}

fn release_select(props: &StoredProps) -> Html {
    let on_change = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            let choice = value.parse().map_or(ReleaseChoice::Manager, ReleaseChoice::Fixed);
            dispatch.dispatch(Action::ReleaseChosen(choice));
        })
    };
    let whose = if props.connected {
        "The manager's"
    } else {
        "The newest"
    };
    html! {
        <select id="release" data-testid="release" onchange={on_change}>
            <option value="" selected={props.choice == ReleaseChoice::Manager}>
                { format!("{whose}: {}", props.manager_release) }
            </option>
            { for Release::all().rev().map(|release| {
                let release_text = release.to_string();
                html! {
                    <option value={release_text.clone()} selected={props.choice == ReleaseChoice::Fixed(release)}>
                        { release_text }
                    </option>
                }
            }) }
        </select>
    }
}

fn notation_switch(props: &StoredProps) -> Html {
    let button = |value: Notation, label: &'static str| {
        let dispatch = props.dispatch.clone();
        html! {
            <button type="button" aria-pressed={(props.notation == value).to_string()}
                onclick={move |_| dispatch.dispatch(Action::NotationChosen(value))}>
                { label }
            </button>
        }
    };
    html! {
        <div class="switch" role="group" aria-label="Notation">
            { button(Notation::Yaml, "YAML") }
            { button(Notation::Json, "JSON") }
        </div>
    }
}

fn section(
    index: usize,
    report: &TemplateReport,
    several: bool,
    notation: Notation,
    release: Release,
) -> Html {
    let name = report
        .name
        .clone()
        .unwrap_or_else(|| format!("Template {}", index + 1));
    html! {
        <section class="stored" aria-label={name.clone()}>
            if several {
                <h3>{ &name }</h3>
            }
            { match &report.stored {
                Some(stored) => html! { <Listing text={template::text(stored, notation)} label={name} /> },
                None => html! { <p class="empty">{ nothing_stored(report.verdict, release) }</p> },
            } }
        </section>
    }
}

fn nothing_stored(verdict: Verdict, release: Release) -> String {
    let why = match verdict {
        Verdict::Accept | Verdict::Reject => "refuses it",
        Verdict::Malformed => "cannot read it",
        Verdict::Crash => "crashes on it",
    };
    format!("{release} {why}, so nothing is stored. The problems below the editor say why.")
}

/// A text to read and copy.
#[derive(PartialEq, Properties)]
struct ListingProps {
    text: AttrValue,
    label: AttrValue,
}

#[component]
fn Listing(props: &ListingProps) -> Html {
    let copied = use_state_eq(|| None::<AttrValue>);
    let is_copied = copied.as_ref() == Some(&props.text);
    let on_copy = {
        let (copied, text) = (copied.clone(), props.text.clone());
        Callback::from(move |_| {
            if let Some(window) = web_sys::window() {
                let written = window.navigator().clipboard().write_text(&text);
                let (copied, text) = (copied.clone(), text.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    // Where the browser forbids it, the button goes on to say `Copy`.
                    if wasm_bindgen_futures::JsFuture::from(written).await.is_ok() {
                        copied.set(Some(text));
                    }
                });
            }
        })
    };
    html! {
        <div class="listing">
            <pre tabindex="0" role="region" aria-label={format!("{} as stored", props.label)}>{ &props.text }</pre>
            <button type="button" class="quiet" onclick={on_copy}>
                <Icon shape={if is_copied { Shape::Done } else { Shape::Copy }} />
                <span aria-live="polite">{ if is_copied { "Copied" } else { "Copy" } }</span>
            </button>
        </div>
    }
}
