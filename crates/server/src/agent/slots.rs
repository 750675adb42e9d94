//! Sets of resources.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::amount::{Amount, AmountError, Unit};

/// Amounts by slot name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Slots(BTreeMap<String, Amount>);

/// What a session gets of `cpu`, in thousandths, when it names none.
const LEAST_CPU: Amount = Amount(1000);

/// What a session gets of `mem`, in bytes, when it names none.
const LEAST_MEMORY: Amount = Amount(256 << 20);

/// What every session needs of `mem` beyond this, in bytes: its shared memory.
const SHARED_MEMORY: Amount = Amount(64 << 20);

/// Why a set of resources cannot be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SlotsError {
    /// An amount is none.
    #[error("`{slot}`: {error}")]
    Amount {
        /// The slot.
        slot: String,
        /// What is wrong with it.
        error: AmountError,
    },
    /// The agent has no such slot.
    #[error("there is no resource `{slot}` here; there are {known}{hint}")]
    Unknown {
        /// The slot.
        slot: String,
        /// The slots that there are.
        known: String,
        /// What may be meant.
        hint: &'static str,
    },
    /// The memory does not even hold the shared memory.
    #[error(
        "`mem`: {shown} is too little, a session needs more than its shared memory of 64 MiB; a number without a \
         unit counts bytes, so write 4g for 4 GiB"
    )]
    Memory {
        /// What was asked for.
        shown: String,
    },
}

impl Slots {
    /// What the dry-run agent has unless it is configured.
    pub(crate) fn of_small_machine() -> Self {
        let slots = [
            ("cpu", Amount(8_000)),
            ("mem", Amount(32 << 30)),
            ("cuda.device", Amount(2_000)),
            ("cuda.shares", Amount(2_000)),
        ];
        Self(slots.map(|(slot, amount)| (slot.to_owned(), amount)).into())
    }

    /// What an agent has, from a configuration.
    pub(crate) fn capacity(written: &BTreeMap<String, Value>) -> Result<Self, SlotsError> {
        written
            .iter()
            .map(|(slot, value)| Ok((slot.clone(), read(slot, value)?)))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// What a session asks for, from a launch request: a slot given as 0 is not asked for, and of `cpu` and `mem`
    /// it gets the least there is when it does not ask.
    pub(crate) fn requested(
        written: &serde_json::Map<String, Value>,
        capacity: &Self,
    ) -> Result<Self, SlotsError> {
        let mut slots = BTreeMap::new();
        for (slot, value) in written {
            if !capacity.0.contains_key(slot) {
                return Err(capacity.unknown(slot));
            }
            let amount = read(slot, value)?;
            if amount != Amount(0) {
                slots.insert(slot.clone(), amount);
            }
        }
        slots.entry("cpu".to_owned()).or_insert(LEAST_CPU);
        let memory = *slots.entry("mem".to_owned()).or_insert(LEAST_MEMORY);
        if memory <= SHARED_MEMORY {
            return Err(SlotsError::Memory {
                shown: Unit::Bytes.show(memory).to_string(),
            });
        }
        Ok(Self(slots))
    }

    fn unknown(&self, slot: &str) -> SlotsError {
        let known: Vec<&str> = self.0.keys().map(String::as_str).collect();
        SlotsError::Unknown {
            slot: slot.to_owned(),
            known: known.join(", "),
            hint: if slot == "shmem" {
                "; shared memory is no resource but a resource option, which a template cannot hold"
            } else {
                ""
            },
        }
    }

    /// The slots that this set lacks to hold `wanted`, in words; none when it holds it.
    pub(crate) fn shortage(&self, wanted: &Self) -> Option<String> {
        let short: Vec<String> = wanted
            .0
            .iter()
            .filter_map(|(slot, &amount)| {
                let there = self.0.get(slot).copied().unwrap_or(Amount(0));
                let unit = Unit::of(slot);
                (amount > there)
                    .then(|| format!("{slot}: {} asked, {} there", unit.show(amount), unit.show(there)))
            })
            .collect();
        (!short.is_empty()).then(|| short.join("; "))
    }

    /// This set without another.
    pub(crate) fn without(&self, taken: &Self) -> Self {
        let rest = self.0.iter().map(|(slot, amount)| {
            let taken = taken.0.get(slot).copied().unwrap_or(Amount(0));
            (slot.clone(), Amount(amount.0.saturating_sub(taken.0)))
        });
        Self(rest.collect())
    }

    /// How each slot is counted, as managers write it.
    pub(crate) fn units(&self) -> BTreeMap<&str, &'static str> {
        let unit = |slot: &str| match Unit::of(slot) {
            Unit::Bytes => "bytes",
            Unit::Count => "count",
        };
        self.0.keys().map(|slot| (slot.as_str(), unit(slot))).collect()
    }

    /// The amounts as managers write them: plain numbers as text, memory in bytes.
    pub(crate) fn to_wire(&self) -> BTreeMap<&str, String> {
        self.0
            .iter()
            .map(|(slot, &amount)| {
                let text = match Unit::of(slot) {
                    Unit::Bytes => amount.0.to_string(),
                    Unit::Count => Unit::Count.show(amount).to_string(),
                };
                (slot.as_str(), text)
            })
            .collect()
    }
}

fn read(slot: &str, value: &Value) -> Result<Amount, SlotsError> {
    Unit::of(slot).read(value).map_err(|error| SlotsError::Amount {
        slot: slot.to_owned(),
        error,
    })
}

impl fmt::Display for Slots {
    /// As `cpu 2, mem 4 GiB`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, (slot, &amount)) in self.0.iter().enumerate() {
            let comma = if position == 0 { "" } else { ", " };
            write!(f, "{comma}{slot} {}", Unit::of(slot).show(amount))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn requested(value: &Value) -> Result<String, String> {
        let written = value.as_object().unwrap();
        Slots::requested(written, &Slots::of_small_machine())
            .map(|slots| slots.to_string())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn a_session_that_asks_for_nothing_gets_the_least() {
        assert_eq!(requested(&json!({})).unwrap(), "cpu 1, mem 256 MiB");
        assert_eq!(
            requested(&json!({"cpu": 0, "cuda.device": "0"})).unwrap(),
            "cpu 1, mem 256 MiB"
        );
    }

    #[test]
    fn what_cannot_be_had_is_refused_with_its_reason() {
        let cases = [
            (json!({"shmem": "1g"}), "resource option"),
            (json!({"tpu": 1}), "there are cpu, cuda.device, cuda.shares, mem"),
            (json!({"mem": 4}), "counts bytes"),
            (json!({"mem": "4Gi"}), "4Gi"),
            (json!({"cpu": null}), "`cpu`"),
        ];
        for (written, expected) in cases {
            let error = requested(&written).unwrap_err();
            assert!(
                error.contains(expected),
                "{written}\nexpected {expected}\ngot {error}"
            );
        }
    }

    #[test]
    fn a_shortage_names_every_slot_that_lacks() {
        let capacity = Slots::of_small_machine();
        let written = json!({"cpu": 9, "mem": "64g", "cuda.device": 1});
        let wanted = Slots::requested(written.as_object().unwrap(), &capacity).unwrap();
        assert_eq!(
            capacity.shortage(&wanted).unwrap(),
            "cpu: 9 asked, 8 there; mem: 64 GiB asked, 32 GiB there"
        );
        assert_eq!(capacity.shortage(&capacity), None);
        assert!(capacity.without(&capacity).shortage(&capacity).is_some());
    }
}
