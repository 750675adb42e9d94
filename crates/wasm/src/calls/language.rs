//! Calls that help people who write.

use sesstpl::language::schema::json_schema as schema;
use sesstpl::language::{self, CompletionOptions};

use super::json;
use crate::error::Error;
use crate::options::Options;
use crate::shapes::{CompletionShape, FoldShape, HoverShape, Measure, SymbolShape};

/// What may be written at `offset`.
pub(super) fn complete(text: &str, options: &Options) -> Result<String, Error> {
    let offset = options.offset("offset", text)?.unwrap_or(text.len());
    let host = &options.host_values()?;
    let release = options.release()?;
    let found = language::complete(text, offset, &CompletionOptions { release, host });
    let measure = Measure::new(text, options.encoding()?);
    let shapes = found
        .iter()
        .map(|completion| CompletionShape::new(completion, &measure));
    json(&shapes.collect::<Vec<_>>())
}

/// What stands at `offset`, in words.
pub(super) fn hover(text: &str, options: &Options) -> Result<String, Error> {
    let offset = options.offset("offset", text)?.unwrap_or_default();
    let found = language::hover(text, offset, options.release()?);
    let measure = Measure::new(text, options.encoding()?);
    json(&found.as_ref().map(|hover| HoverShape::new(hover, &measure)))
}

/// The parts of the text.
pub(super) fn symbols(text: &str, options: &Options) -> Result<String, Error> {
    let measure = Measure::new(text, options.encoding()?);
    let found = language::symbols(text);
    let shapes = found.iter().map(|symbol| SymbolShape::new(symbol, &measure));
    json(&shapes.collect::<Vec<_>>())
}

/// What can be folded away.
pub(super) fn folding(text: &str, options: &Options) -> Result<String, Error> {
    let measure = Measure::new(text, options.encoding()?);
    let found = language::folding(text);
    let shapes = found.iter().map(|fold| FoldShape::new(fold, &measure));
    json(&shapes.collect::<Vec<_>>())
}

/// What a release takes, as JSON Schema.
pub(super) fn json_schema(_: &str, options: &Options) -> Result<String, Error> {
    json(&schema(options.release()?))
}
