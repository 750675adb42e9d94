//! The verdict, in words.

use sesstpl::{Report, Severity, Verdict};

use crate::messages::t;
use crate::state::Checked;

/// A severity's name.
pub(crate) fn severity_title(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => t!("Error"),
        Severity::Launch => t!("Launch problem"),
        Severity::Warning => t!("Warning"),
        Severity::Hint => t!("Hint"),
    }
}

/// What the manager does with the text, as a sentence.
pub(super) fn sentence(report: &Report) -> String {
    let release = report.release;
    let count = report.templates.len();
    match (report.verdict, count) {
        (Verdict::Accept, 0) => t!("{} finds no template in this text.", release),
        (Verdict::Accept, 1) => t!("{} stores this template.", release),
        (Verdict::Accept, _) => t!("{} stores these {} templates.", release, count),
        (Verdict::Malformed, _) => t!("{} cannot read this text.", release),
        (Verdict::Reject, 0 | 1) => t!("{} refuses this template.", release),
        (Verdict::Crash, 0 | 1) => t!("{} crashes on this template.", release),
        (Verdict::Reject, _) => t!("{} refuses {}, and so stores none.", release, some_of(report)),
        (Verdict::Crash, _) => t!("{} crashes on {}, and so stores none.", release, some_of(report)),
    }
}

fn some_of(report: &Report) -> String {
    let count = report.templates.len();
    let bad = report
        .templates
        .iter()
        .filter(|template| template.verdict != Verdict::Accept)
        .count();
    if bad == count {
        t!("these {} templates", count)
    } else {
        t!("{} of these {} templates", bad, count)
    }
}

/// How many findings there are, as `2 errors, 1 warning`; empty when there are none.
pub(super) fn tally(checked: &Checked) -> String {
    let counted = [
        Severity::Error,
        Severity::Launch,
        Severity::Warning,
        Severity::Hint,
    ]
    .map(|severity| match (severity, checked.count(severity)) {
        (_, 0) => String::new(),
        (Severity::Error, 1) => t!("1 error").to_owned(),
        (Severity::Error, count) => t!("{} errors", count),
        (Severity::Launch, 1) => t!("1 launch problem").to_owned(),
        (Severity::Launch, count) => t!("{} launch problems", count),
        (Severity::Warning, 1) => t!("1 warning").to_owned(),
        (Severity::Warning, count) => t!("{} warnings", count),
        (Severity::Hint, 1) => t!("1 hint").to_owned(),
        (Severity::Hint, count) => t!("{} hints", count),
    });
    let present: Vec<_> = counted.into_iter().filter(|text| !text.is_empty()).collect();
    present.join(", ")
}

/// The class that colours the verdict.
pub(super) fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accept => "verdict-accept",
        Verdict::Reject | Verdict::Malformed | Verdict::Crash => "verdict-refuse",
    }
}

#[cfg(test)]
mod tests {
    use sesstpl::{Catalogue, CheckOptions, Release, check};

    use super::*;
    use crate::state::SAMPLE;

    fn said(text: &str) -> String {
        sentence(&check(
            text,
            &CheckOptions {
                release: Release::LATEST,
            },
        ))
    }

    #[test]
    fn each_verdict_has_its_sentence() {
        assert_eq!(said(SAMPLE), "26.9.6 stores this template.");
        assert_eq!(said("kind: taskTemplate"), "26.9.6 refuses this template.");
        assert_eq!(said("{"), "26.9.6 cannot read this text.");
    }

    #[test]
    fn of_several_templates_the_bad_ones_are_counted() {
        let good = SAMPLE.replace("---\n", "").replace('\n', "\n  ");
        let text = format!("---\ntemplate:\n  {good}\n---\ntemplate:\n  kind: taskTemplate\n");
        assert_eq!(
            said(&text),
            "26.9.6 refuses 1 of these 2 templates, and so stores none."
        );
    }

    #[test]
    fn findings_are_tallied_by_severity() {
        let checked = Checked::of("kind: taskTemplate", Release::LATEST, &Catalogue::default());
        let errors = checked.count(Severity::Error);
        assert!(errors > 1, "{:#?}", checked.report.diagnostics);
        assert!(
            tally(&checked).starts_with(&format!("{errors} errors")),
            "{}",
            tally(&checked)
        );
    }
}
