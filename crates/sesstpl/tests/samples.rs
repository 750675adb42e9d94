//! The published samples of the documentation, and what is found in them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use sesstpl::{CheckOptions, Envelope, Release, Severity, Verdict, check};

const OLD: &str = include_str!("../../../tests/samples/documentation-19.09.yaml");
const NEW: &str = include_str!("../../../tests/samples/documentation-22.03.yaml");

fn codes(text: &str, release: &str) -> Vec<(String, Severity, String)> {
    let release: Release = release.parse().unwrap();
    check(text, &CheckOptions { release })
        .diagnostics
        .iter()
        .map(|diagnostic| {
            (
                diagnostic.code.to_string(),
                diagnostic.severity,
                text[diagnostic.span.start..diagnostic.span.end].to_owned(),
            )
        })
        .collect()
}

fn expected(rows: &[(&str, Severity, &str)]) -> Vec<(String, Severity, String)> {
    rows.iter()
        .map(|&(code, severity, place)| (code.to_owned(), severity, place.to_owned()))
        .collect()
}

#[test]
fn the_old_sample_is_stored_but_clones_nothing_and_has_a_mount_without_a_path() {
    assert_eq!(
        codes(OLD, "26.9.6"),
        expected(&[
            ("style/envelope", Severity::Hint, ""),
            ("launch/git-never-runs", Severity::Launch, "git"),
            (
                "style/image-without-registry",
                Severity::Warning,
                "python:3.6-ubuntu18.04"
            ),
            ("launch/null-mount", Severity::Launch, "test-vfolder"),
        ])
    );
}

#[test]
fn the_new_sample_is_in_an_envelope_that_recent_releases_do_not_take() {
    assert_eq!(
        codes(NEW, "26.9.6"),
        expected(&[
            ("style/envelope", Severity::Hint, "session_templates"),
            ("launch/git-never-runs", Severity::Launch, "git"),
            ("launch/null-mount", Severity::Launch, "test-vfloder"),
        ])
    );
    assert!(
        !codes(NEW, "22.9.23")
            .iter()
            .any(|(code, ..)| code == "style/envelope")
    );
}

#[test]
fn every_release_from_20_9_stores_both_samples() {
    for release in Release::all() {
        for (text, envelope) in [(OLD, Envelope::Bare), (NEW, Envelope::SessionTemplates)] {
            let report = check(text, &CheckOptions { release });
            assert_eq!(
                report.verdict,
                Verdict::Accept,
                "{release}: {:?}",
                report.diagnostics
            );
            assert_eq!(report.envelope, envelope);
            assert_eq!(report.templates[0].name.as_deref(), Some("template1234"));
        }
    }
}
