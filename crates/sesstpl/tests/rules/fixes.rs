//! What single fixes do.

use std::collections::BTreeMap;

use sesstpl::fix::{Applicability, Fix, Fixer};
use sesstpl::rules::{self, Rule};
use sesstpl::{CheckOptions, Diagnostic, Release, Segment, check_with};

use super::{corpora, places, release_of};

/// The fixes of what a rule finds in a text.
fn fixes_of(rule: &Rule, text: &str, release: Release) -> Vec<Fix> {
    let options = CheckOptions { release };
    let catalogue = rules::example_catalogue();
    let report = check_with(text, &options, &catalogue);
    let fixer = Fixer::new(text, &options).with_catalogue(&catalogue);
    let found = report
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code == rule.code);
    found.flat_map(|diagnostic| fixer.fixes(diagnostic)).collect()
}

#[test]
fn a_fix_makes_of_every_example_what_is_called_mended() {
    for rule in rules::all().iter().filter(|rule| rule.has_fix()) {
        let fixes = fixes_of(rule, rule.example, release_of(rule));
        let texts: Vec<String> = fixes.iter().map(|fix| fix.edits.apply(rule.example)).collect();
        assert!(
            texts.iter().any(|text| text == rule.mended),
            "{}\n--- example\n{}\n--- mended\n{}\n--- fixes {:?}\n{}",
            rule.code,
            rule.example,
            rule.mended,
            fixes.iter().map(|fix| &fix.title).collect::<Vec<_>>(),
            texts.join("\n---\n")
        );
    }
}

#[test]
fn titles_are_commands() {
    for rule in rules::all().iter().filter(|rule| rule.has_fix()) {
        for fix in fixes_of(rule, rule.example, release_of(rule)) {
            let first = fix.title.chars().next().unwrap();
            assert!(
                first.is_uppercase() && !fix.title.ends_with('.'),
                "{}: {}",
                rule.code,
                fix.title
            );
        }
    }
}

/// Whether a fix may touch a place: what the diagnostic is about, or what the rule moves it to.
fn may_touch(place: &[String], diagnostic: &Diagnostic) -> bool {
    let about: Vec<String> = diagnostic
        .path
        .segments
        .iter()
        .map(|segment| match segment {
            Segment::Key(key) => key.clone(),
            Segment::Index(index) => index.to_string(),
        })
        .collect();
    let inner = about.len() - usize::from(!about.is_empty());
    let moved: &[&str] = match diagnostic.code.as_str() {
        "launch/git-never-runs" => &["git", "bootstrap", "run", "kernel"],
        "launch/image-reference" => &["architecture"],
        "security/credential" => &["credential", "git"],
        _ => &[],
    };
    // The number of the document comes first. What an entry was taken from or added to may have become empty.
    place.get(1..).is_some_and(|place| {
        place.starts_with(about.get(..inner).unwrap_or_default())
            || about.starts_with(place)
            || place.iter().any(|key| moved.contains(&key.as_str()))
    })
}

/// How often each rule finds something.
fn count_by_code(text: &str, options: CheckOptions) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for diagnostic in sesstpl::check(text, &options).diagnostics {
        *counts.entry(diagnostic.code.as_str()).or_default() += 1;
    }
    counts
}

#[test]
fn fixes_change_what_they_are_about_and_nothing_else() {
    let mut tried = 0;
    for (index, text) in corpora::sample(11).iter().enumerate() {
        let release = Release::all().nth(index % Release::all().count()).unwrap();
        let options = CheckOptions { release };
        let report = sesstpl::check(text, &options);
        let fixer = Fixer::new(text, &options);
        for diagnostic in &report.diagnostics {
            for fix in fixer.fixes(diagnostic) {
                tried += 1;
                let after = fix.edits.apply(text);
                let context = || {
                    format!(
                        "{release}: {} ({diagnostic:?})\n--- before\n{text}\n--- after\n{after}",
                        fix.title
                    )
                };
                let (before, now) = (count_by_code(text, options), count_by_code(&after, options));
                let is_fewer = |code: &str| now.get(code) < before.get(code);
                assert!(
                    is_fewer(diagnostic.code.as_str()),
                    "it is still there\n{}",
                    context()
                );
                // What is wrong in a text that cannot be read is seen only once it can.
                let was_read = !before.keys().any(|code| code.starts_with("syntax/"));
                for (code, count) in now.iter().filter(|_| was_read) {
                    let is_grave = code.starts_with("save/") || code.starts_with("syntax/");
                    assert!(
                        !is_grave || before.get(code) >= Some(count),
                        "{code} is new\n{}",
                        context()
                    );
                }
                if let Some(places) = places::differing(text, &after) {
                    for place in &places {
                        assert!(
                            may_touch(place, diagnostic),
                            "{place:?} is touched\n{}",
                            context()
                        );
                    }
                }
            }
        }
    }
    assert!(tried > 500, "only {tried} fixes were tried");
}

#[test]
fn what_is_safe_and_was_stored_before_is_stored_as_the_same() {
    let text = "{api_version: v1, kind: taskTemplate, metadata: {name: a}, \
                spec: {kernel: {image: b/c, run: {startup: a, startupCommand: b}}}}";
    let options = CheckOptions::default();
    let report = sesstpl::check(text, &options);
    let is_shadowed = |found: &&Diagnostic| found.code.as_str() == "style/shadowed-alias";
    let shadowed = report.diagnostics.iter().find(is_shadowed).unwrap();
    let fixes = Fixer::new(text, &options).fixes(shadowed);
    assert_eq!(fixes.len(), 1);
    assert_eq!(fixes[0].applicability, Applicability::Safe);
    let after = fixes[0].edits.apply(text);
    assert_eq!(after, text.replace(", startupCommand: b", ""));
    assert_eq!(
        sesstpl::check(&after, &options).templates[0].stored,
        report.templates[0].stored
    );
}
