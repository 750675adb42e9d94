//! Completion, hover, symbols, folding and the schema, on documents in which `‸` marks the cursor.

mod complete;
mod everywhere;
mod fold;
mod hover;
mod mark;
mod schema;
mod speed;
mod symbols;
mod tolerant;
