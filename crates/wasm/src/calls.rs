//! The calls by name.

mod change;
mod language;
mod launch;

use serde::Serialize;
use sesstpl::{CheckOptions, Release};

use crate::error::Error;
use crate::options::Options;
use crate::shapes::{Exact, FlatReport};

/// What answers a call about a text with JSON.
type Call = fn(&str, &Options) -> Result<String, Error>;

/// Answers a call with JSON.
pub(crate) fn answer(name: &str, text: &str, options: &Options) -> Result<String, Error> {
    // By pointers, so that each call stays a function by itself: only what is called need be loaded.
    let call: Call = match name {
        "stored" => stored,
        "fixes" => change::fixes,
        "mend" => change::mend,
        "format" => change::format,
        "edit" => change::edit,
        "complete" => language::complete,
        "hover" => language::hover,
        "symbols" => language::symbols,
        "folding" => language::folding,
        "jsonSchema" => language::json_schema,
        "plan" => launch::plan,
        "payload" => launch::payload,
        "fromStored" => launch::from_stored,
        "releases" => |_, _| json(&Release::all().collect::<Vec<_>>()),
        "version" => |_, _| json(&env!("CARGO_PKG_VERSION")),
        _ => return Err(Error::UnknownCall(name.to_owned())),
    };
    call(text, options)
}

/// All that is to be said of a text, but for the stored forms.
pub(crate) fn check(text: &str, options: &Options) -> Result<String, Error> {
    let check = CheckOptions {
        release: options.release()?,
    };
    let report = sesstpl::check_with(text, &check, &options.catalogue()?);
    json(&FlatReport::new(&report, text, options.encoding()?))
}

/// What the release stores of each template; null where it stores nothing.
fn stored(text: &str, options: &Options) -> Result<String, Error> {
    let check = CheckOptions {
        release: options.release()?,
    };
    let report = sesstpl::check(text, &check);
    let stored = report.templates.iter();
    json(
        &stored
            .map(|template| template.stored.as_ref().map(Exact))
            .collect::<Vec<_>>(),
    )
}

fn json(value: &impl Serialize) -> Result<String, Error> {
    Ok(serde_json::to_string(value)?)
}
