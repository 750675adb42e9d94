//! The kinds of node.

use std::fmt;
use std::rc::Rc;

/// A node's tag, resolved: what the node is to become.
///
/// ```
/// use sesstpl_yaml::Tag;
///
/// assert_eq!(Tag::from("tag:yaml.org,2002:int"), Tag::Int);
/// assert_eq!(Tag::Int.as_str(), "tag:yaml.org,2002:int");
/// assert_eq!(Tag::from("!image").as_str(), "!image");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Tag {
    /// `!!null`
    Null,
    /// `!!bool`
    Bool,
    /// `!!int`
    Int,
    /// `!!float`
    Float,
    /// `!!str`
    Str,
    /// `!!binary`
    Binary,
    /// `!!timestamp`
    Timestamp,
    /// `!!seq`
    Seq,
    /// `!!map`
    Map,
    /// `!!set`
    Set,
    /// `!!omap`
    Omap,
    /// `!!pairs`
    Pairs,
    /// `!!merge`, the tag of a plain `<<`.
    Merge,
    /// `!!value`, the tag of a plain `=`.
    Value,
    /// Any other.
    Other(Rc<str>),
}

const KNOWN: [(Tag, &str); 14] = [
    (Tag::Null, "tag:yaml.org,2002:null"),
    (Tag::Bool, "tag:yaml.org,2002:bool"),
    (Tag::Int, "tag:yaml.org,2002:int"),
    (Tag::Float, "tag:yaml.org,2002:float"),
    (Tag::Str, "tag:yaml.org,2002:str"),
    (Tag::Binary, "tag:yaml.org,2002:binary"),
    (Tag::Timestamp, "tag:yaml.org,2002:timestamp"),
    (Tag::Seq, "tag:yaml.org,2002:seq"),
    (Tag::Map, "tag:yaml.org,2002:map"),
    (Tag::Set, "tag:yaml.org,2002:set"),
    (Tag::Omap, "tag:yaml.org,2002:omap"),
    (Tag::Pairs, "tag:yaml.org,2002:pairs"),
    (Tag::Merge, "tag:yaml.org,2002:merge"),
    (Tag::Value, "tag:yaml.org,2002:value"),
];

impl Tag {
    /// The tag in full.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Other(tag) => tag,
            known => KNOWN
                .iter()
                .find_map(|(tag, name)| (tag == known).then_some(*name))
                .unwrap_or_default(),
        }
    }
}

impl From<&str> for Tag {
    fn from(tag: &str) -> Self {
        KNOWN
            .iter()
            .find_map(|(known, name)| (*name == tag).then(|| known.clone()))
            .unwrap_or_else(|| Self::Other(tag.into()))
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
