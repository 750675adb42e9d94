//! `sesstpl schema`.

use std::io::Write;

use sesstpl::language::schema::json_schema;

use crate::arguments::SchemaArguments;
use crate::error::Error;
use crate::outcome::Outcome;

/// Prints the schema.
pub(crate) fn run(arguments: &SchemaArguments) -> Result<Outcome, Error> {
    let schema = json_schema(arguments.release);
    writeln!(std::io::stdout().lock(), "{schema:#}")?;
    Ok(Outcome::Valid)
}
