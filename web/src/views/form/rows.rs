//! Mappings with free keys and lists, as rows.

use sesstpl::edit::{Operation, Place};
use sesstpl::fields::FieldId;
use sesstpl::{Path, Segment, Stored};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::context::FormContext;
use super::entry::{findings, is_invalid};
use super::field::{Draft, refusal};
use crate::components::{Icon, Shape};
use crate::form::{Content, Row, row_value};
use crate::messages::t;

/// Does something when Enter is pressed, in place of what the browser does then.
fn on_enter(action: Callback<()>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            action.emit(());
        }
    })
}

/// A row as its component is given it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RowValue {
    key: String,
    path: Path,
    /// None if something stands there that a form cannot show.
    value: Option<AttrValue>,
}

impl From<&Row> for RowValue {
    fn from(row: &Row) -> Self {
        Self {
            key: row.key.clone(),
            path: row.path.clone(),
            value: match &row.value {
                Content::Scalar { text, .. } => Some(text.clone().into()),
                Content::Null | Content::Missing => Some("".into()),
                _ => None,
            },
        }
    }
}

/// What the columns of a field are called, what an empty value means, and the list of known keys.
fn columns(field: FieldId) -> (&'static str, &'static str, &'static str, Option<&'static str>) {
    match field {
        FieldId::Mounts => (
            t!("Folder"),
            t!("Path"),
            t!("/home/work/ and its name"),
            Some("folders"),
        ),
        FieldId::Resources => (t!("Slot"), t!("Amount"), "4g", Some("slots")),
        _ => (t!("Name"), t!("Value"), "", None),
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct RowsProps {
    pub(super) context: FormContext,
    pub(super) path: Path,
    pub(super) field: FieldId,
    pub(super) rows: Vec<RowValue>,
    pub(super) id: String,
}

#[component]
pub(super) fn Rows(props: &RowsProps) -> Html {
    let (key_name, value_name, placeholder, list) = columns(props.field);
    let refused = use_state_eq(|| None::<String>);
    let (new_key, new_value) = (use_node_ref(), use_node_ref());
    let on_add = {
        let (refused, context, path) = (refused.clone(), props.context.clone(), props.path.clone());
        let (key, value, field) = (new_key.clone(), new_value.clone(), props.field);
        let (taken, is_first) = (props.rows.clone(), props.rows.is_empty());
        Callback::from(move |()| {
            let (Some(key), Some(value)) = (key.cast::<HtmlInputElement>(), value.cast::<HtmlInputElement>())
            else {
                return;
            };
            let name = key.value().trim().to_owned();
            if name.is_empty() {
                refused.set(Some(t!("{} is empty: write it first.", key_name)));
                return;
            }
            if taken.iter().any(|row| row.key == name) {
                refused.set(Some(t!("`{}` is there already.", name)));
                return;
            }
            let typed = row_value(field, &value.value());
            let operation = if is_first {
                Operation::Set {
                    path: crate::form::child(&path, Segment::Key(name)),
                    value: typed,
                }
            } else {
                Operation::Insert {
                    path: path.clone(),
                    key: name,
                    value: typed,
                    place: Place::Last,
                }
            };
            let result = context.change(&operation, false);
            if result.is_ok() {
                key.set_value("");
                value.set_value("");
                // Most often there is another to add.
                let _ = key.focus();
            }
            refused.set(result.err());
        })
    };
    let on_key = on_enter(on_add.clone());
    html! {
        <div class="form-rows" role="group">
            { for props.rows.iter().enumerate().map(|(index, row)| html! {
                <RowField key={index} context={props.context.clone()} row={row.clone()} field={props.field}
                    id={format!("{}-{index}", props.id)} />
            }) }
            <div class="form-row">
                <input ref={new_key} type="text" aria-label={t!("New {}", key_name.to_lowercase())}
                    placeholder={key_name} {list} spellcheck="false" autocapitalize="off" autocomplete="off"
                    onkeydown={on_key.clone()} />
                <input ref={new_value} type="text" aria-label={t!("{} of the new {}", value_name, key_name.to_lowercase())}
                    {placeholder} spellcheck="false" autocapitalize="off" autocomplete="off" onkeydown={on_key} />
                <button type="button" onclick={move |_| on_add.emit(())}>{ t!("Add") }</button>
            </div>
            { refusal(refused.as_deref()) }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct RowFieldProps {
    context: FormContext,
    row: RowValue,
    field: FieldId,
    id: String,
}

#[component]
fn RowField(props: &RowFieldProps) -> Html {
    let (key_name, value_name, placeholder, list) = columns(props.field);
    let row = &props.row;
    let draft = use_state_eq(Draft::default);
    // The key that is being typed: it is in the text once the field is left.
    let typed_key = use_state_eq(|| None::<AttrValue>);
    // Rows move up where another is removed; what was typed belongs to a place.
    use_effect_with(row.path.clone(), {
        let (draft, typed_key) = (draft.clone(), typed_key.clone());
        move |_| {
            draft.set(Draft::default());
            typed_key.set(None);
        }
    });
    let on_key = {
        let typed_key = typed_key.clone();
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            typed_key.set(Some(typed.into()));
        })
    };
    let on_rename = {
        let (draft, context, row) = (draft.clone(), props.context.clone(), row.clone());
        let typed_key = typed_key.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let key = input.value().trim().to_owned();
            typed_key.set(None);
            if key.is_empty() || key == row.key {
                return;
            }
            let operation = Operation::Rename {
                path: row.path.clone(),
                key,
            };
            let refused = context.change(&operation, false).err();
            draft.set(Draft { typed: None, refused });
        })
    };
    let on_value = {
        let (draft, context, path, field) = (
            draft.clone(),
            props.context.clone(),
            row.path.clone(),
            props.field,
        );
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            let operation = Operation::Set {
                path: path.clone(),
                value: row_value(field, &typed),
            };
            draft.set(match context.change(&operation, true) {
                Ok(()) => Draft::default(),
                Err(reason) => Draft {
                    typed: Some(typed),
                    refused: Some(reason),
                },
            });
        })
    };
    let on_remove = {
        let (draft, context, path) = (draft.clone(), props.context.clone(), row.path.clone());
        Callback::from(move |_| {
            if let Err(reason) = context.remove(&path) {
                draft.set(Draft {
                    typed: None,
                    refused: Some(reason),
                });
            }
        })
    };
    let shown = draft
        .typed
        .clone()
        .map(AttrValue::from)
        .or_else(|| row.value.clone());
    let key = (*typed_key).clone().unwrap_or_else(|| row.key.clone().into());
    let invalid = is_invalid(&props.context, &row.path).to_string();
    html! {
        <div class="form-row-with-findings">
            <div class="form-row">
                <input type="text" aria-label={key_name} value={key} {list} spellcheck="false"
                    autocapitalize="off" autocomplete="off" oninput={on_key} onchange={on_rename} />
                if let Some(value) = shown {
                    <input type="text" aria-label={t!("{} of {}", value_name, row.key)} {value} {placeholder}
                        spellcheck="false" autocapitalize="off" autocomplete="off" aria-invalid={invalid}
                        aria-describedby={format!("{}-findings", props.id)} oninput={on_value} />
                } else {
                    <p class="form-other">{ t!("to be edited in the text") }</p>
                }
                { remove_button(&row.key, on_remove) }
            </div>
            { findings(&props.context, &row.path, &props.id) }
            { refusal(draft.refused.as_deref()) }
        </div>
    }
}

