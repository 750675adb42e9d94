//! Templates for clusters: `kind: clusterTemplate`.

use super::{
    Choices, Default, FIRST, Field, FieldId, NULLABLE_MAPPING, Presence, Section, Shape, Word, key, template,
};
use crate::Series;

/// The first series that takes templates for clusters.
const SINCE: Series = Series::new(20, 9);

pub(super) static CLUSTER: Section = Section {
    fields: &[&template::API_VERSION, &KIND, &MODE, &METADATA, &SPEC],
    open: true,
};

static NODE: Section = Section {
    fields: &[&ROLE, &NODE_TEMPLATE, &REPLICAS],
    open: false,
};

pub(super) static KIND: Field = Field {
    id: FieldId::ClusterKind,
    parent: None,
    keys: &[key("kind")],
    stored_as: "kind",
    since: SINCE,
    shape: Shape::Choice(&Choices {
        words: &[
            Word {
                text: "clusterTemplate",
                since: SINCE,
                doc: "A template for a cluster of sessions, each from a template of its own. Managers store it and never \
                      launch it.",
            },
            Word {
                text: "cluster_template",
                since: SINCE,
                doc: "The same in another spelling.",
            },
        ],
        any_case_since: None,
    }),
    nullable: false,
    presence: Presence::Required,
    doc: "What the document describes: a template for a cluster is a `clusterTemplate`.",
};

pub(super) static MODE: Field = Field {
    id: FieldId::Mode,
    parent: None,
    keys: &[key("mode")],
    stored_as: "mode",
    since: SINCE,
    shape: Shape::Choice(&Choices {
        words: &[
            Word {
                text: "single-node",
                since: SINCE,
                doc: "All nodes of the cluster run on one machine.",
            },
            Word {
                text: "multi-node",
                since: SINCE,
                doc: "The nodes of the cluster may run on different machines.",
            },
        ],
        any_case_since: None,
    }),
    nullable: false,
    presence: Presence::Required,
    doc: "Whether the cluster may spread over several machines.",
};

pub(super) static METADATA: Field = Field {
    id: FieldId::ClusterMetadata,
    parent: None,
    keys: &[key("metadata")],
    stored_as: "metadata",
    since: SINCE,
    shape: Shape::Section(&Section {
        fields: &[&NAME],
        open: false,
    }),
    nullable: false,
    presence: Presence::Required,
    doc: "How the template is called.",
};

pub(super) static NAME: Field = Field {
    id: FieldId::ClusterName,
    parent: Some(FieldId::ClusterMetadata),
    keys: &[key("name")],
    stored_as: "name",
    since: SINCE,
    shape: Shape::Text,
    nullable: false,
    presence: Presence::Required,
    doc: "The name under which the template is listed, at most 128 characters. It need not be unique.",
};

pub(super) static SPEC: Field = Field {
    id: FieldId::ClusterSpec,
    parent: None,
    keys: &[key("spec")],
    stored_as: "spec",
    since: SINCE,
    shape: Shape::Section(&Section {
        fields: &[&ENVIRON, &MOUNTS, &NODES],
        open: false,
    }),
    nullable: false,
    presence: Presence::Required,
    doc: "What the cluster is made of.",
};

pub(super) static ENVIRON: Field = Field {
    id: FieldId::ClusterEnviron,
    parent: Some(FieldId::ClusterSpec),
    keys: &[key("environ")],
    stored_as: "environ",
    since: SINCE,
    shape: Shape::Texts,
    nullable: true,
    presence: NULLABLE_MAPPING,
    doc: "Environment variables of every node. Everybody who may list templates can read them.",
};

pub(super) static MOUNTS: Field = Field {
    id: FieldId::ClusterMounts,
    parent: Some(FieldId::ClusterSpec),
    keys: &[key("mounts")],
    stored_as: "mounts",
    since: SINCE,
    shape: Shape::Values,
    nullable: true,
    presence: NULLABLE_MAPPING,
    doc: "The storage folders that every node sees: each folder's name with the path it is mounted at. The manager takes \
          any path here.",
};

pub(super) static NODES: Field = Field {
    id: FieldId::Nodes,
    parent: Some(FieldId::ClusterSpec),
    keys: &[key("nodes")],
    stored_as: "nodes",
    since: SINCE,
    shape: Shape::Sections(&NODE),
    nullable: false,
    presence: Presence::Required,
    doc: "The nodes of the cluster, one entry for each role. One of the roles is `main`.",
};

pub(super) static ROLE: Field = Field {
    id: FieldId::Role,
    parent: Some(FieldId::Nodes),
    keys: &[key("role")],
    stored_as: "role",
    since: SINCE,
    shape: Shape::Text,
    nullable: false,
    presence: Presence::Required,
    doc: "What the nodes of this entry are for: `main`, which there is exactly one of, or a name of your own.",
};

pub(super) static NODE_TEMPLATE: Field = Field {
    id: FieldId::NodeTemplate,
    parent: Some(FieldId::Nodes),
    keys: &[key("session_template"), key("sessionTemplate")],
    stored_as: "session_template",
    since: SINCE,
    shape: Shape::Identifier,
    nullable: false,
    presence: Presence::Required,
    doc: "The identifier (UUID) of the saved session template that the nodes are made from. The manager does not ask whether there \
          is one.",
};

pub(super) static REPLICAS: Field = Field {
    id: FieldId::Replicas,
    parent: Some(FieldId::Nodes),
    keys: &[key("replicas")],
    stored_as: "replicas",
    since: SINCE,
    shape: Shape::Integer,
    nullable: false,
    presence: Presence::Optional(&[(FIRST, Default::Number(1))]),
    doc: "How many such nodes there are; of the role `main` exactly one.",
};
