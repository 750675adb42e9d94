//! `sesstpl` as a client: of recorded and of running managers, of the embedded one, and of networks that fail.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "what the tests share fails a test as well"
)]

mod arrived;
mod cells;
mod client;
mod embedded;
mod faults;
mod http;
mod managers;
mod official;
mod recording;
mod scenario;
mod settings;
mod web_server;
