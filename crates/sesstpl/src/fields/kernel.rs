//! `spec.kernel`.

use super::{Default, FIRST, Field, FieldId, NULL, Presence, Section, Shape, key};
use crate::Series;

pub(super) static KERNEL: Section = Section {
    fields: &[&IMAGE, &ARCHITECTURE, &ENVIRON, &RUN, &GIT],
    open: false,
};

pub(super) static IMAGE: Field = Field {
    id: FieldId::Image,
    parent: Some(FieldId::Kernel),
    keys: &[key("image")],
    stored_as: "image",
    since: FIRST,
    shape: Shape::Text,
    nullable: false,
    presence: Presence::Required,
    doc: "The image by its full name with registry and tag, as `cr.backend.ai/stable/python:3.9-ubuntu20.04`, or \
          by an alias that the cluster knows.",
};

pub(super) static ARCHITECTURE: Field = Field {
    id: FieldId::Architecture,
    parent: Some(FieldId::Kernel),
    keys: &[key("architecture")],
    stored_as: "architecture",
    since: Series::new(22, 3),
    shape: Shape::Text,
    nullable: true,
    presence: Presence::Optional(&[(FIRST, Default::Text("x86_64"))]),
    doc: "The processor that the image is made for: `x86_64`, `aarch64` or `x86`.",
};

pub(super) static ENVIRON: Field = Field {
    id: FieldId::Environ,
    parent: Some(FieldId::Kernel),
    keys: &[key("environ")],
    stored_as: "environ",
    since: FIRST,
    shape: Shape::Texts,
    nullable: true,
    presence: Presence::Optional(&[(FIRST, Default::Empty)]),
    doc: "Environment variables of the session. Everybody who may list templates can read them.",
};

pub(super) static RUN: Field = Field {
    id: FieldId::Run,
    parent: Some(FieldId::Kernel),
    keys: &[key("run")],
    stored_as: "run",
    since: FIRST,
    shape: Shape::Section(&Section {
        fields: &[&BOOTSTRAP, &STARTUP],
        open: false,
    }),
    nullable: true,
    presence: NULL,
    doc: "What is run when the session starts.",
};

pub(super) static BOOTSTRAP: Field = Field {
    id: FieldId::Bootstrap,
    parent: Some(FieldId::Run),
    keys: &[key("bootstrap")],
    stored_as: "bootstrap",
    since: FIRST,
    shape: Shape::Text,
    nullable: true,
    presence: NULL,
    doc: "A shell script that prepares the session before anything else runs in it.",
};

pub(super) static STARTUP: Field = Field {
    id: FieldId::Startup,
    parent: Some(FieldId::Run),
    keys: &[key("startup"), key("startup_command"), key("startupCommand")],
    stored_as: "startup_command",
    since: FIRST,
    shape: Shape::Text,
    nullable: true,
    presence: NULL,
    doc: "The command that a batch session runs.",
};

pub(super) static GIT: Field = Field {
    id: FieldId::Git,
    parent: Some(FieldId::Kernel),
    keys: &[key("git")],
    stored_as: "git",
    since: FIRST,
    shape: Shape::Section(&Section {
        fields: &[&REPOSITORY, &COMMIT, &BRANCH, &CREDENTIAL, &DESTINATION],
        open: false,
    }),
    nullable: true,
    presence: NULL,
    doc: "A Git repository to be cloned into the session when it starts.",
};

pub(super) static REPOSITORY: Field = Field {
    id: FieldId::Repository,
    parent: Some(FieldId::Git),
    keys: &[key("repository")],
    stored_as: "repository",
    since: FIRST,
    shape: Shape::Text,
    nullable: false,
    presence: Presence::Required,
    doc: "The repository's address, as `https://github.com/lablup/backend.ai`.",
};

pub(super) static COMMIT: Field = Field {
    id: FieldId::Commit,
    parent: Some(FieldId::Git),
    keys: &[key("commit")],
    stored_as: "commit",
    since: FIRST,
    shape: Shape::Text,
    nullable: true,
    presence: NULL,
    doc: "The commit to check out. Quote it where it may be all digits.",
};

pub(super) static BRANCH: Field = Field {
    id: FieldId::Branch,
    parent: Some(FieldId::Git),
    keys: &[key("branch")],
    stored_as: "branch",
    since: FIRST,
    shape: Shape::Text,
    nullable: true,
    presence: NULL,
    doc: "The branch to check out. Quote it where it looks like a number, as `'19.09'`.",
};

pub(super) static CREDENTIAL: Field = Field {
    id: FieldId::Credential,
    parent: Some(FieldId::Git),
    keys: &[key("credential")],
    stored_as: "credential",
    since: FIRST,
    shape: Shape::Section(&Section {
        fields: &[&USERNAME, &PASSWORD],
        open: false,
    }),
    nullable: true,
    presence: NULL,
    doc: "Who clones a private repository. Everybody who may list templates can read it.",
};

pub(super) static USERNAME: Field = Field {
    id: FieldId::Username,
    parent: Some(FieldId::Credential),
    keys: &[key("username")],
    stored_as: "username",
    since: FIRST,
    shape: Shape::Text,
    nullable: false,
    presence: Presence::Required,
    doc: "The account's name.",
};

pub(super) static PASSWORD: Field = Field {
    id: FieldId::Password,
    parent: Some(FieldId::Credential),
    keys: &[key("password")],
    stored_as: "password",
    since: FIRST,
    shape: Shape::Text,
    nullable: false,
    presence: Presence::Required,
    doc: "The account's password or access token.",
};

pub(super) static DESTINATION: Field = Field {
    id: FieldId::Destination,
    parent: Some(FieldId::Git),
    keys: &[key("destination_dir"), key("destinationDir")],
    stored_as: "dest_dir",
    since: FIRST,
    shape: Shape::Text,
    nullable: true,
    presence: NULL,
    doc: "The folder that the repository is cloned into; by default the last part of its address.",
};
