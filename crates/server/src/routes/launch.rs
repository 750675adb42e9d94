//! What a launch must hold to be taken, in the manager's order of asking.

use std::collections::HashSet;

use sesstpl::launch::{PlanError, is_session_name};
use sesstpl_manager_api::Timestamp;
use uuid::Uuid;

use crate::agent::{LaunchRequest, Phase, Session, SessionKind, Slots};
use crate::identity::{Person, Project};
use crate::problem::{Missing, Refusal};

/// The only scaling group.
pub(super) const SCALING_GROUP: &str = "default";

/// The architectures that images have, by their canonical names.
const ARCHITECTURES: [&str; 3] = ["x86_64", "aarch64", "x86"];

/// The longest image name, tag and bootstrap script, in characters.
const IMAGE_LIMIT: usize = 512;
const TAG_LIMIT: usize = 64;
const BOOTSTRAP_LIMIT: usize = 16_384;

/// The project of a request; without a name, `default` as the manager has it.
pub(super) fn project<'i>(
    person: &'i Person,
    domain: Option<&str>,
    group: Option<&str>,
) -> Result<&'i Project, Refusal> {
    if let Some(domain) = domain.filter(|domain| *domain != person.domain) {
        return Err(Refusal::Missing(Missing::Domain(domain.to_owned())));
    }
    let group = group.unwrap_or("default");
    person
        .project(group)
        .ok_or_else(|| Refusal::Missing(Missing::Project(group.to_owned())))
}

/// A new session from a request, if the request is one that a manager takes.
pub(super) fn new_session(
    request: LaunchRequest,
    capacity: &Slots,
    now: Timestamp,
) -> Result<Session, Refusal> {
    check_image(&request)?;
    check_kind(&request)?;
    check_lengths(&request)?;
    check_mounts(&request)?;
    check_scaling_group(&request)?;
    let slots = Slots::requested(&request.config.resources, capacity)
        .map_err(|error| parameters(error.to_string()))?;
    Ok(Session {
        id: Uuid::new_v4(),
        name: request.name.clone(),
        request,
        slots,
        phase: Phase::Pending,
        reason: "waits to be scheduled".to_owned(),
        created: now,
        due: None,
        ended: None,
    })
}

fn parameters(what: impl Into<String>) -> Refusal {
    Refusal::Parameters(what.into())
}

/// Whether a session may have this name.
pub(super) fn check_name(name: &str) -> Result<(), Refusal> {
    if is_session_name(name) {
        Ok(())
    } else {
        Err(parameters(PlanError::Name(name.to_owned()).to_string()))
    }
}

fn check_image(request: &LaunchRequest) -> Result<(), Refusal> {
    let image = request.image.trim();
    if image.is_empty() || image.chars().count() > IMAGE_LIMIT {
        return Err(parameters(format!(
            "an image's name has 1 to {IMAGE_LIMIT} characters"
        )));
    }
    match request.architecture.as_deref() {
        None => Ok(()),
        Some(architecture) if ARCHITECTURES.contains(&architecture) => Ok(()),
        Some(architecture) => Err(Refusal::Missing(Missing::Architecture(architecture.to_owned()))),
    }
}

fn check_scaling_group(request: &LaunchRequest) -> Result<(), Refusal> {
    match request.config.scaling_group.as_deref() {
        Some(group) if group != SCALING_GROUP => {
            Err(Refusal::Missing(Missing::ScalingGroup(group.to_owned())))
        }
        _ => Ok(()),
    }
}

fn check_kind(request: &LaunchRequest) -> Result<(), Refusal> {
    let command = request.startup_command.as_deref().unwrap_or_default();
    match request.kind {
        SessionKind::Batch if command.is_empty() => Err(parameters(
            "Batch sessions must have a non-empty startup command.",
        )),
        SessionKind::Inference => Err(parameters(
            "an inference session needs a model folder, which is not here",
        )),
        SessionKind::System => Err(parameters(
            "a system session is the manager's own and cannot be asked for",
        )),
        SessionKind::Interactive | SessionKind::Batch => Ok(()),
    }
}

fn check_lengths(request: &LaunchRequest) -> Result<(), Refusal> {
    let within = |what: &str, text: Option<&str>, limit: usize| {
        if text.is_some_and(|text| text.chars().count() > limit) {
            Err(parameters(format!("the {what} has more than {limit} characters")))
        } else {
            Ok(())
        }
    };
    within("tag", request.tag.as_deref(), TAG_LIMIT)?;
    within(
        "bootstrap script",
        request.bootstrap_script.as_deref(),
        BOOTSTRAP_LIMIT,
    )
}

fn check_mounts(request: &LaunchRequest) -> Result<(), Refusal> {
    let mut taken = HashSet::new();
    for place in request
        .config
        .mount_map
        .values()
        .filter(|place| !place.is_empty())
    {
        if !taken.insert(place) {
            return Err(parameters("Duplicate alias folder name exists."));
        }
    }
    Ok(())
}