fn remove_button(what: &str, on_remove: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="quiet icon-only" aria-label={t!("Remove {}", what)} onclick={on_remove}>
            <Icon shape={Shape::Remove} />
        </button>
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct ItemsProps {
    pub(super) context: FormContext,
    pub(super) path: Path,
    pub(super) rows: Vec<RowValue>,
    pub(super) id: String,
    pub(super) label: String,
}

#[component]
pub(super) fn Items(props: &ItemsProps) -> Html {
    let refused = use_state_eq(|| None::<String>);
    let new = use_node_ref();
    let on_add = {
        let (refused, context, path) = (refused.clone(), props.context.clone(), props.path.clone());
        let (new, index) = (new.clone(), props.rows.len());
        Callback::from(move |()| {
            let Some(input) = new
                .cast::<HtmlInputElement>()
                .filter(|input| !input.value().trim().is_empty())
            else {
                return;
            };
            let operation = Operation::Set {
                path: if index == 0 {
                    path.clone()
                } else {
                    crate::form::child(&path, Segment::Index(index))
                },
                value: match Stored::Text(input.value().trim().to_owned()) {
                    first if index == 0 => Stored::List(vec![first]),
                    next => next,
                },
            };
            let result = context.change(&operation, false);
            if result.is_ok() {
                input.set_value("");
            }
            refused.set(result.err());
        })
    };
    let on_key = on_enter(on_add.clone());
    let item = |index: usize, row: &RowValue| {
        let on_remove = {
            let (refused, context, path) = (refused.clone(), props.context.clone(), row.path.clone());
            let whole = (props.rows.len() == 1).then(|| props.path.clone());
            Callback::from(move |_| refused.set(context.remove(whole.as_ref().unwrap_or(&path)).err()))
        };
        let value = row.value.clone().unwrap_or_default();
        html! {
            <li class="form-row-with-findings">
                <div class="form-row">
                    <code class="form-item">{ &value }</code>
                    { remove_button(&value, on_remove) }
                </div>
                { findings(&props.context, &row.path, &format!("{}-{index}", props.id)) }
            </li>
        }
    };
    html! {
        <div class="form-rows">
            <ul>{ for props.rows.iter().enumerate().map(|(index, row)| item(index, row)) }</ul>
            <div class="form-row">
                <input ref={new} type="text" aria-label={t!("New entry of {}", props.label.to_lowercase())}
                    spellcheck="false" autocapitalize="off" autocomplete="off" onkeydown={on_key} />
                <button type="button" onclick={move |_| on_add.emit(())}>{ t!("Add") }</button>
            </div>
            { refusal(refused.as_deref()) }
        </div>
    }
}
