//! Reports as JavaScript values.

use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use sesstpl::{Stored, emit};
use sesstpl_report::ReportData;
use wasm_bindgen::JsValue;

use crate::error::Error;

/// A stored form, handed over as `JSON.parse` reads it.
///
/// So a key `__proto__` becomes a property like any other, and an integer of any size a number.
pub(crate) struct StoredValue<'r>(pub(crate) &'r Stored);

impl Serialize for StoredValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = js_sys::JSON::parse(&emit::to_json(self.0, false))
            .map_err(|_| S::Error::custom("the stored form is no JSON"))?;
        serde_wasm_bindgen::preserve::serialize(&value, serializer)
    }
}

/// Turns a report into plain objects, lists, text, numbers, booleans and `null`.
pub(crate) fn to_js(data: &ReportData<'_, StoredValue<'_>>) -> Result<JsValue, Error> {
    data.serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(Error::Conversion)
}
