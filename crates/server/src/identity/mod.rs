//! Who uses this server: one user in one domain, with one keypair, in the projects that the configuration names.

mod keypair;
mod login;

use sesstpl_manager_api::Keypair;
use uuid::Uuid;

pub(crate) use keypair::ensure as ensure_keypair;
pub(crate) use login::LoginToken;

use crate::config::Config;
use crate::storage::{StorageError, Store, instance};

/// Who uses this server.
#[derive(Debug)]
pub(crate) struct Identity {
    /// The id of this installation, which names its cookie.
    pub(crate) instance: Uuid,
    /// The user's id.
    pub(crate) user: Uuid,
    /// The user's e-mail address.
    pub(crate) email: String,
    /// The domain.
    pub(crate) domain: String,
    /// The projects, the one to offer first.
    pub(crate) projects: Vec<Project>,
    /// The user's keypair.
    pub(crate) keypair: Keypair,
}

/// A project, which the manager's interface calls a group.
#[derive(Debug)]
pub(crate) struct Project {
    /// Its id.
    pub(crate) id: Uuid,
    /// Its name.
    pub(crate) name: String,
}

impl Identity {
    /// Brings together what the database, the data folder and the configuration know.
    pub(crate) async fn load(store: &Store, config: &Config, keypair: Keypair) -> Result<Self, StorageError> {
        let config = config.clone();
        store
            .write(move |database| {
                let (instance, user) = instance::ensure(database)?;
                let projects = config.projects.iter().map(|name| {
                    let id = instance::ensure_project(database, name)?;
                    Ok(Project {
                        id,
                        name: name.clone(),
                    })
                });
                Ok(Self {
                    instance,
                    user,
                    email: config.user.clone(),
                    domain: config.domain.clone(),
                    projects: projects.collect::<Result<_, StorageError>>()?,
                    keypair,
                })
            })
            .await
    }

    /// The project of this name that the user is in.
    pub(crate) fn project(&self, name: &str) -> Option<&Project> {
        self.projects.iter().find(|project| project.name == name)
    }
}
