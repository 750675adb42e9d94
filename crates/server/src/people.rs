//! What `sesstpl admin` does to users, their keypairs and projects.

use sesstpl_manager_api::Keypair;
use uuid::Uuid;

use crate::clock;
use crate::identity::{Person, Project, Vault};
use crate::storage::{StorageError, Store, people};
use crate::{Role, StartError, random};

/// The users of a server, which may be at work meanwhile: what is changed here holds from the next request on.
#[derive(Debug)]
pub struct People {
    store: Store,
    vault: Vault,
    place: String,
}

/// A user to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUser {
    /// The e-mail address, by which users are told apart.
    pub email: String,
    /// The domain.
    pub domain: String,
    /// What the user may do with what is others'.
    pub role: Role,
    /// The names of the projects, which must be there.
    pub projects: Vec<String>,
}

/// A user as listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The e-mail address.
    pub email: String,
    /// The domain.
    pub domain: String,
    /// What the user may do with what is others'.
    pub role: Role,
    /// Whether the user may come in.
    pub is_active: bool,
}

/// Why something about users cannot be done.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// The data cannot be used.
    #[error(transparent)]
    Start(#[from] StartError),
    /// There is no user of this address.
    #[error("there is no user `{0}`; `sesstpl admin user list` lists all")]
    NoSuchUser(String),
    /// There is a user of this address already.
    #[error("there is a user `{0}` already; `sesstpl admin keypair add {0}` makes another keypair")]
    UserExists(String),
    /// An address is none.
    #[error("`{0}` is no e-mail address")]
    NoAddress(String),
    /// There is no project of this name.
    #[error("there is no project `{0}`; `sesstpl admin project add {0}` makes it")]
    NoSuchProject(String),
    /// There is no such keypair in use.
    #[error(
        "there is no keypair `{0}` that could be revoked; that of the server's own user is in `keypair.yaml`"
    )]
    NoSuchKeypair(String),
    /// A secret cannot be encrypted.
    #[error("no keypair can be made: {0}")]
    Secret(String),
}

/// What goes wrong within a transaction.
enum Within {
    Storage(StorageError),
    People(PeopleError),
}

impl From<StorageError> for Within {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl People {
    pub(crate) fn new(store: Store, vault: Vault, place: String) -> Self {
        Self { store, vault, place }
    }

    /// Adds a user with a keypair, whose secret cannot be shown again.
    pub async fn add_user(&self, new: NewUser) -> Result<Keypair, PeopleError> {
        let is_address = new.email.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && !host.is_empty() && !new.email.contains(char::is_whitespace)
        });
        if !is_address {
            return Err(PeopleError::NoAddress(new.email));
        }
        let (keypair, sealed) = self.new_keypair()?;
        let access_key = keypair.access_key().to_owned();
        self.write(move |database| {
            let projects = new
                .projects
                .into_iter()
                .map(|name| match people::project(database, &name)? {
                    Some(id) => Ok(Project { id, name }),
                    None => Err(Within::People(PeopleError::NoSuchProject(name))),
                });
            let projects = projects.collect::<Result<_, Within>>()?;
            if people::find(database, &new.email)?.is_some() {
                return Err(Within::People(PeopleError::UserExists(new.email)));
            }
            let person = Person {
                id: Uuid::new_v4(),
                email: new.email,
                domain: new.domain,
                role: new.role,
                projects,
            };
            let now = clock::now();
            people::add(database, &person, now)?;
            Ok(people::add_keypair(
                database,
                &access_key,
                sealed,
                person.id,
                now,
            )?)
        })
        .await?;
        Ok(keypair)
    }

    /// All users by their addresses.
    pub async fn users(&self) -> Result<Vec<User>, PeopleError> {
        let rows = self
            .store
            .read(people::list)
            .await
            .map_err(|error| self.failed(error))?;
        let users = rows.into_iter().map(|row| User {
            email: row.person.email,
            domain: row.person.domain,
            role: row.person.role,
            is_active: row.is_active,
        });
        Ok(users.collect())
    }

    /// Lets a user come in again, or not any more.
    pub async fn set_active(&self, email: String, is_active: bool) -> Result<(), PeopleError> {
        self.write(move |database| {
            if people::set_active(database, &email, is_active)? {
                Ok(())
            } else {
                Err(Within::People(PeopleError::NoSuchUser(email)))
            }
        })
        .await
    }

    /// Makes another keypair for a user, whose secret cannot be shown again.
    pub async fn add_keypair(&self, email: String) -> Result<Keypair, PeopleError> {
        let (keypair, sealed) = self.new_keypair()?;
        let access_key = keypair.access_key().to_owned();
        self.write(move |database| {
            let Some(user) = people::find(database, &email)? else {
                return Err(Within::People(PeopleError::NoSuchUser(email)));
            };
            let owner = user.person.id;
            Ok(people::add_keypair(
                database,
                &access_key,
                sealed,
                owner,
                clock::now(),
            )?)
        })
        .await?;
        Ok(keypair)
    }

    /// Takes a keypair out of use for good.
    pub async fn revoke(&self, access_key: String) -> Result<(), PeopleError> {
        self.write(move |database| {
            if people::revoke(database, &access_key)? {
                Ok(())
            } else {
                Err(Within::People(PeopleError::NoSuchKeypair(access_key)))
            }
        })
        .await
    }

    /// Makes a project, unless it is there.
    pub async fn add_project(&self, name: String) -> Result<(), PeopleError> {
        self.write(move |database| {
            crate::storage::instance::ensure_project(database, &name)?;
            Ok(())
        })
        .await
    }

    /// Puts a user into a project.
    pub async fn join(&self, email: String, project: String) -> Result<(), PeopleError> {
        self.write(move |database| {
            let Some(user) = people::find(database, &email)? else {
                return Err(Within::People(PeopleError::NoSuchUser(email)));
            };
            let Some(id) = people::project(database, &project)? else {
                return Err(Within::People(PeopleError::NoSuchProject(project)));
            };
            Ok(people::join(database, user.person.id, id)?)
        })
        .await
    }

    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut dyn crate::storage::Database) -> Result<T, Within> + Send + 'static,
    ) -> Result<T, PeopleError> {
        self.store.write(work).await.map_err(|error| match error {
            Within::Storage(error) => self.failed(error),
            Within::People(error) => error,
        })
    }

    /// A new keypair, and its encrypted secret.
    fn new_keypair(&self) -> Result<(Keypair, Vec<u8>), PeopleError> {
        let random = |error: getrandom::Error| PeopleError::Start(error.into());
        let (access_key, secret) = (
            random::access_key().map_err(random)?,
            random::secret_key().map_err(random)?,
        );
        let sealed = self
            .vault
            .seal(&access_key, &secret)
            .map_err(|error| PeopleError::Secret(error.to_string()))?;
        Ok((Keypair::new(&access_key, &secret), sealed))
    }

    fn failed(&self, source: StorageError) -> PeopleError {
        PeopleError::Start(StartError::Storage {
            place: self.place.clone(),
            source,
        })
    }
}
