//! The verdict, in words.

use sesstpl::{Report, Severity, Verdict};

use crate::state::Checked;

/// A severity's name.
pub(crate) fn severity_title(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Launch => "Launch problem",
        Severity::Warning => "Warning",
        Severity::Hint => "Hint",
    }
}

/// What the manager does with the text, as a sentence.
pub(super) fn sentence(report: &Report) -> String {
    let release = report.release;
    let count = report.templates.len();
    match (report.verdict, count) {
        (Verdict::Accept, 0) => format!("{release} finds no template in this text."),
        (Verdict::Accept, 1) => format!("{release} stores this template."),
        (Verdict::Accept, _) => format!("{release} stores these {count} templates."),
        (Verdict::Malformed, _) => format!("{release} cannot read this text."),
        (Verdict::Reject, 0 | 1) => format!("{release} refuses this template."),
        (Verdict::Crash, 0 | 1) => format!("{release} crashes on this template."),
        (Verdict::Reject, _) => format!("{release} refuses {}, and so stores none.", some_of(report)),
        (Verdict::Crash, _) => format!("{release} crashes on {}, and so stores none.", some_of(report)),
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
        format!("these {count} templates")
    } else {
        format!("{bad} of these {count} templates")
    }
}

/// How many findings there are, as `2 errors, 1 warning`; empty when there are none.
pub(super) fn tally(checked: &Checked) -> String {
    let kinds = [
        (Severity::Error, "error"),
        (Severity::Launch, "launch problem"),
        (Severity::Warning, "warning"),
        (Severity::Hint, "hint"),
    ];
    let counted = kinds.map(|(severity, name)| match checked.count(severity) {
        0 => String::new(),
        1 => format!("1 {name}"),
        count => format!("{count} {name}s"),
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
