//! Launching a session from a template.
//!
//! The manager's own launch from a template loses much of what the template says, differently in each release, and
//! never clones a repository. A request for a new session with everything written out works in all of them:
//! [`plan`] makes it.

mod amount;
mod base64;
mod error;
mod forecast;
pub(crate) mod git;
mod loss;
mod mount;
mod overrides;
mod script;
mod session;

use std::fmt;

use serde_json::{Map, Value, json};

use crate::template::mounts::HOME;
use crate::{Catalogue, Release, Stored, TemplateKind};

pub use amount::{Amount, AmountError, Unit};
pub use error::PlanError;
pub use forecast::{Allotment, Effect, Obstacle, overwritten_by};
pub use loss::{Loss, losses};
pub use mount::Mount;
pub use overrides::{Entries, More, Overrides};

use session::Session;

/// What a template does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaunchOptions {
    /// The session's name: 4 to 64 ASCII letters, digits, `_`, `-` and `.`, the first and last a letter, digit or `_`.
    pub name: String,
    /// The project that the session belongs to.
    pub group: String,
    /// The domain that the project belongs to.
    pub domain: String,
}

/// A session as it will be asked for. In [`Debug`](fmt::Debug) its script is as it is shown.
#[derive(Clone, PartialEq)]
pub struct LaunchPlan {
    /// The session's name.
    pub name: String,
    /// The project.
    pub group: String,
    /// The domain.
    pub domain: String,
    /// The image's full name or an alias.
    pub image: String,
    /// The processor that the image is made for.
    pub architecture: String,
    /// `interactive`, `batch`, `inference` or `system`.
    pub session_type: String,
    /// The session's label.
    pub tag: Option<String>,
    /// The script that prepares the session: the commands that clone the template's repository, then the template's
    /// own script.
    pub bootstrap_script: Option<String>,
    /// The same to be shown, with `***` for the repository's password, wherever that is written.
    pub shown_script: Option<String>,
    /// The command that a batch session runs.
    pub startup_command: Option<String>,
    /// Amounts by slot, as written. Slots without an amount are left to the image.
    pub resources: Vec<(String, Stored)>,
    /// Environment variables.
    pub environ: Vec<(String, String)>,
    /// Storage folders.
    pub mounts: Vec<Mount>,
    /// The resource group; none for the cluster's default.
    pub scaling_group: Option<String>,
    /// The machines that the session may run on; empty for any.
    pub agents: Vec<String>,
    /// What no template can say.
    pub more: More,
}

/// More characters than this a manager does not take as a bootstrap script.
const MAX_SCRIPT_LENGTH: usize = 16_384;

/// Expands a stored template into a session.
///
/// # Errors
///
/// If the managers would refuse the session whatever else is said: see [`PlanError`].
pub fn plan(stored: &Stored, options: &LaunchOptions) -> Result<LaunchPlan, PlanError> {
    plan_with(stored, options, &Overrides::default())
}

/// Expands a stored template into a session, with something else in place of what it says.
///
/// # Errors
///
/// If the managers would refuse the session whatever else is said: see [`PlanError`].
pub fn plan_with(
    stored: &Stored,
    options: &LaunchOptions,
    overrides: &Overrides,
) -> Result<LaunchPlan, PlanError> {
    let plan = expand(stored, options, overrides)?;
    let length = plan
        .bootstrap_script
        .as_ref()
        .map_or(0, |script| script.chars().count());
    if length > MAX_SCRIPT_LENGTH {
        return Err(PlanError::LongScript(length));
    }
    Ok(plan)
}

/// What stands in the way of a launch of a template, as far as its fields go.
pub(crate) fn obstacles(stored: &Stored, release: Release, catalogue: &Catalogue) -> Vec<Obstacle> {
    // What there is no plan for has rules of its own.
    match Session::of_stored(stored, &Overrides::default()) {
        Ok(session) => forecast::obstacles(&session, release, catalogue),
        Err(_) => Vec::new(),
    }
}

