//! Results for people and for programs.

use std::io::Write;

use clap::ValueEnum;
use serde::Serialize;
use sesstpl::{Stored, emit};

use super::failure::Failure;

/// How results are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    #[value(alias = "console")]
    Table,
    /// For programs
    Json,
    /// For programs and people
    Yaml,
}

/// Prints a result as JSON or YAML.
pub(super) fn structured(value: &impl Serialize, format: Format) -> Result<(), Failure> {
    // Results are structs and JSON values, which always have a JSON form.
    let json = serde_json::to_string_pretty(value).unwrap_or_default();
    let text = match format {
        Format::Yaml => {
            let stored: Stored = serde_json::from_str(&json).unwrap_or(Stored::Null);
            emit::to_yaml(&stored)
        }
        Format::Table | Format::Json => json + "\n",
    };
    plain(&text)
}

/// Prints a text as it is.
pub(super) fn plain(text: &str) -> Result<(), Failure> {
    Ok(std::io::stdout().lock().write_all(text.as_bytes())?)
}
