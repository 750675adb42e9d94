//! Values as text that looks like its neighbours.

mod block;
mod flow;
mod scalar;

pub(super) use block::Written;
pub(super) use scalar::quoted;

use sesstpl_yaml::ScalarStyle;

use super::style::Style;
use super::tree::Forms;

/// Longer text is not written.
const MAX_LENGTH: usize = 1 << 20;

/// Writes values in one layout.
#[derive(Debug, Clone, Copy)]
pub(super) struct Renderer<'f> {
    pub(super) forms: &'f Forms,
    pub(super) style: Style,
    /// Whether everything is to stand on one line.
    pub(super) one_line: bool,
}

/// Where a scalar goes, and what it looks like there if it can.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Setting {
    /// Within brackets.
    pub(super) flow: bool,
    /// Before a colon.
    pub(super) key: bool,
    /// The quotes to use even where none are needed.
    pub(super) quotes: Option<ScalarStyle>,
}
