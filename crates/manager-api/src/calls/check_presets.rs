//! `POST /resource/check-presets`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answer;
use crate::{ApiError, Call, Method, Request, Response};

/// Reads what is free in the resource groups of a project, and the presets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckPresets {
    /// The project's name.
    pub group: String,
}

/// What is free.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FreeResources {
    /// By resource group, what of each slot its machines and the limits of person and project still leave: pieces or
    /// bytes in decimal digits. A slot without a limit is left out.
    pub scaling_groups: BTreeMap<String, BTreeMap<String, String>>,
    /// Amounts to choose from.
    pub presets: Vec<Preset>,
}

/// Amounts that an administrator has put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preset {
    /// Its name.
    pub name: String,
    /// Amounts by slot: pieces, or bytes in decimal digits. Slots of which it has nothing are left out.
    pub slots: BTreeMap<String, String>,
    /// Whether there is room for it now.
    pub is_allocatable: bool,
}

type Amounts = BTreeMap<String, String>;

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    keypair_remaining: Amounts,
    #[serde(default)]
    group_remaining: Amounts,
    #[serde(default)]
    scaling_groups: BTreeMap<String, Group>,
    #[serde(default)]
    presets: Vec<WrittenPreset>,
}

#[derive(Deserialize)]
struct Group {
    remaining: Amounts,
}

#[derive(Deserialize)]
struct WrittenPreset {
    name: String,
    resource_slots: Amounts,
    #[serde(default)]
    allocatable: bool,
}

impl Call for CheckPresets {
    type Output = FreeResources;

    fn request(&self) -> Request {
        Request::json(Method::Post, "/resource/check-presets", self)
    }

    /// Where an administrator hides what groups have, managers write `NaN`, and `Infinity` where there is no limit.
    fn parse(&self, response: &Response) -> Result<FreeResources, ApiError> {
        let answer: Answer = answer::json(response)?;
        let limits = [&answer.keypair_remaining, &answer.group_remaining];
        let groups = answer
            .scaling_groups
            .iter()
            .map(|(name, group)| (name.clone(), least(&group.remaining, limits)));
        let presets = answer.presets.iter().map(|preset| Preset {
            name: preset.name.clone(),
            slots: preset
                .resource_slots
                .iter()
                .filter(|(_, amount)| amount.as_str() != "0")
                .map(|(slot, amount)| (slot.clone(), amount.clone()))
                .collect(),
            is_allocatable: preset.allocatable,
        });
        Ok(FreeResources {
            scaling_groups: groups.collect(),
            presets: presets.collect(),
        })
    }
}

/// The least of what a group has and what limits leave, slot by slot.
fn least(group: &Amounts, limits: [&Amounts; 2]) -> Amounts {
    let finite = |amounts: &Amounts, slot: &str| {
        let text = amounts.get(slot)?;
        let number: f64 = text.parse().ok()?;
        number.is_finite().then(|| (number, text.clone()))
    };
    let least = |slot: &String| {
        let known = [group, limits[0], limits[1]]
            .into_iter()
            .filter_map(|amounts| finite(amounts, slot));
        let (_, text) = known.min_by(|(one, _), (other, _)| one.total_cmp(other))?;
        Some((slot.clone(), text))
    };
    group.keys().filter_map(least).collect()
}
