//! The code editor: a thin Rust face of the `CodeMirror` bundle, and the component that shows it.

mod codemirror;
mod component;
mod marks;

pub(crate) use component::CodeEditor;
