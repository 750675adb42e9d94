//! What changes in a text, for people and for `patch`.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};

use annotate_snippets::normalize_untrusted_str;
use anstream::AutoStream;
use clap::builder::styling::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

/// Prints a unified diff: byte for byte as `patch` takes it, or in colours on a terminal.
pub(crate) fn print(name: &str, old: &str, new: &str) -> io::Result<()> {
    let difference = TextDiff::from_lines(old, new);
    let mut unified = difference.unified_diff();
    unified.header(name, name);
    let stdout = io::stdout();
    if stdout.is_terminal() {
        AutoStream::auto(stdout.lock()).write_all(coloured(name, &unified).as_bytes())
    } else {
        unified.to_writer(stdout.lock())
    }
}

fn coloured(name: &str, unified: &similar::udiff::UnifiedDiff<'_, '_, '_, str>) -> String {
    let bold = Style::new().bold();
    let mut text = format!("{bold}--- {name}{bold:#}\n{bold}+++ {name}{bold:#}\n");
    for hunk in unified.iter_hunks() {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{}", hunk.header());
        for change in hunk.iter_changes() {
            let (sign, style) = match change.tag() {
                ChangeTag::Delete => ('-', AnsiColor::Red.on_default()),
                ChangeTag::Insert => ('+', AnsiColor::Green.on_default()),
                ChangeTag::Equal => (' ', Style::new()),
            };
            let line = normalize_untrusted_str(change.value().trim_end_matches(['\n', '\r']));
            let _ = writeln!(text, "{style}{sign}{line}{style:#}");
            if change.missing_newline() {
                text.push_str("\\ No newline at end of file\n");
            }
        }
    }
    text
}
