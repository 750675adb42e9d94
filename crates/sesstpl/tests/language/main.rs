//! Completion, hover, symbols, folding and the schema, on documents in which `‸` marks the cursor.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what the tests share fails a test as well"
)]

mod cluster;
mod complete;
mod everywhere;
mod fold;
mod hover;
mod mark;
mod schema;
mod speed;
mod symbols;
mod tolerant;
