//! What a person asks for by the code editor's keys.

use serde::Deserialize;

/// `Command` in `web/codemirror/core.ts`. Offsets are JavaScript's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "command", rename_all = "lowercase")]
pub(crate) enum Command {
    /// Save the text.
    Save,
    /// Lay the text out anew.
    Format,
    /// Choose a part of the text to go to.
    Outline,
    /// Give the mount or the variable at a place another name.
    Rename {
        /// Where the selection begins.
        from: usize,
    },
    /// Go to the next problem after a place.
    Next {
        /// Where the selection begins.
        from: usize,
    },
    /// Go to the problem before a place.
    Previous {
        /// Where the selection begins.
        from: usize,
    },
    /// Show what there is to know about a rule.
    Rule {
        /// The rule's code.
        code: String,
    },
}
