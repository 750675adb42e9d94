//! Fixes of texts that cannot be read.

use sesstpl::fix::{Applicability, Fixer};
use sesstpl::{CheckOptions, check};

const REST: &str = "kind: taskTemplate\nmetadata:\n  name: a\nspec:\n  kernel:\n    image: b/c\n";

/// The first fix of a text without its last lines, which are always the same: what it makes of the text, and whether
/// it is safe.
fn fixed(start: &str) -> Option<(String, bool)> {
    let text = format!("{start}\n{REST}");
    let options = CheckOptions::default();
    let report = check(&text, &options);
    let fixes = Fixer::new(&text, &options).fixes(&report.diagnostics[0]);
    let fix = fixes.first()?;
    let after = fix.edits.apply(&text);
    let start = after.strip_suffix(REST).unwrap_or(&after).trim_end_matches('\n');
    Some((start.to_owned(), fix.applicability == Applicability::Safe))
}

#[track_caller]
fn assert_fixed(before: &str, after: &str, is_safe: bool) {
    let got = fixed(before);
    assert!(
        got == Some((after.to_owned(), is_safe)),
        "{before:?}: expected {after:?}, got {got:?}"
    );
}

#[test]
fn tabs_become_spaces() {
    assert_fixed(
        "extra:\n\ta: 1\n\tb:\n\t\tc: 2",
        "extra:\n  a: 1\n  b:\n    c: 2",
        true,
    );
    assert_fixed("extra:\n  a:\n\tb: 2", "extra:\n  a:\n  b: 2", false);
}

#[test]
fn values_that_break_the_text_are_put_in_quotes() {
    assert_fixed("extra: a: b # c", "extra: 'a: b' # c", false);
    assert_fixed("extra: @here", "extra: '@here'", false);
    assert_fixed("extra: *here", "extra: '*here'", false);
    assert_fixed("extra: %it's", "extra: '%it''s'", false);
    assert_fixed("extra: 2026-02-30", "extra: '2026-02-30'", true);
    assert_fixed("extra: [2026-02-30]", "extra: ['2026-02-30']", true);
}

#[test]
fn what_is_missing_is_written() {
    assert_fixed("extra: 'a", "extra: 'a'", false);
    assert_fixed("extra\n  a: 1", "extra:\n  a: 1", false);
    assert_fixed("extra:a", "extra: a", false);
}

#[test]
fn what_may_not_stand_there_goes() {
    assert_fixed("extra: a\u{7}b", "extra: ab", false);
}

#[test]
fn what_nothing_is_known_of_stays() {
    assert_eq!(fixed("extra: [a"), None);
    assert_eq!(fixed("? [a]: b\n: {"), None);
}

#[test]
fn the_first_line_has_none_above_it() {
    // A tab at the start, behind a byte order mark.
    assert_eq!(fixed("\u{FEFF}\t"), None);
}
