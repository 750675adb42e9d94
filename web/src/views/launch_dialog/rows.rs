//! Folders and variables, as rows.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::fields::{Field, Fields, obstacle};
use crate::launching::Row;
use crate::messages::t;

/// A mapping as rows.
#[derive(PartialEq, Properties)]
pub(super) struct RowsProps {
    /// Begins the ids of its elements.
    pub(super) id: &'static str,
    /// What it is.
    pub(super) legend: &'static str,
    /// What keys and values are called.
    pub(super) columns: [&'static str; 2],
    /// What an empty value means.
    pub(super) placeholder: &'static str,
    /// Keys that are known, with what there is to say about each.
    pub(super) known: Vec<(String, String)>,
    /// The rows.
    pub(super) rows: Vec<Row>,
    /// They were changed.
    pub(super) on_change: Callback<Vec<Row>>,
}

/// The rows of a mapping, each with a button to remove it, and one to add another.
#[component]
pub(super) fn Rows(props: &RowsProps) -> Html {
    let on_add = {
        let (rows, on_change) = (props.rows.clone(), props.on_change.clone());
        move |_| on_change.emit([rows.clone(), vec![Row::default()]].concat())
    };
    let list = format!("{}-keys", props.id);
    html! {
        <fieldset class="launch-rows" id={props.id}>
            <legend>{ props.legend }</legend>
            { for props.rows.iter().enumerate().map(|(index, row)| one(props, index, row, &list)) }
            <datalist id={list.clone()}>
                { for props.known.iter().map(|(value, label)| html! {
                    <option value={value.clone()} label={label.clone()} />
                }) }
            </datalist>
            <button type="button" class="quiet" onclick={on_add}>{ t!("Add to {}", props.legend.to_lowercase()) }</button>
        </fieldset>
    }
}

fn one(props: &RowsProps, index: usize, row: &Row, list: &str) -> Html {
    let set = |set: fn(&mut Row, String)| {
        let (rows, on_change) = (props.rows.clone(), props.on_change.clone());
        move |event: InputEvent| {
            let mut rows = rows.clone();
            if let Some(row) = rows.get_mut(index) {
                set(row, event.target_unchecked_into::<HtmlInputElement>().value());
            }
            on_change.emit(rows);
        }
    };
    let on_remove = {
        let (rows, on_change) = (props.rows.clone(), props.on_change.clone());
        move |_| {
            let mut rows = rows.clone();
            rows.remove(index);
            on_change.emit(rows);
        }
    };
    let [key, value] = props.columns;
    html! {
        <div class="launch-row" key={index}>
            <input type="text" spellcheck="false" autocapitalize="off" autocomplete="off" list={list.to_owned()}
                aria-label={format!("{key} {}", index + 1)} placeholder={key} value={row.key.clone()}
                oninput={set(|row, key| row.key = key)} />
            <input type="text" spellcheck="false" autocapitalize="off" autocomplete="off"
                aria-label={t!("{} of {}", value, if row.key.is_empty() { "it" } else { &row.key })}
                placeholder={props.placeholder} value={row.value.clone()}
                oninput={set(|row, value| row.value = value)} />
            <button type="button" class="quiet" onclick={on_remove} aria-label={t!("Remove {}", row.key)}>{ t!("Remove") }</button>
        </div>
    }
}

pub(super) fn mounts(fields: &Fields<'_>) -> Html {
    let folders = fields.cluster.catalogue.folders.iter().flatten();
    let (id, legend) = Fields::legend(Field::Mounts);
    html! {
        <>
            <Rows {id} {legend} columns={[t!("Folder"), t!("Path")]} placeholder={t!("/home/work/ and its name")}
                known={folders.map(|folder| (folder.clone(), String::new())).collect::<Vec<_>>()}
                rows={fields.draft.mounts.clone()} on_change={fields.on_rows(|draft, rows| draft.mounts = rows)} />
            { for fields.found(Field::Mounts).into_iter().map(obstacle) }
        </>
    }
}

pub(super) fn environ(fields: &Fields<'_>) -> Html {
    let (id, legend) = Fields::legend(Field::Environ);
    html! {
        <>
            <Rows {id} {legend} columns={[t!("Variable"), t!("Value")]} placeholder="" known={Vec::new()}
                rows={fields.draft.environ.clone()} on_change={fields.on_rows(|draft, rows| draft.environ = rows)} />
            { for fields.found(Field::Environ).into_iter().map(obstacle) }
        </>
    }
}
