//! The code editor: a thin Rust face of the `CodeMirror` bundle, and the component that shows it.

mod assist;
mod codemirror;
mod command;
mod component;
mod marks;
mod offsets;
mod phrases;

pub(crate) use command::Command;
pub(crate) use component::CodeEditor;
pub(crate) use offsets::{Change, bytes, changes};
