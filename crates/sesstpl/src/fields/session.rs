//! `spec`.

use super::{
    Choices, Default, FIRST, Field, FieldId, Key, NULL, Presence, Section, Shape, Word, kernel, key,
};
use crate::Series;

pub(super) static SPEC: Section = Section {
    fields: &[
        &SESSION_TYPE,
        &KERNEL,
        &SCALING_GROUP,
        &MOUNTS,
        &RESOURCES,
        &AGENT_LIST,
    ],
    open: false,
};

pub(super) static SESSION_TYPE: Field = Field {
    id: FieldId::SessionType,
    parent: Some(FieldId::Spec),
    keys: &[
        key("type"),
        Key {
            name: "session_type",
            since: Series::new(21, 9),
        },
        key("sessionType"),
    ],
    stored_as: "session_type",
    since: FIRST,
    shape: Shape::Choice(&Choices {
        words: &[
            Word {
                text: "interactive",
                since: FIRST,
                doc: "Runs until it is stopped and is worked in by people.",
            },
            Word {
                text: "batch",
                since: FIRST,
                doc: "Runs its startup command and ends with it.",
            },
            Word {
                text: "inference",
                since: Series::new(23, 3),
                doc: "Serves a model; needs a model folder.",
            },
            Word {
                text: "system",
                since: Series::new(24, 3),
                doc: "For the cluster's own services; cannot be launched from a template.",
            },
        ],
        any_case_since: Some(Series::new(25, 19)),
    }),
    nullable: false,
    presence: Presence::Optional(&[(FIRST, Default::Text("interactive"))]),
    doc: "What kind of session is started.",
};

pub(super) static KERNEL: Field = Field {
    id: FieldId::Kernel,
    parent: Some(FieldId::Spec),
    keys: &[key("kernel")],
    stored_as: "kernel",
    since: FIRST,
    shape: Shape::Section(&kernel::KERNEL),
    nullable: false,
    presence: Presence::Required,
    doc: "The image that runs, and what is run in it.",
};

pub(super) static SCALING_GROUP: Field = Field {
    id: FieldId::ScalingGroup,
    parent: Some(FieldId::Spec),
    keys: &[key("scaling_group")],
    stored_as: "scaling_group",
    since: Series::new(21, 9),
    shape: Shape::Text,
    nullable: true,
    presence: NULL,
    doc: "The resource group whose machines the session runs on.",
};

pub(super) static MOUNTS: Field = Field {
    id: FieldId::Mounts,
    parent: Some(FieldId::Spec),
    keys: &[key("mounts")],
    stored_as: "mounts",
    since: FIRST,
    shape: Shape::Values,
    nullable: true,
    presence: Presence::Optional(&[(FIRST, Default::Null), (Series::new(20, 9), Default::Empty)]),
    doc: "The storage folders that the session sees: each folder's name with the path it is mounted at. An empty \
          path (`\"\"`) means `/home/work/` and the folder's name.",
};

pub(super) static RESOURCES: Field = Field {
    id: FieldId::Resources,
    parent: Some(FieldId::Spec),
    keys: &[key("resources")],
    stored_as: "resources",
    since: FIRST,
    shape: Shape::Values,
    nullable: true,
    presence: NULL,
    doc: "What the session is given: `cpu` is a count, `mem` an amount of memory as `4g`; further slots, as \
          `cuda.device`, are those that the cluster has. What is missing is given in the image's least amount.",
};

pub(super) static AGENT_LIST: Field = Field {
    id: FieldId::AgentList,
    parent: Some(FieldId::Spec),
    keys: &[key("agent_list"), key("agentList")],
    stored_as: "agent_list",
    since: Series::new(21, 9),
    shape: Shape::TextList,
    nullable: true,
    presence: NULL,
    doc: "The machines that the session may run on; only administrators may choose them.",
};
