//! The findings of a check in the notations that programs read. One notation, one file.

pub(crate) mod github;
pub(crate) mod json;
pub(crate) mod junit;
pub(crate) mod sarif;

use sesstpl::Code;

/// The page that explains a rule.
fn page(code: Code) -> String {
    format!("{}/blob/main/docs/rules/{code}.md", env!("CARGO_PKG_REPOSITORY"))
}
