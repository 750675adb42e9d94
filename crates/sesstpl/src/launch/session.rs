//! What a session is asked to be, without a copy of it.

use std::borrow::Cow;

use super::mount::MountRef;
use super::overrides::Overrides;
use super::script::Script;
use super::{LaunchPlan, PlanError};
use crate::{Stored, TemplateKind};

/// A session as a template and what is said in its place have it, or as a plan has it.
pub(super) struct Session<'s> {
    pub(super) image: &'s str,
    pub(super) architecture: &'s str,
    /// `interactive`, `batch`, `inference` or `system`.
    pub(super) kind: &'s str,
    pub(super) tag: Option<&'s str>,
    pub(super) script: Script<'s>,
    pub(super) startup_command: Option<&'s str>,
    pub(super) resources: Vec<(&'s str, &'s Stored)>,
    pub(super) environ: Vec<(&'s str, &'s str)>,
    pub(super) mounts: Vec<MountRef<'s>>,
    pub(super) scaling_group: Option<&'s str>,
    pub(super) agents: Vec<&'s str>,
}

impl<'s> Session<'s> {
    /// The session that a stored template is, with something else in place of what it says.
    pub(super) fn of_stored(stored: &'s Stored, overrides: &'s Overrides) -> Result<Self, PlanError> {
        if TemplateKind::of_stored(stored) == TemplateKind::Cluster {
            return Err(PlanError::Cluster);
        }
        let spec = stored.get("spec").unwrap_or(&Stored::Null);
        let kernel = spec.get("kernel").unwrap_or(&Stored::Null);
        let run = kernel.get("run").unwrap_or(&Stored::Null);
        let or = |given: &'s Option<String>, object: &'s Stored, key| {
            given.as_deref().or_else(|| object.get(key)?.as_str())
        };
        let kind = or(&overrides.session_type, spec, "session_type").unwrap_or("interactive");
        let startup_command = or(&overrides.startup_command, run, "startup_command");
        let own_script = run.get("bootstrap").and_then(Stored::as_str);
        let script = Script::of(kernel.get("git"), own_script)?;
        if kind == "batch" && startup_command.is_none() {
            return Err(PlanError::NoStartupCommand);
        }
        if kind != "batch" && overrides.more.starts_at.is_some() {
            return Err(PlanError::StartsAt);
        }
        let resources = entries(spec, "resources")
            .filter(|(_, amount)| *amount != Stored::Null)
            .map(|(slot, amount)| (slot.as_ref(), amount));
        let environ =
            entries(kernel, "environ").filter_map(|(name, value)| Some((name.as_ref(), value.as_str()?)));
        let mounts = entries(spec, "mounts").map(|(folder, path)| (folder.as_ref(), path_of(path)));
        Ok(Self {
            image: or(&overrides.image, kernel, "image").ok_or(PlanError::NoImage)?,
            architecture: or(&overrides.architecture, kernel, "architecture").unwrap_or("x86_64"),
            kind,
            tag: or(
                &overrides.tag,
                stored.get("metadata").unwrap_or(&Stored::Null),
                "tag",
            ),
            script,
            startup_command,
            resources: overrides.resources.over(resources, |amount| amount),
            environ: overrides.environ.over(environ, String::as_str),
            mounts: overrides
                .mounts
                .over(mounts, Option::as_deref)
                .into_iter()
                .map(|(folder, path)| MountRef { folder, path })
                .collect(),
            scaling_group: or(&overrides.scaling_group, spec, "scaling_group"),
            agents: match spec.get("agent_list") {
                Some(Stored::List(agents)) => agents.iter().filter_map(Stored::as_str).collect(),
                _ => Vec::new(),
            },
        })
    }

    /// The session that is planned.
    pub(super) fn of_plan(plan: &'s LaunchPlan) -> Self {
        Self {
            image: &plan.image,
            architecture: &plan.architecture,
            kind: &plan.session_type,
            tag: plan.tag.as_deref(),
            script: Script::ready(plan.bootstrap_script.as_deref()),
            startup_command: plan.startup_command.as_deref(),
            resources: plan
                .resources
                .iter()
                .map(|(slot, amount)| (slot.as_str(), amount))
                .collect(),
            environ: plan
                .environ
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect(),
            mounts: plan.mounts.iter().map(Into::into).collect(),
            scaling_group: plan.scaling_group.as_deref(),
            agents: plan.agents.iter().map(String::as_str).collect(),
        }
    }
}

/// A folder's path; none for the usual place, which a template writes as null or as nothing.
fn path_of(path: &Stored) -> Option<&str> {
    path.as_str().filter(|path| !path.is_empty())
}

fn entries<'s>(object: &'s Stored, key: &str) -> impl Iterator<Item = &'s (Cow<'static, str>, Stored)> {
    let entries: &[(Cow<'static, str>, Stored)] = match object.get(key) {
        Some(Stored::Object(entries)) => entries,
        _ => &[],
    };
    entries.iter()
}
