//! The top level and `metadata`.

use super::{Choices, FIRST, Field, FieldId, NULL, Presence, Section, Shape, Word, key, session};

pub(super) static TEMPLATE: Section = Section {
    fields: &[&API_VERSION, &KIND, &METADATA, &SPEC],
    open: true,
};

pub(super) static API_VERSION: Field = Field {
    id: FieldId::ApiVersion,
    parent: None,
    keys: &[key("api_version"), key("apiVersion")],
    stored_as: "api_version",
    since: FIRST,
    shape: Shape::Text,
    nullable: false,
    presence: Presence::Required,
    doc: "The version of the API that the template was written for, as `v1` or `\"6\"`. Any text will do: the \
          manager stores it and never looks at it.",
};

pub(super) static KIND: Field = Field {
    id: FieldId::Kind,
    parent: None,
    keys: &[key("kind")],
    stored_as: "kind",
    since: FIRST,
    shape: Shape::Choice(&Choices {
        words: &[
            Word {
                text: "taskTemplate",
                since: FIRST,
                doc: "A template for one session.",
            },
            Word {
                text: "task_template",
                since: FIRST,
                doc: "The same in another spelling.",
            },
        ],
        any_case_since: None,
    }),
    nullable: false,
    presence: Presence::Required,
    doc: "What the document describes: a template for a session is a `taskTemplate`.",
};

pub(super) static METADATA: Field = Field {
    id: FieldId::Metadata,
    parent: None,
    keys: &[key("metadata")],
    stored_as: "metadata",
    since: FIRST,
    shape: Shape::Section(&Section {
        fields: &[&NAME, &TAG],
        open: false,
    }),
    nullable: false,
    presence: Presence::Required,
    doc: "How the template is called.",
};

pub(super) static NAME: Field = Field {
    id: FieldId::Name,
    parent: Some(FieldId::Metadata),
    keys: &[key("name")],
    stored_as: "name",
    since: FIRST,
    shape: Shape::Text,
    nullable: false,
    presence: Presence::Required,
    doc: "The name under which the template is listed, at most 128 characters. It need not be unique.",
};

pub(super) static TAG: Field = Field {
    id: FieldId::Tag,
    parent: Some(FieldId::Metadata),
    keys: &[key("tag")],
    stored_as: "tag",
    since: FIRST,
    shape: Shape::Text,
    nullable: true,
    presence: NULL,
    doc: "A label for the sessions that are started from the template, at most 64 characters.",
};

pub(super) static SPEC: Field = Field {
    id: FieldId::Spec,
    parent: None,
    keys: &[key("spec")],
    stored_as: "spec",
    since: FIRST,
    shape: Shape::Section(&session::SPEC),
    nullable: false,
    presence: Presence::Required,
    doc: "What a session started from the template is.",
};