fn expand(stored: &Stored, options: &LaunchOptions, overrides: &Overrides) -> Result<LaunchPlan, PlanError> {
    if TemplateKind::of_stored(stored) == TemplateKind::Cluster {
        return Err(PlanError::Cluster);
    }
    if !is_session_name(&options.name) {
        return Err(PlanError::Name(options.name.clone()));
    }
    let session = Session::of_stored(stored, overrides)?;
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Ok(LaunchPlan {
        name: options.name.clone(),
        group: options.group.clone(),
        domain: options.domain.clone(),
        image: session.image.to_owned(),
        architecture: session.architecture.to_owned(),
        session_type: session.kind.to_owned(),
        tag: owned(session.tag),
        bootstrap_script: session.script.run(),
        shown_script: session.script.shown(),
        startup_command: owned(session.startup_command),
        resources: session
            .resources
            .into_iter()
            .map(|(slot, amount)| (slot.to_owned(), amount.clone()))
            .collect(),
        environ: session
            .environ
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        mounts: session
            .mounts
            .into_iter()
            .map(|mount| Mount {
                folder: mount.folder.to_owned(),
                path: owned(mount.path),
            })
            .collect(),
        scaling_group: owned(session.scaling_group),
        agents: session.agents.into_iter().map(str::to_owned).collect(),
        more: overrides.more.clone(),
    })
}

impl fmt::Debug for LaunchPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LaunchPlan")
            .field("name", &self.name)
            .field("image", &self.image)
            .field("architecture", &self.architecture)
            .field("session_type", &self.session_type)
            .field("shown_script", &self.shown_script)
            .field("startup_command", &self.startup_command)
            .field("resources", &self.resources)
            .field("mounts", &self.mounts)
            .field("scaling_group", &self.scaling_group)
            .finish_non_exhaustive()
    }
}

impl LaunchPlan {
    /// The body of `POST /session`. It asks for the session to be enqueued at once, and refuses to reuse another
    /// session of the same name.
    ///
    /// The keys were taken by 22.9.23, 23.9.10, 25.5.2 and 26.9.6; of those in [`More`] a release may not know all
    /// ([`More::unknown_to`]).
    pub fn request_body(&self) -> Value {
        let folders: Vec<&str> = self.mounts.iter().map(|mount| mount.folder.as_str()).collect();
        let mut paths = self
            .mounts
            .iter()
            .filter_map(|mount| Some((mount.folder.clone(), Value::from(mount.path.clone()?))));
        let resources = self.resources.iter();
        let environ = self.environ.iter();
        let mut config = json!({
            "resources": object(&mut resources.map(|(slot, amount)| (slot.clone(), amount_value(amount)))),
            "environ": object(&mut environ.map(|(name, value)| (name.clone(), value.clone().into()))),
            "mounts": folders,
            "mount_map": object(&mut paths),
        });
        if let Some(scaling_group) = &self.scaling_group {
            config["scaling_group"] = json!(scaling_group);
        }
        if !self.agents.is_empty() {
            config["agent_list"] = json!(self.agents);
        }
        self.more.write(&mut config);
        let mut body = json!({
            "name": self.name,
            "image": self.image,
            "architecture": self.architecture,
            "type": self.session_type,
            "group": self.group,
            "domain": self.domain,
            "tag": self.tag,
            "bootstrapScript": self.bootstrap_script,
            "startupCommand": self.startup_command,
            "enqueueOnly": true,
            "reuseIfExists": false,
            "config": config,
        });
        self.more.write_beside(&mut body);
        body
    }
}

/// Whether managers take a name for a session.
pub fn is_session_name(name: &str) -> bool {
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let bytes = name.as_bytes();
    (4..=64).contains(&bytes.len())
        && bytes.first().is_some_and(word)
        && bytes.last().is_some_and(word)
        && bytes.iter().all(|byte| word(byte) || matches!(byte, b'-' | b'.'))
}

/// A JSON object with these members.
fn object(members: &mut dyn Iterator<Item = (String, Value)>) -> Value {
    let mut object = Map::new();
    for (name, value) in members {
        object.insert(name, value);
    }
    Value::Object(object)
}

fn amount_value(amount: &Stored) -> Value {
    match amount {
        // Amounts may be text, in which an integer of any size is exact.
        Stored::BigInt(text) => Value::from(text.clone()),
        // Every stored value has a JSON form.
        other => serde_json::to_value(other).unwrap_or_default(),
    }
}
