//! What we say that a manager will do, in the words of the recording.

use serde_json::{Map, Value};
use sesstpl::fields::FieldId;
use sesstpl::launch::{Effect, LaunchOptions, LaunchPlan, Mount, Obstacle, PlanError, plan};
use sesstpl::wire::Wrapping;
use sesstpl::{CheckOptions, Envelope, Notation, Release, Report, Stored, Verdict, check, emit};

use crate::recording::{Arrived, Launched, Observed, shortened, shortened_value};
use crate::rig;
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
    if let Some(answer) = &observed.save {
        expect(
            "save",
            save_status(&report).to_string(),
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
    if let (Some(stored), Some(launched)) = (stored, &observed.launch) {
        let mut predicted = Launch::of(stored, release);
        let got = Launch::from_observed(launched);
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
    let is_reserved = |code: &str| code == "save/reserved-mount";
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

/// Whether a launch of the template waits for ever, and keeps those behind it waiting.
pub(crate) fn waits(case: &Case, release: Release) -> bool {
    let report = check(&case.text, &CheckOptions { release });
    last_stored(&report).is_some_and(|stored| {
        let launch = Launch::of(stored, release);
        launch.status == 201 && !launch.runs
    })
}

/// A launch, predicted or observed.
struct Launch {
    status: u16,
    runs: bool,
    /// Whether the manager mounts something else than is written.
    mixes_mounts: bool,
    /// What arrives, by what it is; nothing of a session that is refused.
    arrived: Map<String, Value>,
}

impl Launch {
    fn of(stored: &Stored, release: Release) -> Self {
        let options = LaunchOptions {
            name: "table".to_owned(),
            group: rig::PROJECT.to_owned(),
            domain: rig::DOMAIN.to_owned(),
        };
        match plan(stored, &options) {
            Ok(plan) => Self::of_plan(&plan, release),
            Err(error) => Self::refused(refusal(&error)),
        }
    }

    fn of_plan(plan: &LaunchPlan, release: Release) -> Self {
        let catalogue = rig::catalogue(release);
        let obstacles = plan.obstacles(release, &catalogue);
        let refusal = obstacles.iter().find_map(|obstacle| match obstacle.effect {
            Effect::Refused(status) => Some(status),
            Effect::Waits | Effect::Differs => None,
        });
        if let Some(status) = refusal {
            return Self::refused(status);
        }
        let waits = obstacles.iter().any(|obstacle| obstacle.effect == Effect::Waits);
        // Batch sessions are asked to start in the far future.
        let runs = rig::has_machines(release) && plan.session_type != "batch" && !waits;
        Self {
            status: 201,
            runs,
            mixes_mounts: release.since(26, 4)
                && obstacles.iter().any(|obstacle| obstacle.field == FieldId::Mounts),
            arrived: fields(&arrived(plan, release, &obstacles)),
        }
    }

    fn from_observed(launched: &Launched) -> Self {
        let Some(arrived) = &launched.arrived else {
            return Self::refused(launched.answer.status);
        };
        let mut arrived = arrived.clone();
        arrived.environ.sort();
        // Some releases keep nothing as an empty text.
        for text in [
            &mut arrived.tag,
            &mut arrived.bootstrap_script,
            &mut arrived.startup_command,
        ] {
            *text = text.take().filter(|text| !text.is_empty());
        }
        Self {
            status: launched.answer.status,
            runs: launched.reached.as_deref() == Some("RUNNING"),
            mixes_mounts: false,
            arrived: fields(&arrived),
        }
    }

    fn refused(status: u16) -> Self {
        Self {
            status,
            runs: false,
            mixes_mounts: false,
            arrived: Map::new(),
        }
    }
}

fn fields(arrived: &Arrived) -> Map<String, Value> {
    match serde_json::to_value(arrived).unwrap() {
        Value::Object(fields) => fields,
        _ => unreachable!("a struct is an object"),
    }
}

/// What managers answer to a session of which there is no plan, written out.
fn refusal(error: &PlanError) -> u16 {
    match error {
        PlanError::LongScript(_) => 500,
        _ => 400,
    }
}

fn arrived(plan: &LaunchPlan, release: Release, obstacles: &[Obstacle]) -> Arrived {
    let catalogue = rig::catalogue(release);
    let image = catalogue
        .image(&plan.image, &plan.architecture, release)
        .expect("a session that is taken has an image");
    let text = |text: &Option<String>| text.as_deref().map(shortened);
    let mut environ: Vec<String> = plan
        .environ
        .iter()
        .map(|(name, value)| shortened(&format!("{name}={value}")))
        .collect();
    environ.sort();
    Arrived {
        image: image.name.clone(),
        architecture: image.architecture.clone(),
        session_type: plan.session_type.clone(),
        tag: plan.tag.clone(),
        scaling_group: Some(plan.scaling_group.clone().unwrap_or_else(|| "default".to_owned())),
        resources: plan
            .allotments(release, &catalogue)
            .into_iter()
            .map(|allotment| (allotment.slot, allotment.amount.to_string()))
            .collect(),
        environ,
        mounts: mounts(plan, obstacles),
        bootstrap_script: text(&plan.bootstrap_script),
        startup_command: text(&plan.startup_command),
    }
}

fn mounts(plan: &LaunchPlan, obstacles: &[Obstacle]) -> Vec<String> {
    let line = |mount: &Mount| format!("{}:{} -> {}", mount.name(), mount.sub_path(), mount.final_path());
    let mut mounts: Vec<String> = plan.mounts.iter().map(line).collect();
    let always = line(&Mount {
        folder: rig::DOT_FOLDER.to_owned(),
        path: None,
    });
    let is_mounted_twice = obstacles.iter().any(|obstacle| {
        obstacle.effect == Effect::Differs && obstacle.key.as_deref() == Some(rig::DOT_FOLDER)
    });
    if !mounts.contains(&always) || is_mounted_twice {
        mounts.push(always);
    }
    mounts.sort();
    mounts
}
