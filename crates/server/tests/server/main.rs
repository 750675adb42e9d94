//! The real server, spoken to over the network.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod catalogue;
mod exchanges;
mod hostile;
mod login;
mod openapi;
mod operation;
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
