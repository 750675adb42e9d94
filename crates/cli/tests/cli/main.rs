//! The command as people and scripts use it.

#![allow(clippy::expect_used, reason = "what the tests share fails a test as well")]

mod admin;
mod check;
mod cluster;
mod completions;
mod crash;
mod documents;
mod explain;
mod fix;
mod fmt;
mod formats;
mod input;
mod normalize;
mod pipe;
mod plan;
mod schema;
mod serve;
mod serving;

use snapbox::cmd::{Command, cargo_bin};

/// The command, in the folder of the project's test data.
fn sesstpl() -> Command {
    Command::new(cargo_bin!("sesstpl")).current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests"))
}

/// A template that every release stores, in the form that releases from 23.9 take, and nothing about it to remark.
const GOOD: &str = "\
template:
  api_version: v1
  kind: taskTemplate
  metadata:
    name: good
  spec:
    kernel:
      image: cr.backend.ai/stable/python:3.9-ubuntu20.04
";

/// One that no release stores.
const BAD: &str = "kind: taskTemplate\n";
