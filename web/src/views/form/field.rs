//! Controls for single values.

use sesstpl::edit::Operation;
use sesstpl::{Path, Stored};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::context::FormContext;
use crate::messages::t;

/// What was typed and is not in the text, and why not.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Draft {
    /// What was typed.
    pub(super) typed: Option<String>,
    /// Why the text cannot have it.
    pub(super) refused: Option<String>,
}

/// How a text is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextKind {
    /// In one line.
    Line,
    /// In several lines.
    Lines,
    /// In one line that nobody sees.
    Secret,
}

/// A text and where it stands.
#[derive(PartialEq, Properties)]
pub(super) struct TextFieldProps {
    pub(super) context: FormContext,
    pub(super) path: Path,
    pub(super) id: String,
    /// None if nothing is written.
    pub(super) value: Option<AttrValue>,
    pub(super) placeholder: AttrValue,
    pub(super) kind: TextKind,
    pub(super) is_invalid: bool,
    /// Whether the release knows the field.
    pub(super) is_known: bool,
    /// The id of a list of known values.
    pub(super) list: Option<&'static str>,
}

#[component]
pub(super) fn TextField(props: &TextFieldProps) -> Html {
    let draft = use_state_eq(Draft::default);
    // Typing changes the text at once, but what is cleared stays there until the field is left: who clears a field
    // most often goes on to type something else, and the entry's comments would be lost.
    let typed = {
        let (draft, context, path) = (draft.clone(), props.context.clone(), props.path.clone());
        Callback::from(move |typed: String| {
            let operation = Operation::Set {
                path: path.clone(),
                value: Stored::Text(typed.clone()),
            };
            let result = if typed.is_empty() {
                Ok(false)
            } else {
                context.change(&operation, true).map(|()| true)
            };
            draft.set(match result {
                Ok(true) => Draft::default(),
                Ok(false) => Draft {
                    typed: Some(typed),
                    refused: None,
                },
                Err(reason) => Draft {
                    typed: Some(typed),
                    refused: Some(reason),
                },
            });
        })
    };
    let on_leave = {
        let (draft, context, path) = (draft.clone(), props.context.clone(), props.path.clone());
        let is_written = props.value.is_some();
        Callback::from(move |_: FocusEvent| {
            if is_written && draft.typed.as_deref() == Some("") {
                match context.remove(&path) {
                    Ok(()) => draft.set(Draft::default()),
                    Err(reason) => draft.set(Draft {
                        typed: Some(String::new()),
                        refused: Some(reason),
                    }),
                }
            }
        })
    };
    let shown = draft
        .typed
        .clone()
        .map(AttrValue::from)
        .or_else(|| props.value.clone());
    let shown = shown.unwrap_or_default();
    let described_by = format!("{0}-findings {0}-help", props.id);
    let is_invalid = (props.is_invalid || draft.refused.is_some()).to_string();
    let control = if props.kind == TextKind::Lines {
        let on_input =
            move |event: InputEvent| typed.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        let rows = shown.lines().count().clamp(2, 12).to_string();
        html! {
            <textarea id={props.id.clone()} {rows} value={shown} placeholder={props.placeholder.clone()}
                spellcheck="false" autocapitalize="off" disabled={!props.is_known} aria-invalid={is_invalid}
                aria-describedby={described_by} oninput={on_input} onblur={on_leave} />
        }
    } else {
        let on_input =
            move |event: InputEvent| typed.emit(event.target_unchecked_into::<HtmlInputElement>().value());
        let is_secret = props.kind == TextKind::Secret;
        html! {
            <input id={props.id.clone()} type={if is_secret { "password" } else { "text" }} value={shown}
                placeholder={props.placeholder.clone()} list={props.list} spellcheck="false" autocapitalize="off"
                autocomplete={if is_secret { "new-password" } else { "off" }} disabled={!props.is_known}
                aria-invalid={is_invalid} aria-describedby={described_by} oninput={on_input} onblur={on_leave} />
        }
    };
    html! { <>{ control }{ refusal(draft.refused.as_deref()) }</> }
}

/// Why something that was typed is not in the text.
pub(super) fn refusal(reason: Option<&str>) -> Html {
    match reason {
        Some(reason) => {
            html! { <p class="help is-error" role="alert">{ crate::components::prose(reason) }</p> }
        }
        None => Html::default(),
    }
}

/// One of a few words and where it stands.
#[derive(PartialEq, Properties)]
pub(super) struct ChoiceFieldProps {
    pub(super) context: FormContext,
    pub(super) path: Path,
    pub(super) id: String,
    /// None if nothing is written.
    pub(super) value: Option<AttrValue>,
    pub(super) words: Vec<&'static str>,
    pub(super) is_any_case: bool,
    pub(super) default: AttrValue,
    pub(super) is_invalid: bool,
}

#[component]
pub(super) fn ChoiceField(props: &ChoiceFieldProps) -> Html {
    let refused = use_state_eq(|| None::<String>);
    let on_change = {
        let (refused, context, path) = (refused.clone(), props.context.clone(), props.path.clone());
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            let result = if chosen.is_empty() {
                context.remove(&path)
            } else {
                let operation = Operation::Set {
                    path: path.clone(),
                    value: Stored::Text(chosen),
                };
                context.change(&operation, false)
            };
            refused.set(result.err());
        })
    };
    let is_chosen = |word: &str| {
        props
            .value
            .as_deref()
            .is_some_and(|value| value == word || (props.is_any_case && value.eq_ignore_ascii_case(word)))
    };
    let stranger = props
        .value
        .as_ref()
        .filter(|_| !props.words.iter().any(|word| is_chosen(word)));
    html! {
        <>
            <select id={props.id.clone()} onchange={on_change} aria-invalid={props.is_invalid.to_string()}
                aria-describedby={format!("{0}-findings {0}-help", props.id)}>
                <option value="" selected={props.value.is_none()}>
                    { if props.default.is_empty() { "—" } else { &props.default } }
                </option>
                if let Some(stranger) = stranger {
                    <option value={stranger.clone()} selected=true>{ t!("{} (not known)", stranger) }</option>
                }
                { for props.words.iter().map(|word| html! {
                    <option value={*word} selected={is_chosen(word)}>{ *word }</option>
                }) }
            </select>
            { refusal(refused.as_deref()) }
        </>
    }
}
