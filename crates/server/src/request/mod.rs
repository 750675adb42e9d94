//! What is checked of every request before a route sees it: its host, its origin, who sends it.

mod caller;
mod cookie;
mod flag;
mod host;
mod imitation;
mod json;
mod origin;

pub(crate) use caller::Caller;
pub(crate) use cookie::{LOGIN_LIFETIME, cleared, login_digest, set};
pub(crate) use flag::Flag;
pub(crate) use host::{HostNames, check_host};
pub(crate) use imitation::imitate;
pub(crate) use json::{Body, Query};
pub(crate) use origin::SameOrigin;
