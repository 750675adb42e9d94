//! What a template is for.

use serde::Serialize;
use sesstpl_yaml::{Document, NodeId, Value};

use crate::fields::{CLUSTER, FieldId, Section, Shape, TEMPLATE};
use crate::template::text_of;
use crate::{Release, Stored};

/// What a template is for. A document says so itself, as its `kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TemplateKind {
    /// One session: `kind: taskTemplate`, and whatever is no cluster.
    #[default]
    Session,
    /// A cluster of sessions: `kind: clusterTemplate`, since 20.9. Managers store such templates, below
    /// `/template/cluster`, and fail to launch them: `POST /session/_/create-cluster` answers HTTP 500 on 22.9.23 to
    /// 26.9.6.
    Cluster,
}

impl TemplateKind {
    /// The fields of a whole template.
    pub fn section(self) -> &'static Section {
        match self {
            Self::Session => TEMPLATE,
            Self::Cluster => CLUSTER,
        }
    }

    /// The kind that a release takes a word at `kind` for.
    pub fn of_word(word: &str, release: Release) -> Self {
        let field = FieldId::ClusterKind.field();
        match &field.shape {
            Shape::Choice(choices) if field.exists_in(release) => {
                let is_cluster = choices.words_in(release).any(|known| known.text == word);
                if is_cluster { Self::Cluster } else { Self::Session }
            }
            _ => Self::Session,
        }
    }

    /// The kind of a template that is stored.
    pub fn of_stored(stored: &Stored) -> Self {
        let word = stored.get("kind").and_then(Stored::as_str).unwrap_or_default();
        Self::of_word(word, Release::LATEST)
    }

    pub(crate) fn of_root(document: &Document, root: Option<NodeId>, release: Release) -> Self {
        let Some(Value::Dict(entries)) = root.map(|root| document.value(root)) else {
            return Self::Session;
        };
        entries
            .iter()
            .find(|&&(key, _)| text_of(document.value(key)) == Some(FieldId::ClusterKind.field().name()))
            .and_then(|&(_, kind)| text_of(document.value(kind)))
            .map_or(Self::Session, |word| Self::of_word(word, release))
    }
}
