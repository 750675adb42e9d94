//! The calls by name.

mod change;
mod language;
mod launch;

use serde::Serialize;
use sesstpl::{CheckOptions, Release, rules};

use crate::error::Error;
use crate::options::Options;
use crate::shapes::{Exact, FlatReport, RuleShape};

/// Answers a call with JSON.
pub(crate) fn answer(name: &str, text: &str, options: &Options) -> Result<String, Error> {
    match name {
        "stored" => stored(text, options),
        "fixes" => change::fixes(text, options),
        "mend" => change::mend(text, options),
        "format" => change::format(text, options),
        "edit" => change::edit(text, options),
        "complete" => language::complete(text, options),
        "hover" => language::hover(text, options),
        "symbols" => language::symbols(text, options),
        "folding" => language::folding(text, options),
        "jsonSchema" => language::json_schema(options),
        "plan" => launch::plan(text, options),
        "payload" => launch::payload(text, options),
        "fromStored" => launch::from_stored(options),
        "rules" => rules(),
        "releases" => json(&Release::all().collect::<Vec<_>>()),
        "version" => json(&env!("CARGO_PKG_VERSION")),
        _ => Err(Error::UnknownCall(name.to_owned())),
    }
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

fn rules() -> Result<String, Error> {
    let rules = rules::all().iter().copied().map(RuleShape::from);
    json(&rules.collect::<Vec<_>>())
}

fn json(value: &impl Serialize) -> Result<String, Error> {
    Ok(serde_json::to_string(value)?)
}
