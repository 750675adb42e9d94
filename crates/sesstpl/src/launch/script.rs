//! The script that prepares a session.

use super::PlanError;
use super::git::Cloning;
use crate::Stored;

/// The commands that clone a repository, then a template's own script.
pub(super) struct Script<'s> {
    cloning: Option<Cloning<'s>>,
    own: Option<&'s str>,
}

impl<'s> Script<'s> {
    /// The script for a template's `git` and its own script.
    pub(super) fn of(repository: Option<&'s Stored>, own: Option<&'s str>) -> Result<Self, PlanError> {
        let cloning = match repository {
            Some(repository @ Stored::Object(_)) => Some(Cloning::of(repository)?),
            _ => None,
        };
        Ok(Self { cloning, own })
    }

    /// A script that is there already.
    pub(super) fn ready(script: Option<&'s str>) -> Self {
        Self {
            cloning: None,
            own: script,
        }
    }

    /// The script as it runs.
    pub(super) fn run(&self) -> Option<String> {
        self.beginning_with(Cloning::run)
    }

    /// The script as it is shown.
    pub(super) fn shown(&self) -> Option<String> {
        self.beginning_with(Cloning::shown)
    }

    /// How many characters it has, if more than `most`.
    pub(super) fn length_beyond(&self, most: usize) -> Option<usize> {
        // There are never more characters than bytes, which are there to be read.
        if self.measured(str::len) <= most {
            return None;
        }
        Some(self.measured(|text| text.chars().count())).filter(|&length| length > most)
    }

    fn measured(&self, measure: fn(&str) -> usize) -> usize {
        let cloning = self.cloning.as_ref();
        cloning.map_or(0, |cloning| cloning.measured(measure)) + self.own.map_or(0, measure)
    }

    fn beginning_with(&self, commands: fn(&Cloning<'s>) -> String) -> Option<String> {
        match &self.cloning {
            Some(cloning) => Some(commands(cloning) + self.own.unwrap_or_default()),
            None => self.own.map(str::to_owned),
        }
    }
}
