//! What came of each step, for the table of `cargo xtask clusters`.

use std::fs::OpenOptions;
use std::io::Write as _;

/// Where the cells of one manager are noted; with no column, nowhere.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cells {
    column: Option<String>,
}

impl Cells {
    /// Notes nothing.
    pub(crate) const NONE: Self = Self { column: None };

    /// Notes under this heading.
    pub(crate) fn of(column: &str) -> Self {
        Self {
            column: Some(column.to_owned()),
        }
    }

    /// Notes that a step was done, and what came of it. `SESSTPL_CELLS` names the file; without it nothing is noted.
    pub(crate) fn note(&self, step: &str, text: &str) {
        let (Some(column), Some(path)) = (&self.column, std::env::var_os("SESSTPL_CELLS")) else {
            return;
        };
        let mut file = OpenOptions::new().create(true).append(true).open(path).unwrap();
        let text = text.replace(['\t', '\n'], " ");
        writeln!(file, "CLI\t{column}\t{step}\t{text}").unwrap();
    }
}
