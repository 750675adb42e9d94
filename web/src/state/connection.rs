//! The manager that the page talks to.

use std::rc::Rc;

use sesstpl::Release;
use sesstpl_manager_api::calls::Person;

use super::Failure;
use crate::connection::Client;
use crate::shared::Shared;

/// Whether there is a manager.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Connection {
    /// The page asks the server that it came from.
    Looking,
    /// There is none; everything that needs none works.
    None,
    /// A manager was named and is being asked.
    Connecting,
    /// A manager was named, but does not let us in.
    Failed(Failure),
    /// There is one.
    Ready(Shared<Manager>),
}

/// Whether the login that requests go by still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Access {
    /// It holds, or none is needed.
    #[default]
    Granted,
    /// It has ended.
    Ended,
    /// It has ended, and the person is asked to log in: something waits for it.
    Asked,
}

/// A manager that has answered and knows who asks.
#[derive(Debug, Clone)]
pub(crate) struct Manager {
    /// How to reach it.
    pub(crate) client: Client,
    /// Its release as it writes it: `26.9.6`, `23.09.10`.
    pub(crate) version: String,
    /// The known release that it checks like.
    pub(crate) release: Release,
    /// Who asks.
    pub(crate) identity: Identity,
    /// Whether sessions only seem to run.
    pub(crate) dry_run: bool,
}

/// Who a manager takes us for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity {
    /// The user's e-mail address, or the access key where the manager does not tell.
    pub(crate) user: String,
    /// The user's domain.
    pub(crate) domain: String,
    /// The projects that are known; the first is the one to offer.
    pub(crate) projects: Rc<[String]>,
    /// Whether these are all projects that the user is in.
    pub(crate) projects_complete: bool,
}

impl Identity {
    /// What a manager tells; the project that managers take where none is named is offered first.
    pub(crate) fn of(person: Person) -> Self {
        let mut projects = person.projects;
        projects.sort_by_key(|project| project != "default");
        Self {
            user: person.email,
            domain: person.domain,
            projects: projects.into(),
            projects_complete: true,
        }
    }
}

impl Manager {
    /// The endpoint, which tells managers apart.
    pub(crate) fn endpoint(&self) -> String {
        self.client.endpoint().to_string()
    }

    /// The same, with another project to offer.
    pub(super) fn for_project(&self, project: &str) -> Self {
        let others = self.identity.projects.iter().filter(|known| *known != project);
        Self {
            identity: Identity {
                projects: std::iter::once(project.to_owned())
                    .chain(others.cloned())
                    .collect(),
                ..self.identity.clone()
            },
            ..self.clone()
        }
    }

    /// The project to offer.
    pub(crate) fn project(&self) -> &str {
        self.identity.projects.first().map_or("default", String::as_str)
    }
}

impl Connection {
    /// The manager, if there is one.
    pub(crate) fn manager(&self) -> Option<&Shared<Manager>> {
        match self {
            Self::Ready(manager) => Some(manager),
            _ => None,
        }
    }
}
