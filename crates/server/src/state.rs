//! What all requests share.

use std::sync::Arc;

use sesstpl::Release;

use crate::agent::AgentHandle;
use crate::config::AgentConfig;
use crate::editor::Editor;
use crate::identity::{Identity, LoginToken};
use crate::metrics::Metrics;
use crate::request::HostNames;
use crate::storage::Store;

/// What all requests share.
#[derive(Debug)]
pub(crate) struct Shared {
    /// The database.
    pub(crate) store: Store,
    /// Who uses this server.
    pub(crate) identity: Identity,
    /// The token of the printed address.
    pub(crate) login: LoginToken,
    /// The release whose template check applies.
    pub(crate) release: Release,
    /// The release whose answers are given, if one is imitated.
    pub(crate) as_release: Option<Release>,
    /// The dry-run agent.
    pub(crate) agent: AgentHandle,
    /// What the dry-run agent seems to have.
    pub(crate) agent_config: AgentConfig,
    /// The editor's pages.
    pub(crate) editor: Editor,
    /// What is counted.
    pub(crate) metrics: Arc<Metrics>,
    /// Whether requests come in encrypted.
    pub(crate) is_encrypted: bool,
    /// The names that this server goes by.
    pub(crate) hosts: HostNames,
}

/// [`Shared`], as routes get it.
pub(crate) type AppState = Arc<Shared>;
