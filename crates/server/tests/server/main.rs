//! The real server, spoken to over the network.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod catalogue;
mod exchanges;
mod login;
mod openapi;
mod pages;
mod people;
#[cfg(unix)]
mod postgres;
mod rig;
mod sessions;
mod signatures;
mod starting;
mod templates;
mod versions;
