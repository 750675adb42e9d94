//! What rules find, how they mend it, and what is said of them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod broken;
mod corpora;
mod envelopes;
mod examples;
mod fixes;
mod mend;
mod otherwise;
mod pages;
mod places;
mod together;

use sesstpl::Release;
use sesstpl::rules::Rule;

/// The newest release that a rule holds for.
fn release_of(rule: &Rule) -> Release {
    Release::all()
        .rev()
        .find(|&release| rule.holds_in(release))
        .unwrap_or_else(|| panic!("{} holds for no release", rule.code))
}
