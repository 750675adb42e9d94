//! What we say that a manager will do, in the words of the recording.

use sesstpl::launch::PlanError;
use sesstpl::wire::Wrapping;
use sesstpl::{CheckOptions, Envelope, Notation, Release, Report, Stored, Verdict, check, emit};

use crate::launched::Launch;
use crate::recording::{Observed, shortened_value};
use crate::table::Case;

/// Compares what is predicted of a template with what was observed; gives what differs.
pub(crate) fn differences(case: &Case, release: Release, observed: &Observed) -> Vec<String> {
    let report = check(&case.text, &CheckOptions { release });
    let mut differences = Vec::new();
    let mut expect = |what: &str, predicted: String, got: String| {
        if predicted != got {
            differences.push(format!("{what}: predicted {predicted}, observed {got}"));
        }
    };
    if let Some(answer) = &observed.as_typed {
        let predicted = typed_status(&report);
        expect("as typed", predicted.to_string(), answer.status.to_string());
    }
    if let Some(answer) = &observed.update_as_typed {
        let predicted = typed_update_status(&case.text, &report);
        expect(
            "update as typed",
            predicted.to_string(),
            answer.status.to_string(),
        );
    }
    if let Some(answer) = &observed.update {
        expect("update", "200".to_owned(), answer.status.to_string());
    }
    if let Some(answer) = &observed.save {
        expect(
            "save",
            match report.verdict {
                Verdict::Malformed if case.is_cluster() => 400,
                _ => save_status(&report),
            }
            .to_string(),
            answer.status.to_string(),
        );
    }
    let stored = last_stored(&report);
    let predicted = stored.map(|stored| {
        let value = serde_json::from_str(&emit::to_json(stored, false)).unwrap();
        shortened_value(value).to_string()
    });
    let got = observed.stored.as_ref().map(ToString::to_string);
    expect("stored", format!("{predicted:?}"), format!("{got:?}"));
    let sessions = [(false, &observed.launch), (true, &observed.own_launch)];
    for (is_own, session) in sessions {
        let (Some(stored), Some(session)) = (stored, session) else {
            continue;
        };
        let mut predicted = Launch::of(stored, release, case);
        if is_own {
            predicted = predicted.by_the_manager(stored, release);
        }
        let got = Launch::from_observed(session);
        expect(
            "launch status",
            predicted.status.to_string(),
            got.status.to_string(),
        );
        expect("runs", predicted.runs.to_string(), got.runs.to_string());
        if predicted.mixes_mounts {
            let planned = predicted.arrived.remove("mounts");
            let is_other = planned.as_ref() != got.arrived.get("mounts");
            expect("mounts as written", "false".to_owned(), (!is_other).to_string());
        }
        for (key, value) in &predicted.arrived {
            let got = got.arrived.get(key);
            expect(
                key,
                value.to_string(),
                got.map(ToString::to_string).unwrap_or_default(),
            );
        }
    }
    differences
}

/// The template that is launched, of an accepted text.
pub(crate) fn last_stored(report: &Report) -> Option<&Stored> {
    let last = report.templates.last()?;
    last.stored.as_ref().filter(|_| report.ok())
}

/// Whether a plan that cannot be made is one of which the template, written out, says as much.
pub(crate) fn is_comparable(error: &PlanError, stored: &Stored) -> bool {
    let has_git = stored
        .get("spec")
        .and_then(|spec| spec.get("kernel")?.get("git"))
        .is_some_and(|git| *git != Stored::Null);
    !has_git && !matches!(error, PlanError::Name(_))
}

fn save_status(report: &Report) -> u16 {
    let is_reserved = |code: &str| matches!(code, "save/reserved-mount" | "save/cluster-roles");
    let mut errors = report
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == sesstpl::Severity::Error);
    match report.verdict {
        Verdict::Accept => 200,
        // From 23.9 on text that cannot be read is an error without a reason, too.
        Verdict::Malformed if !report.release.since(23, 9) => 400,
        _ if errors.any(|error| is_reserved(error.code.as_str())) => 400,
        _ => 500,
    }
}

/// The status for the text in the envelope in which it is typed.
fn typed_status(report: &Report) -> u16 {
    let release = report.release;
    let is_one_document = report.envelope != Envelope::Documents || report.templates.len() == 1;
    let taken = match (Wrapping::of(release), report.envelope) {
        (Wrapping::None, Envelope::Bare)
        | (Wrapping::SessionTemplates, Envelope::SessionTemplates)
        | (Wrapping::ListOrDocuments, Envelope::Documents) => true,
        // A list is read where it is JSON; in YAML it would be one document.
        (Wrapping::ListOrDocuments, Envelope::List) => report.notation == Notation::Json,
        _ => false,
    };
    // A text without documents is a list of none.
    let is_empty = report.verdict == Verdict::Reject
        && report
            .templates
            .iter()
            .all(|template| template.span.start == template.span.end);
    match report.verdict {
        _ if is_empty && release.since(23, 9) => 200,
        Verdict::Accept if taken => 200,
        Verdict::Accept if !is_one_document && !release.since(23, 9) => 400,
        Verdict::Accept => 500,
        _ => save_status(report),
    }
}

/// The status for the text as it is typed, put in the place of a stored template.
fn typed_update_status(text: &str, report: &Report) -> u16 {
    let is_empty_list = text.trim_end().ends_with("\n[]");
    let taken = matches!(
        (Wrapping::of(report.release), report.envelope),
        (Wrapping::None, Envelope::Bare)
            | (Wrapping::SessionTemplates, Envelope::SessionTemplates)
            | (Wrapping::ListOrDocuments, Envelope::List)
    );
    let release = report.release;
    let is_unreadable = report.verdict == Verdict::Malformed
        // Only a creation reads several YAML documents.
        || (report.envelope == Envelope::Documents && report.templates.len() > 1);
    match report.verdict {
        _ if is_unreadable => {
            if release.since(26, 4) {
                400
            } else {
                500
            }
        }
        _ if is_empty_list && release.since(23, 9) => 200,
        Verdict::Accept if taken => 200,
        Verdict::Accept => 500,
        _ => save_status(report),
    }
}

/// Whether a launch of the template waits for ever, and keeps those behind it waiting.
pub(crate) fn waits(case: &Case, release: Release) -> bool {
    let report = check(&case.text, &CheckOptions { release });
    last_stored(&report).is_some_and(|stored| {
        let launch = Launch::of(stored, release, case);
        launch.status == 201 && !launch.runs
    })
}
