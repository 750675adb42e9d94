//! What a release makes of a plan.

mod environ;
mod image;
mod mounts;
mod resources;
mod session;

pub use environ::overwritten_by;
pub use resources::Allotment;

use super::LaunchPlan;
use super::session::Session;
use crate::fields::FieldId;
use crate::{Catalogue, Release};

/// Something because of which a session does not come to be as its plan says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// The code of the rule that explains it, as `launch/mount-collision`.
    pub code: &'static str,
    /// The field of the template that it is about.
    pub field: FieldId,
    /// The key within the field: a folder, a slot, a variable.
    pub key: Option<String>,
    /// What happens.
    pub effect: Effect,
    /// What is wrong and what the manager does.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

/// What happens to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It runs, with something else than is written.
    Differs,
    /// It is enqueued and never runs.
    Waits,
    /// The manager answers the request with this HTTP status.
    Refused(u16),
}

/// A session, a release and a cluster.
struct Question<'p> {
    session: &'p Session<'p>,
    release: Release,
    catalogue: &'p Catalogue,
    obstacles: Vec<Obstacle>,
}

impl Question<'_> {
    fn add(&mut self, obstacle: Obstacle) {
        self.obstacles.push(obstacle);
    }
}

impl LaunchPlan {
    /// Everything because of which the session does not come to be as planned, in the order in which a release asks.
    /// Of what the catalogue does not know nothing is said.
    pub fn obstacles(&self, release: Release, catalogue: &Catalogue) -> Vec<Obstacle> {
        obstacles(&Session::of_plan(self), release, catalogue)
    }
}

pub(super) fn obstacles(session: &Session<'_>, release: Release, catalogue: &Catalogue) -> Vec<Obstacle> {
    let mut question = Question {
        session,
        release,
        catalogue,
        obstacles: Vec::new(),
    };
    session::lengths(&mut question);
    mounts::paths(&mut question);
    image::found(&mut question);
    session::kind(&mut question);
    session::place(&mut question);
    mounts::folders(&mut question);
    session::agents(&mut question);
    resources::amounts(&mut question);
    environ::variables(&mut question);
    question.obstacles
}
