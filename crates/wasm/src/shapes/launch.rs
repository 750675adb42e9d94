//! A launch.

use serde::Serialize;
use serde_json::Value;
use sesstpl::launch::{Allotment, Effect, LaunchPlan, Loss, Obstacle, Unit};
use sesstpl::{Catalogue, Release};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PlanShape<'p> {
    ok: bool,
    request: Value,
    shown_script: Option<&'p str>,
    mounts: Vec<MountShape<'p>>,
    resources: Vec<AllotmentShape>,
    obstacles: Vec<ObstacleShape>,
    unknown: Vec<&'static str>,
    losses: Vec<LossShape>,
}

#[derive(Serialize)]
struct MountShape<'p> {
    folder: &'p str,
    path: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AllotmentShape {
    slot: String,
    unit: Unit,
    amount: String,
    shown: String,
    asked_for: bool,
}

#[derive(Serialize)]
struct ObstacleShape {
    code: &'static str,
    field: &'static str,
    key: Option<String>,
    effect: &'static str,
    status: Option<u16>,
    message: String,
    help: String,
}

#[derive(Serialize)]
struct LossShape {
    field: &'static str,
    status: Option<u16>,
    message: &'static str,
}

impl<'p> PlanShape<'p> {
    pub(crate) fn new(
        plan: &'p LaunchPlan,
        losses: impl Iterator<Item = &'static Loss>,
        release: Release,
        catalogue: &Catalogue,
    ) -> Self {
        let mounts = plan.mounts.iter().map(|mount| MountShape {
            folder: &mount.folder,
            path: mount.final_path(),
        });
        let losses = losses.map(|loss| LossShape {
            field: loss.field.field().name(),
            status: loss.status,
            message: loss.message,
        });
        let allotments = plan.allotments(release, catalogue).into_iter();
        let obstacles = plan.obstacles(release, catalogue).into_iter();
        Self {
            ok: true,
            request: plan.request_body(),
            shown_script: plan.shown_script.as_deref(),
            mounts: mounts.collect(),
            resources: allotments.map(allotment).collect(),
            obstacles: obstacles.map(obstacle).collect(),
            unknown: plan.more.unknown_to(release),
            losses: losses.collect(),
        }
    }
}

fn allotment(allotment: Allotment) -> AllotmentShape {
    AllotmentShape {
        slot: allotment.slot,
        unit: allotment.amount.unit,
        amount: allotment.amount.to_string(),
        shown: allotment.amount.for_people(),
        asked_for: allotment.is_asked_for,
    }
}

fn obstacle(obstacle: Obstacle) -> ObstacleShape {
    let (effect, status) = match obstacle.effect {
        Effect::Differs => ("differs", None),
        Effect::Waits => ("waits", None),
        Effect::Refused(status) => ("refused", Some(status)),
    };
    ObstacleShape {
        code: obstacle.code,
        field: obstacle.field.field().name(),
        key: obstacle.key,
        effect,
        status,
        message: obstacle.message,
        help: obstacle.help,
    }
}
