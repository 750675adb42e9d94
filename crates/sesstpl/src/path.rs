//! Places in a template.

use std::fmt;

/// The way from a template's root to a place in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Path {
    /// Keys and indices, outermost first.
    pub segments: Vec<Segment>,
    /// Whether the last segment's key or its value is meant.
    pub target: Target,
}

/// One step into a mapping or a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Segment {
    /// A mapping's key as text; a key that is not text, as JSON would have it (`true`, `null`, `1`).
    Key(String),
    /// A list's index, from 0.
    Index(usize),
}

/// What of a mapping's entry a path means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Target {
    /// The value.
    #[default]
    Value,
    /// The key itself.
    Key,
}

impl Path {
    /// The last step as people name it: a key, or the whole path of an item.
    pub(crate) fn last_step(&self) -> Option<String> {
        self.segments.last().map(|segment| match segment {
            Segment::Key(key) => key.clone(),
            Segment::Index(_) => self.to_string(),
        })
    }
}

impl fmt::Display for Path {
    /// As `spec.agent_list[0]`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.segments.iter().enumerate() {
            match segment {
                Segment::Key(key) if position == 0 => f.write_str(key)?,
                Segment::Key(key) => write!(f, ".{key}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
