//! What of a broken text can still be read.

mod blame;

use sesstpl_yaml::{Error, ErrorKind};

use super::outline::has_key;
use crate::Span;

/// How often a text is read again; each reading takes time in proportion to the text.
const MAX_READINGS: usize = 6;

/// Longer texts, in bytes, are not read again: people would notice.
const MAX_LENGTH: usize = 128 << 10;

/// A broken text without the lines that break it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readable {
    /// The text with blanks in place of the lines that are left out, so that all places stay where they are.
    pub text: String,
    /// The lines that are left out, in order, without their line breaks.
    pub left_out: Vec<Span>,
}

/// What can be read of a text that cannot be read as a whole, because of this error of the reader.
///
/// Lines are left out where the error is or where what it is about begins, one after another, until the rest is
/// readable; none if that takes more than a few readings.
///
/// ```
/// use sesstpl::language::tolerant::readable;
///
/// let text = "kind: taskTemplate\nspec\nmetadata: {}\n";
/// let error = sesstpl_yaml::load(text).unwrap_err();
/// let rest = readable(text, &error).unwrap();
/// assert_eq!(rest.text, "kind: taskTemplate\n    \nmetadata: {}\n");
/// ```
pub fn readable(text: &str, error: &Error) -> Option<Readable> {
    if text.len() > MAX_LENGTH {
        return None;
    }
    let mut readings = MAX_READINGS;
    let mut rest = Readable {
        text: text.to_owned(),
        left_out: Vec::new(),
    };
    let mut error = error.clone();
    loop {
        let mut furthest: Option<(Readable, Error)> = None;
        for region in rest.suspects(&error) {
            readings = readings.checked_sub(1)?;
            let attempt = rest.without(region);
            let Some(next) = sesstpl_yaml::load_all(&attempt.text).error else {
                return Some(attempt);
            };
            let line = |error: &Error| attempt.line_with_text(error.span.start);
            let is_further = furthest.as_ref().is_none_or(|(_, best)| line(&next) > line(best));
            if is_further {
                furthest = Some((attempt, next));
            }
        }
        (rest, error) = furthest?;
    }
}

impl Readable {
    /// Lines without which the error may go away, the likeliest first.
    fn suspects(&self, error: &Error) -> Vec<Span> {
        let here = self.line_with_text(error.span.start);
        let above = here
            .and_then(|line| line.start.checked_sub(1))
            .and_then(|end| self.line_with_text(end));
        let begun = error
            .context
            .as_ref()
            .filter(|(_, span)| error.kind == ErrorKind::Scanner || self.opens_bracket(span.start))
            .and_then(|(_, span)| self.line_with_text(span.start));
        let all_of_it = begun
            .zip(here)
            .map(|(begun, here)| Span::new(begun.start, here.end))
            .filter(|all| all.start < all.end);
        let mut suspects: Vec<Span> = Vec::new();
        for suspect in [begun, here, above, all_of_it].into_iter().flatten() {
            if !suspects.contains(&suspect) {
                suspects.push(suspect);
            }
        }
        let (sound, mut broken): (Vec<Span>, Vec<Span>) =
            suspects.into_iter().partition(|&line| self.looks_sound(line));
        broken.extend(sound);
        broken
    }

    /// Whether a line begins with a key or with the `-` of an item.
    fn looks_sound(&self, line: Span) -> bool {
        let text = self.text.get(line.start..line.end).unwrap_or_default();
        let start = line.end - text.trim_start().len();
        text.trim_start().starts_with('-') || has_key(&self.text, start)
    }

    fn opens_bracket(&self, offset: usize) -> bool {
        matches!(self.text.as_bytes().get(offset), Some(b'[' | b'{'))
    }

    /// The last line that begins at or before an offset and is not blank.
    fn line_with_text(&self, offset: usize) -> Option<Span> {
        let offset = self.text.floor_char_boundary(offset);
        let rest = self.text.get(offset..)?;
        let mut end = offset + rest.find(['\n', '\r']).unwrap_or(rest.len());
        loop {
            let before = self.text.get(..end)?;
            let start = before.rfind(['\n', '\r']).map_or(0, |found| found + 1);
            if !before.get(start..)?.trim().is_empty() {
                return Some(Span::new(start, end));
            }
            end = start.checked_sub(1)?;
        }
    }

    fn without(&self, region: Span) -> Self {
        let mut text = String::with_capacity(self.text.len());
        text.push_str(self.text.get(..region.start).unwrap_or_default());
        for character in self
            .text
            .get(region.start..region.end)
            .unwrap_or_default()
            .chars()
        {
            match character {
                '\n' | '\r' => text.push(character),
                other => text.extend(std::iter::repeat_n(' ', other.len_utf8())),
            }
        }
        text.push_str(self.text.get(region.end..).unwrap_or_default());
        let mut left_out = self.left_out.clone();
        let place = left_out.partition_point(|&other| other < region);
        left_out.insert(place, region);
        Self { text, left_out }
    }
}
