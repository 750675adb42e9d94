//! The dry-run agent: schedules sessions against configured slots and moves them through their states, without
//! ever starting a container.

mod amount;
mod lifecycle;
mod narrate;
mod runner;
mod schedule;
mod session;
mod slots;

pub(crate) use lifecycle::end;
pub(crate) use narrate::narrate;
pub(crate) use runner::{Agent, AgentHandle};
pub(crate) use session::{LaunchRequest, Phase, Session, SessionKind, Step};
pub(crate) use slots::Slots;
