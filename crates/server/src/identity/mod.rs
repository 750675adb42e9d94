//! Who uses this server: its own user, whom the configuration names, and those whom `sesstpl admin` has added.

mod guard;
mod keypair;
mod login;
mod person;
mod vault;

use std::sync::Arc;

use sesstpl_manager_api::Keypair;
use uuid::Uuid;

pub(crate) use guard::{Guard, Pause};
pub(crate) use keypair::ensure as ensure_keypair;
pub(crate) use login::LoginToken;
pub use person::{ParseRoleError, Role};
pub(crate) use person::{Person, Project};
pub(crate) use vault::Vault;

use crate::clock;
use crate::config::Config;
use crate::storage::{StorageError, Store, instance, people};

/// Who uses this server.
#[derive(Debug)]
pub(crate) struct Identity {
    /// The id of this installation, which names its cookie.
    pub(crate) instance: Uuid,
    /// The server's own user, who may do everything.
    pub(crate) own: Arc<Person>,
    /// The keypair of the server's own user.
    pub(crate) keypair: Keypair,
    /// Decrypts the secrets of all others.
    pub(crate) vault: Vault,
    /// Counts requests and failures.
    pub(crate) guard: Guard,
}

impl Identity {
    /// Brings together what the database, the data folder and the configuration know.
    pub(crate) async fn load(
        store: &Store,
        config: &Config,
        keypair: Keypair,
        vault: Vault,
    ) -> Result<Self, StorageError> {
        let guard = Guard::new(config.rate_limit);
        let (email, domain, names) = (
            config.user.clone(),
            config.domain.clone(),
            config.projects.clone(),
        );
        let (instance, own) = store
            .write(move |database| {
                let (instance, user) = instance::ensure(database)?;
                let projects = names.into_iter().map(|name| {
                    let id = instance::ensure_project(database, &name)?;
                    Ok(Project { id, name })
                });
                let own = Person {
                    id: user,
                    email,
                    domain,
                    role: Role::Superadmin,
                    projects: projects.collect::<Result<_, StorageError>>()?,
                };
                people::keep_own(database, &own, clock::now())?;
                Ok::<_, StorageError>((instance, own))
            })
            .await?;
        Ok(Self {
            instance,
            own: Arc::new(own),
            keypair,
            vault,
            guard,
        })
    }
}
