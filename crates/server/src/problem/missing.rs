//! Things that are not there.

use axum::http::StatusCode;

use super::form::Form;

/// A thing that a request names and that is not there.
#[derive(Debug)]
pub(crate) enum Missing {
    /// A template, by its id.
    Template,
    /// A template, by what cannot be an id.
    MalformedId,
    /// A session of this name or id.
    Session(String),
    /// A project of this name.
    Project(String),
    /// A domain of this name.
    Domain(String),
    /// A scaling group, which newer managers call a resource group, of this name.
    ScalingGroup(String),
    /// An image for this architecture.
    Architecture(String),
}

impl Missing {
    pub(super) fn form(&self) -> Form {
        let object = |title, code| Form::new(StatusCode::NOT_FOUND, "object-not-found", title, code);
        let entity = |code| {
            Form::new(
                StatusCode::NOT_FOUND,
                "entity-not-found",
                "Entity not found.",
                code,
            )
        };
        match self {
            Self::Template | Self::MalformedId => {
                object("No such session template.", "session-template_read_not-found")
            }
            Self::Session(name) => {
                entity("session_read_not-found").msg(format!("there is no session `{name}` of yours"))
            }
            Self::Project(name) => entity("project_read_not-found").msg(format!(
                "you are in no project `{name}`; the configuration of the embedded manager lists the projects"
            )),
            Self::Domain(name) => entity("project_read_not-found")
                .msg(format!("`{name}` is not the domain of the embedded manager")),
            Self::ScalingGroup(name) => object("No such resource group.", "resource-group_read_not-found")
                .msg(format!(
                    "there is no resource group `{name}`; the embedded manager has only `default`"
                )),
            Self::Architecture(name) => object("No such environment image.", "image_read_not-found").msg(
                format!("no image is made for `{name}`; the architectures are x86_64, aarch64 and x86"),
            ),
        }
    }
}
