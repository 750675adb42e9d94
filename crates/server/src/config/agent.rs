//! The dry-run agent's settings.

use std::time::Duration;

use serde::{Deserialize, Deserializer};

use super::WrittenSlots;
use crate::agent::Slots;

/// What the dry-run agent seems to have, and how long it seems to take.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct AgentConfig {
    /// What sessions can get in all.
    #[serde(rename = "slots", deserialize_with = "capacity")]
    pub(crate) capacity: Slots,
    /// The images that it is said to have, for `x86_64`; a session may name any other, too.
    pub(crate) images: Vec<String>,
    /// The storage folders that it is said to have; a session may name any other, too.
    pub(crate) folders: Vec<String>,
    /// How long each state lasts.
    pub(crate) delays: Delays,
}

impl Default for AgentConfig {
    fn default() -> Self {
        Self {
            capacity: Slots::of_small_machine(),
            images: Vec::new(),
            folders: Vec::new(),
            delays: Delays::default(),
        }
    }
}

/// How long a session stays in each state; in the file, seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Delays {
    /// `SCHEDULED`.
    #[serde(deserialize_with = "seconds")]
    pub(crate) scheduled: Duration,
    /// `PREPARING`.
    #[serde(deserialize_with = "seconds")]
    pub(crate) preparing: Duration,
    /// `RUNNING`, of a batch session; others run until they are ended.
    #[serde(deserialize_with = "seconds")]
    pub(crate) batch: Duration,
    /// `TERMINATING`.
    #[serde(deserialize_with = "seconds")]
    pub(crate) terminating: Duration,
}

impl Default for Delays {
    fn default() -> Self {
        Self {
            scheduled: Duration::from_millis(300),
            preparing: Duration::from_millis(1_200),
            batch: Duration::from_secs(5),
            terminating: Duration::from_millis(500),
        }
    }
}

fn capacity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Slots, D::Error> {
    let written = WrittenSlots::deserialize(deserializer)?;
    Slots::capacity(&written).map_err(serde::de::Error::custom)
}

pub(super) fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    let seconds = f64::deserialize(deserializer)?;
    Duration::try_from_secs_f64(seconds)
        .map_err(|_| serde::de::Error::custom(format!("{seconds} is no number of seconds from 0 on")))
}
