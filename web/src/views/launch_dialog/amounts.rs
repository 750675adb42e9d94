//! Amounts of resources, with what is free, and the presets.

use sesstpl::launch::Unit;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::fields::{Field, Fields, obstacle};
use super::rows::Rows;
use crate::host::shown;
use crate::launching::Row;
use crate::messages::t;

pub(super) fn amounts(fields: &Fields<'_>) -> Html {
    let (id, legend) = Fields::legend(Field::Resources);
    let slots = fields.cluster.catalogue.slots.iter().flatten();
    let known = slots.map(|slot| (slot.name.clone(), free(fields, &slot.name)));
    html! {
        <>
            <Rows {id} {legend} columns={[t!("Slot"), t!("Amount")]} placeholder="4g" known={known.collect::<Vec<_>>()}
                rows={fields.draft.resources.clone()}
                on_change={fields.on_rows(|draft, rows| draft.resources = rows)} />
            { free_line(fields) }
            { presets(fields) }
            { for fields.found(Field::Resources).into_iter().map(obstacle) }
        </>
    }
}

/// How much of a slot is free in the chosen resource group: `3 free`; empty where that is not known.
fn free(fields: &Fields<'_>, slot: &str) -> String {
    let group = Some(fields.draft.scaling_group.trim()).filter(|group| !group.is_empty());
    let amount = fields.cluster.free_in(group).and_then(|free| free.get(slot));
    let unit = fields.cluster.catalogue.unit(slot).unwrap_or(Unit::Count);
    amount.map_or_else(String::new, |amount| t!("{} free", shown(unit, amount)))
}

/// What is free of the slots that are asked for.
fn free_line(fields: &Fields<'_>) -> Html {
    let told: Vec<String> = fields
        .draft
        .resources
        .iter()
        .map(|row| (row.key.trim(), free(fields, row.key.trim())))
        .filter(|(_, free)| !free.is_empty())
        .map(|(slot, free)| format!("{slot}: {free}"))
        .collect();
    if told.is_empty() {
        return Html::default();
    }
    html! { <p class="help" data-testid="free">{ told.join(", ") }</p> }
}

/// Amounts that an administrator has put together, where there are some of slots that the cluster has.
fn presets(fields: &Fields<'_>) -> Html {
    let has = |slot: &String| fields.cluster.catalogue.unit(slot).is_some();
    let presets = fields.cluster.free.presets.iter();
    let presets: Vec<_> = presets.filter(|preset| preset.slots.keys().all(has)).collect();
    if presets.is_empty() {
        return Html::default();
    }
    let slots: Vec<_> = presets.iter().map(|preset| preset.slots.clone()).collect();
    let on_choose = {
        let set = fields.on_rows(|draft, rows| draft.resources = rows);
        move |event: Event| {
            let chosen = event
                .target_unchecked_into::<HtmlSelectElement>()
                .selected_index();
            // The first says what the list is for.
            let chosen = usize::try_from(chosen - 1)
                .ok()
                .and_then(|index| slots.get(index));
            if let Some(preset) = chosen {
                let rows = preset.iter().map(|(slot, amount)| Row {
                    key: slot.clone(),
                    value: amount.clone(),
                });
                set.emit(rows.collect());
            }
        }
    };
    html! {
        <select aria-label={t!("Preset")} onchange={on_choose}>
            <option selected=true>{ t!("Take a preset…") }</option>
            { for presets.iter().map(|preset| html! {
                <option>
                    { if preset.is_allocatable { preset.name.clone() } else { t!("{} (no room now)", preset.name) } }
                </option>
            }) }
        </select>
    }
}
