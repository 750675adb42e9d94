//! Help for people who write templates: completion, hover, symbols, folding, and a JSON Schema.
//!
//! All of it works while a text cannot be read, which is what a text is most of the time while it is being
//! written; and all that it knows of fields comes from [`crate::fields`].

mod complete;
mod folding;
mod hover;
mod meaning;
mod outline;
#[cfg(feature = "schema")]
pub mod schema;
mod signature;
mod symbols;
pub mod tolerant;

pub use complete::{Completion, CompletionKind, CompletionOptions, HostValue, HostValues, complete};
pub use folding::{FoldKind, FoldRange, folding};
pub use hover::{Hover, hover};
pub use signature::signature;
pub use symbols::{Symbol, SymbolKind, symbols};
