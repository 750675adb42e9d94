//! Help for people who write templates: completion, hover, symbols, folding, and a JSON Schema.

pub(crate) mod outline;
