//! The fields' names in this crate.

use super::{Field, cluster, kernel, session, template};

macro_rules! field_ids {
    ($($(#[$doc:meta])* $id:ident = $field:path,)+) => {
        /// Names a field.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum FieldId {
            $($(#[$doc])* $id,)+
        }

        impl FieldId {
            /// All fields.
            pub const ALL: [Self; [$(Self::$id),+].len()] = [$(Self::$id),+];

            /// What the table says of it.
            pub fn field(self) -> &'static Field {
                match self {
                    $(Self::$id => &$field,)+
                }
            }
        }
    };
}

field_ids! {
    /// `api_version`
    ApiVersion = template::API_VERSION,
    /// `kind`
    Kind = template::KIND,
    /// `metadata`
    Metadata = template::METADATA,
    /// `metadata.name`
    Name = template::NAME,
    /// `metadata.tag`
    Tag = template::TAG,
    /// `spec`
    Spec = template::SPEC,
    /// `spec.type`
    SessionType = session::SESSION_TYPE,
    /// `spec.kernel`
    Kernel = session::KERNEL,
    /// `spec.kernel.image`
    Image = kernel::IMAGE,
    /// `spec.kernel.architecture`
    Architecture = kernel::ARCHITECTURE,
    /// `spec.kernel.environ`
    Environ = kernel::ENVIRON,
    /// `spec.kernel.run`
    Run = kernel::RUN,
    /// `spec.kernel.run.bootstrap`
    Bootstrap = kernel::BOOTSTRAP,
    /// `spec.kernel.run.startup`
    Startup = kernel::STARTUP,
    /// `spec.kernel.git`
    Git = kernel::GIT,
    /// `spec.kernel.git.repository`
    Repository = kernel::REPOSITORY,
    /// `spec.kernel.git.commit`
    Commit = kernel::COMMIT,
    /// `spec.kernel.git.branch`
    Branch = kernel::BRANCH,
    /// `spec.kernel.git.credential`
    Credential = kernel::CREDENTIAL,
    /// `spec.kernel.git.credential.username`
    Username = kernel::USERNAME,
    /// `spec.kernel.git.credential.password`
    Password = kernel::PASSWORD,
    /// `spec.kernel.git.destination_dir`
    Destination = kernel::DESTINATION,
    /// `spec.scaling_group`
    ScalingGroup = session::SCALING_GROUP,
    /// `spec.mounts`
    Mounts = session::MOUNTS,
    /// `spec.resources`
    Resources = session::RESOURCES,
    /// `spec.agent_list`
    AgentList = session::AGENT_LIST,
    /// `kind` of a cluster
    ClusterKind = cluster::KIND,
    /// `mode` of a cluster
    Mode = cluster::MODE,
    /// `metadata` of a cluster
    ClusterMetadata = cluster::METADATA,
    /// `metadata.name` of a cluster
    ClusterName = cluster::NAME,
    /// `spec` of a cluster
    ClusterSpec = cluster::SPEC,
    /// `spec.environ` of a cluster
    ClusterEnviron = cluster::ENVIRON,
    /// `spec.mounts` of a cluster
    ClusterMounts = cluster::MOUNTS,
    /// `spec.nodes` of a cluster
    Nodes = cluster::NODES,
    /// `spec.nodes[].role` of a cluster
    Role = cluster::ROLE,
    /// `spec.nodes[].session_template` of a cluster
    NodeTemplate = cluster::NODE_TEMPLATE,
    /// `spec.nodes[].replicas` of a cluster
    Replicas = cluster::REPLICAS,
}
