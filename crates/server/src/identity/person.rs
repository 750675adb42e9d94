//! Users as requests see them.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// A user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    /// The user's id.
    pub(crate) id: Uuid,
    /// The e-mail address.
    pub(crate) email: String,
    /// The domain.
    pub(crate) domain: String,
    /// What the user may do with what is others'.
    pub(crate) role: Role,
    /// The projects, the one to offer first.
    pub(crate) projects: Vec<Project>,
}

/// A project, which the manager's interface calls a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Project {
    /// Its id.
    pub(crate) id: Uuid,
    /// Its name.
    pub(crate) name: String,
}

impl Person {
    /// The project of this name that the user is in.
    pub(crate) fn project(&self, name: &str) -> Option<&Project> {
        self.projects.iter().find(|project| project.name == name)
    }

    /// Whether the user may read and change what a user of a domain owns.
    pub(crate) fn may_touch(&self, owner: Uuid, domain: &str) -> bool {
        match self.role {
            Role::Superadmin => true,
            Role::Admin => self.id == owner || self.domain == domain,
            Role::User => self.id == owner,
        }
    }
}

/// What a user may do with what is others'.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// Everything.
    Superadmin,
    /// Everything in the own domain.
    Admin,
    /// Nothing.
    #[default]
    User,
}

impl Role {
    /// The role as it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Superadmin => "superadmin",
            Self::Admin => "admin",
            Self::User => "user",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that names no role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no role; the roles are superadmin, admin and user")]
pub struct ParseRoleError(String);

impl FromStr for Role {
    type Err = ParseRoleError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Superadmin, Self::Admin, Self::User]
            .into_iter()
            .find(|role| role.as_str() == text)
            .ok_or_else(|| ParseRoleError(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_touch_their_own_admins_their_domains_and_superadmins_all() {
        let (me, other) = (Uuid::new_v4(), Uuid::new_v4());
        let person = |role| Person {
            id: me,
            email: "me@example.com".to_owned(),
            domain: "default".to_owned(),
            role,
            projects: Vec::new(),
        };
        for (role, own, same_domain, elsewhere) in [
            (Role::User, true, false, false),
            (Role::Admin, true, true, false),
            (Role::Superadmin, true, true, true),
        ] {
            let person = person(role);
            assert_eq!(person.may_touch(me, "default"), own, "{role}");
            assert_eq!(person.may_touch(other, "default"), same_domain, "{role}");
            assert_eq!(person.may_touch(other, "other"), elsewhere, "{role}");
        }
    }
}
