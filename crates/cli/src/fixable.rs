//! Which findings have a fix.

use sesstpl::fix::{Applicability, Fix, Fixer};
use sesstpl::{CheckOptions, Report};

use crate::input::Document;
use crate::text::counted;

/// Every fix is tried on the whole text. Where that is more than this many bytes in all, none is looked for.
const MOST_BYTES_TRIED: usize = 16 << 20;

/// The fixes of each finding of a document; none where there is too much to try.
pub(crate) fn fixes(document: &Document, report: &Report) -> Option<Vec<Vec<Fix>>> {
    let count = report.diagnostics.len();
    if document.text.len().saturating_mul(count) > MOST_BYTES_TRIED {
        return None;
    }
    let options = CheckOptions {
        release: report.release,
    };
    let fixer = Fixer::new(&document.text, &options);
    let diagnostics = report.diagnostics.iter();
    Some(diagnostics.map(|diagnostic| fixer.fixes(diagnostic)).collect())
}

/// How many findings have a fix.
#[derive(Debug, Default)]
pub(crate) struct Fixable {
    /// That can be made without a look at it.
    safe: usize,
    /// That may not be what was meant.
    only_unsafe: usize,
}

impl Fixable {
    pub(crate) fn of(reports: &[(Document, Report)]) -> Self {
        let mut fixable = Self::default();
        let found = reports
            .iter()
            .filter_map(|(document, report)| fixes(document, report));
        for fixes in found.flatten() {
            match fixes.iter().map(|fix| fix.applicability).min() {
                Some(Applicability::Safe) => fixable.safe += 1,
                Some(Applicability::Unsafe) => fixable.only_unsafe += 1,
                None => {}
            }
        }
        fixable
    }

    /// What to do about them.
    pub(crate) fn advice(&self) -> Option<String> {
        let can = |count: usize| format!("{} can be fixed", counted(count, "finding"));
        match (self.safe, self.only_unsafe) {
            (0, 0) => None,
            (safe, 0) => Some(format!("{} with `sesstpl fix`", can(safe))),
            (0, count) => Some(format!(
                "{} with `sesstpl fix --unsafe`, which may not be what was meant",
                can(count)
            )),
            (safe, count) => Some(format!(
                "{} with `sesstpl fix`, {count} more with `--unsafe`, which may not be what was meant",
                can(safe)
            )),
        }
    }
}
