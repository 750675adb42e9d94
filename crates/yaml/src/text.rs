//! Python's text.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use crate::Span;

/// A Python `str`: Unicode text that may hold lone surrogates (written as `"\uD800"`).
///
/// Cheap to clone. Text that stands in the document as it is read shares the document's memory, counted without
/// atomic operations, which would be a fifth of the time of reading: a text stays in its thread.
///
/// ```
/// use sesstpl_yaml::Text;
///
/// assert_eq!(Text::from("abc").as_str(), Some("abc"));
/// assert_eq!(Text::from_code_points(&[0x61, 0xD800]).as_str(), None);
/// ```
#[derive(Clone)]
pub struct Text(Repr);

#[derive(Clone)]
enum Repr {
    /// A part of some UTF-8 text.
    Unicode { whole: Rc<str>, start: u32, len: u32 },
    /// Code points, at least one of which is a surrogate.
    WithSurrogates(Rc<[u32]>),
}

impl Text {
    /// The text of these code points; numbers beyond Unicode become U+FFFD.
    pub fn from_code_points(points: &[u32]) -> Self {
        let mut builder = TextBuilder::default();
        for &point in points {
            builder.push_code_point(point);
        }
        builder.finish()
    }

    /// A part of a text, without copying it.
    pub(crate) fn part_of(whole: &Rc<str>, span: Span) -> Self {
        match (u32::try_from(span.start), u32::try_from(span.end - span.start)) {
            (Ok(start), Ok(len)) => Self(Repr::Unicode {
                whole: Rc::clone(whole),
                start,
                len,
            }),
            _ => Self::from(whole.get(span.start..span.end).unwrap_or_default()),
        }
    }

    /// The text, if UTF-8 can hold it; so it is unless a surrogate was escaped.
    pub fn as_str(&self) -> Option<&str> {
        match &self.0 {
            Repr::Unicode { whole, start, len } => {
                let start = *start as usize;
                whole.get(start..start + *len as usize)
            }
            Repr::WithSurrogates(_) => None,
        }
    }

    /// The text, with U+FFFD for each surrogate.
    pub fn to_str_lossy(&self) -> Cow<'_, str> {
        match &self.0 {
            Repr::Unicode { .. } => Cow::Borrowed(self.as_str().unwrap_or_default()),
            Repr::WithSurrogates(points) => points
                .iter()
                .map(|&point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect::<String>()
                .into(),
        }
    }

    /// The code points, surrogates among them, as Python counts them.
    pub fn code_points(&self) -> impl Iterator<Item = u32> + '_ {
        let (text, points) = match &self.0 {
            Repr::Unicode { .. } => (self.as_str().unwrap_or_default(), [].as_slice()),
            Repr::WithSurrogates(points) => ("", points.as_ref()),
        };
        text.chars().map(u32::from).chain(points.iter().copied())
    }

    /// Whether there is no character.
    pub fn is_empty(&self) -> bool {
        self.as_str().is_some_and(str::is_empty)
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::from("")
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        let whole = Rc::<str>::from(text);
        match u32::try_from(text.len()) {
            Ok(len) => Self(Repr::Unicode { whole, start: 0, len }),
            // A single scalar of 4 GiB cannot be shared.
            Err(_) => Self(Repr::WithSurrogates(text.chars().map(u32::from).collect())),
        }
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl PartialEq for Text {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            // The lengths alone tell most texts apart.
            (Repr::Unicode { len: one, .. }, Repr::Unicode { len: two, .. }) => {
                one == two && self.as_str() == other.as_str()
            }
            (Repr::WithSurrogates(one), Repr::WithSurrogates(two)) => one == two,
            _ => false,
        }
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == Some(*other)
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            Repr::Unicode { .. } => self.as_str().hash(state),
            Repr::WithSurrogates(points) => points.hash(state),
        }
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Unicode { .. } => fmt::Debug::fmt(self.as_str().unwrap_or_default(), f),
            Repr::WithSurrogates(points) => f.debug_tuple("WithSurrogates").field(points).finish(),
        }
    }
}

/// Collects a [`Text`] piece by piece.
#[derive(Debug, Default)]
pub struct TextBuilder {
    text: String,
    /// All code points so far, once a surrogate is among them; then `text` is no longer used.
    points: Option<Vec<u32>>,
}

impl TextBuilder {
    /// Appends text.
    pub fn push_str(&mut self, text: &str) {
        match &mut self.points {
            None => self.text.push_str(text),
            Some(points) => points.extend(text.chars().map(u32::from)),
        }
    }

    /// Appends a code point, which may be a surrogate; a number beyond Unicode becomes U+FFFD.
    pub fn push_code_point(&mut self, point: u32) {
        let is_surrogate = (0xD800..0xE000).contains(&point);
        let character = char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER);
        match &mut self.points {
            None if is_surrogate => {
                let mut points: Vec<u32> = self.text.chars().map(u32::from).collect();
                points.push(point);
                self.points = Some(points);
            }
            None => self.text.push(character),
            Some(points) => points.push(if is_surrogate { point } else { u32::from(character) }),
        }
    }

    /// The text collected.
    pub fn finish(self) -> Text {
        match self.points {
            None => Text::from(self.text),
            Some(points) => Text(Repr::WithSurrogates(points.into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_text_is_equal_however_it_is_held() {
        let whole: Rc<str> = "one two".into();
        assert_eq!(Text::part_of(&whole, Span::new(4, 7)), Text::from("two"));
    }

    #[test]
    fn a_surrogate_keeps_its_place_among_the_characters() {
        let mut builder = TextBuilder::default();
        builder.push_str("aé");
        builder.push_code_point(0xDC00);
        builder.push_str("b");
        let text = builder.finish();
        assert_eq!(text.code_points().collect::<Vec<_>>(), [0x61, 0xE9, 0xDC00, 0x62]);
        assert_eq!(text.to_str_lossy(), "aé\u{FFFD}b");
        assert_eq!(text.as_str(), None);
    }
}
