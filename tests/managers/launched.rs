//! Launches, predicted and observed, in the words of the recording.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use sesstpl::fields::FieldId;
use sesstpl::launch::{
    Effect, LaunchOptions, LaunchPlan, Loss, Mount, Obstacle, PlanError, losses, plan_with,
};
use sesstpl::{Release, Stored};

use crate::recording::{Arrived, Launched, shortened};
use crate::rig;
use crate::table::Case;

/// A launch, predicted or observed.
pub(crate) struct Launch {
    pub(crate) status: u16,
    pub(crate) runs: bool,
    /// Whether the manager mounts something else than is written.
    pub(crate) mixes_mounts: bool,
    /// What arrives, by what it is; nothing of a session that is refused.
    pub(crate) arrived: Map<String, Value>,
}

impl Launch {
    pub(crate) fn of(stored: &Stored, release: Release, case: &Case) -> Self {
        let options = LaunchOptions {
            name: "table".to_owned(),
            group: rig::PROJECT.to_owned(),
            domain: rig::DOMAIN.to_owned(),
        };
        match plan_with(stored, &options, &case.overrides) {
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
        let is_unknown = !plan.more.unknown_to(release).is_empty();
        if let Some(status) = is_unknown.then_some(400).or(refusal) {
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

    /// The same where the manager expands the template.
    pub(crate) fn by_the_manager(mut self, stored: &Stored, release: Release) -> Self {
        if self.status != 201 {
            return self;
        }
        let losses: Vec<&Loss> = losses(stored, release).collect();
        if let Some(status) = losses.iter().find_map(|loss| loss.status) {
            return Self::refused(status);
        }
        // It runs all the same.
        if release.since(26, 9) {
            self.status = 500;
        }
        for loss in losses {
            let (key, instead) = match loss.field {
                FieldId::Resources => ("resources", json!({"cpu": "1", "mem": (128 << 20).to_string()})),
                FieldId::Environ => ("environ", json!([])),
                FieldId::Mounts => ("mounts", json!([dot_folder()])),
                FieldId::ScalingGroup => ("scaling_group", json!("default")),
                FieldId::Startup => ("startup_command", Value::Null),
                FieldId::SessionType => ("session_type", json!("interactive")),
                FieldId::Tag => ("tag", Value::Null),
                // What arrives in place of the commands is not looked at.
                FieldId::Git => {
                    self.arrived.remove("bootstrap_script");
                    continue;
                }
                _ => continue,
            };
            self.arrived.insert(key.to_owned(), instead);
        }
        self
    }

    pub(crate) fn from_observed(launched: &Launched) -> Self {
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
        mounts: mounts(plan, release, obstacles),
        bootstrap_script: text(&plan.bootstrap_script),
        startup_command: text(&plan.startup_command),
        more: more(plan),
    }
}

fn more(plan: &LaunchPlan) -> BTreeMap<String, String> {
    let more = &plan.more;
    let shared = more.resource_options.iter().find(|(name, _)| name == "shmem");
    let entries = [
        ("access_key", more.owner.clone()),
        ("callback_url", more.callback_url.clone()),
        (
            "cluster_size",
            more.cluster_size
                .filter(|size| *size > 1)
                .map(|size| size.to_string()),
        ),
        ("priority", more.priority.map(|priority| priority.to_string())),
        ("shmem", shared.map(|_| (128 << 20).to_string())),
    ];
    entries
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
}

fn mounts(plan: &LaunchPlan, release: Release, obstacles: &[Obstacle]) -> Vec<String> {
    let mut mounts: Vec<String> = plan.mounts.iter().map(line).collect();
    // The folder with a dot is the administrator's, who asks; 23.9 and 25.5 mount it into the owner's session as well.
    let is_shared = release.since(23, 9) && !release.since(26, 4);
    if plan.more.owner.is_some() && !is_shared {
        return mounts;
    }
    let always = dot_folder();
    let is_mounted_twice = obstacles.iter().any(|obstacle| {
        obstacle.effect == Effect::Differs && obstacle.key.as_deref() == Some(rig::DOT_FOLDER)
    });
    if !mounts.contains(&always) || is_mounted_twice {
        mounts.push(always);
    }
    mounts.sort();
    mounts
}

fn line(mount: &Mount) -> String {
    format!("{}:{} -> {}", mount.name(), mount.sub_path(), mount.final_path())
}

/// The folder that is mounted always.
fn dot_folder() -> String {
    line(&Mount {
        folder: rig::DOT_FOLDER.to_owned(),
        path: None,
    })
}
