//! What lines that are left out may have to do with a finding in the rest.

use super::Readable;
use crate::Diagnostic;

/// A line of the broken text.
#[derive(Debug, Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    indent: usize,
    is_left_out: bool,
}

impl Readable {
    /// The findings in the rest that hold for the broken text too, whatever the lines mean that were left out.
    ///
    /// Only why a template is refused is told, and of that only what concerns lines around which nothing is left
    /// out: not above them where a line is indented less, and not in what stands below them.
    pub(crate) fn standing(&self, broken: &str, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let lines = self.lines(broken);
        found.retain(|diagnostic| self.stands(&lines, diagnostic));
        found
    }

    fn stands(&self, lines: &[Line], diagnostic: &Diagnostic) -> bool {
        let is_save = diagnostic.code.as_str().starts_with("save/");
        let is_missing_on_top =
            diagnostic.code.as_str() == "save/missing-key" && diagnostic.path.segments.len() < 2;
        if !is_save || is_missing_on_top {
            return false;
        }
        let own = lines.partition_point(|line| line.start <= diagnostic.span.start);
        let (above, below) = lines.split_at(own);
        let Some((line, above)) = above.split_last() else {
            return false;
        };
        let overlaps = self
            .left_out
            .iter()
            .any(|left_out| left_out.start <= diagnostic.span.end && diagnostic.span.start <= left_out.end);
        !overlaps && !hangs_on(line, above) && !holds_left_out(line, below)
    }

    /// The lines that are not blank.
    fn lines(&self, broken: &str) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in broken.split_inclusive(['\n', '\r']) {
            let text = line.trim_start_matches([' ', '\t', '-']);
            if !line.trim().is_empty() {
                lines.push(Line {
                    start,
                    end: start + line.len(),
                    indent: line.len() - text.len(),
                    is_left_out: false,
                });
            }
            start += line.len();
        }
        for line in &mut lines {
            line.is_left_out = self
                .left_out
                .iter()
                .any(|left_out| left_out.start < line.end && line.start < left_out.end);
        }
        lines
    }
}

/// Whether a line may stand in something that a line left out above it begins.
fn hangs_on(line: &Line, above: &[Line]) -> bool {
    let mut indent = line.indent;
    for outer in above.iter().rev() {
        if outer.indent < indent {
            if outer.is_left_out {
                return true;
            }
            indent = outer.indent;
        }
    }
    false
}

/// Whether a line is left out among those that are indented more below a line.
fn holds_left_out(line: &Line, below: &[Line]) -> bool {
    below
        .iter()
        .take_while(|inner| inner.indent > line.indent || inner.is_left_out)
        .any(|inner| inner.is_left_out)
}
