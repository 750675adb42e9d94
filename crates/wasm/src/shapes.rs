//! What calls answer. The shapes are those of the package's types (`npm/index.d.ts`).

mod language;
mod launch;
mod report;

use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use sesstpl::{Stored, emit};
use sesstpl_report::{DiagnosticData, EditData, FixData};

pub(crate) use language::{CompletionShape, FoldShape, HoverShape, Measure, SymbolShape};
pub(crate) use launch::PlanShape;
pub(crate) use report::FlatReport;

/// A stored form with every digit of its numbers.
pub(crate) struct Exact<'r>(pub(crate) &'r Stored);

impl Serialize for Exact<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json = RawValue::from_string(emit::to_json(self.0, false)).map_err(S::Error::custom)?;
        json.serialize(serializer)
    }
}

/// What is not done, for a reason that a person can do something about.
#[derive(Serialize)]
pub(crate) struct Refused {
    ok: bool,
    reason: String,
}

impl Refused {
    pub(crate) fn because(reason: &impl ToString) -> Self {
        Self {
            ok: false,
            reason: reason.to_string(),
        }
    }
}

/// A text that was changed.
#[derive(Serialize)]
pub(crate) struct Edited<'r> {
    pub(crate) ok: bool,
    pub(crate) text: &'r str,
    pub(crate) edits: Vec<EditData<'r>>,
}

/// A text that was mended.
#[derive(Serialize)]
pub(crate) struct Mended<'r> {
    pub(crate) text: &'r str,
    pub(crate) edits: Vec<EditData<'r>>,
    pub(crate) titles: &'r [String],
    pub(crate) settled: bool,
}

/// A diagnostic with its fixes.
#[derive(Serialize)]
pub(crate) struct Fixable<'r> {
    pub(crate) diagnostic: DiagnosticData<'r>,
    pub(crate) fixes: Vec<FixData<'r>>,
}

/// A payload to send.
#[derive(Serialize)]
pub(crate) struct Payload {
    pub(crate) ok: bool,
    pub(crate) payload: String,
}
