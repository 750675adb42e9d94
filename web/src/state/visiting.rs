//! How managers come and go.

use std::rc::Rc;

use super::{Access, Cluster, Connection, Loadable, Manager, Saving, State};
use crate::shared::Shared;

impl State {
    pub(super) fn connect(&mut self, connection: Connection) {
        self.connection = connection;
        self.answering = true;
        self.access = Access::Granted;
        self.cluster = Cluster::default();
        self.library = Loadable::Idle;
        self.deleted = Rc::new([]);
        self.library_failure = None;
        self.saving = Saving::Idle;
    }

    /// The login has ended. Where the person is asked to log in already, the question stands.
    pub(super) fn lose_login(&mut self) {
        if self.access == Access::Granted {
            self.access = Access::Ended;
        }
    }

    /// What a cluster has, if its manager is still the one that the page talks to.
    pub(super) fn learn(&mut self, manager: &Shared<Manager>, cluster: Cluster) {
        if self.connection.manager() == Some(manager) {
            self.cluster = cluster;
        }
    }

    /// What is saved and launched from now on goes to another project.
    pub(super) fn choose_project(&mut self, project: &str) {
        if let Connection::Ready(manager) = &self.connection {
            self.connection = Connection::Ready(Shared::new(manager.for_project(project)));
        }
    }
}
