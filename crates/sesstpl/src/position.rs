//! Lines and columns.

/// A place as people and editors count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
pub struct Position {
    /// Offset from the start of the text, in the encoding's units.
    pub offset: usize,
    /// Line, from 0. Lines end at `\n`, `\r\n` or `\r`.
    pub line: usize,
    /// Column, from 0, in the encoding's units.
    pub column: usize,
}

/// The unit that columns and offsets are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// JavaScript's string units.
    Utf16,
    /// Code points, as terminals and `PyYAML` count.
    Utf32,
}

/// Turns byte offsets of one text into positions.
///
/// Made once per text; each look-up then takes the same time wherever in the text it is.
///
/// ```
/// use sesstpl::{Encoding, LineIndex};
///
/// let lines = LineIndex::new("name: 🎉\ntag: x\n");
/// let position = lines.position(16, Encoding::Utf16);
/// assert_eq!((position.line, position.column, position.offset), (1, 5, 14));
/// ```
#[derive(Debug, Clone)]
pub struct LineIndex<'t> {
    text: &'t str,
    line_starts: Vec<usize>,
    /// How many units stand before every [`STEP`] bytes; none where every character is one byte.
    checkpoints: Vec<Units>,
}

/// Bytes between two checkpoints.
const STEP: usize = 256;

/// Bytes that few lines of templates have fewer of, on average.
const USUAL_LINE: usize = 16;

/// Lengths of a text.
#[derive(Debug, Clone, Copy, Default)]
struct Units {
    utf16: usize,
    utf32: usize,
}

impl<'t> LineIndex<'t> {
    /// Reads the line ends of a text.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut line_starts = Vec::with_capacity(1 + text.len() / USUAL_LINE);
        line_starts.push(0);
        for (word, chunk) in bytes.chunks(8).enumerate() {
            // In most words no line ends.
            if <[u8; 8]>::try_from(chunk).is_ok_and(|word| !has_control(word)) {
                continue;
            }
            for (offset, &byte) in (word * 8..).zip(chunk) {
                let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(offset + 1) != Some(&b'\n'));
                if ends_line {
                    line_starts.push(offset + 1);
                }
            }
        }
        Self {
            text,
            line_starts,
            checkpoints: checkpoints(text),
        }
    }

    /// The position of a byte offset; past the end, the end; within a character, its start.
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let lines_before = self.line_starts.partition_point(|&start| start <= offset);
        let line = lines_before.saturating_sub(1);
        let line_start = self.line_starts.get(line).copied().unwrap_or_default();
        let units = self.units_before(offset, encoding);
        Position {
            offset: units,
            line,
            column: units - self.units_before(line_start, encoding),
        }
    }

    /// The byte offset of a line and a column, both from 0; past the end of a line, its end; past the last line, the end.
    pub fn offset(&self, line: usize, column: usize, encoding: Encoding) -> usize {
        let Some(&start) = self.line_starts.get(line) else {
            return self.text.len();
        };
        let end = self.line_starts.get(line + 1).copied().unwrap_or(self.text.len());
        let line = self.text.get(start..end).unwrap_or_default();
        start + byte_offset(line.trim_end_matches(['\n', '\r']), column, encoding)
    }

    /// The length of the text before a character.
    fn units_before(&self, offset: usize, encoding: Encoding) -> usize {
        if self.checkpoints.is_empty() || encoding == Encoding::Utf8 {
            return offset;
        }
        let step = offset / STEP;
        let known = self.checkpoints.get(step).copied().unwrap_or_default();
        let rest = self
            .text
            .get(checkpoint(self.text, step)..offset)
            .unwrap_or_default();
        match encoding {
            Encoding::Utf8 => offset,
            Encoding::Utf16 => known.utf16 + units(rest).utf16,
            Encoding::Utf32 => known.utf32 + units(rest).utf32,
        }
    }
}

/// The byte offset of a place that is counted from the start of a text in an encoding's units; past the end, the end;
/// within a character, its start.
///
/// ```
/// use sesstpl::{Encoding, byte_offset};
///
/// assert_eq!(byte_offset("é🚀x", 3, Encoding::Utf16), 6);
/// ```
pub fn byte_offset(text: &str, units: usize, encoding: Encoding) -> usize {
    if encoding == Encoding::Utf8 || text.is_ascii() {
        return text.floor_char_boundary(units);
    }
    let mut left = units;
    for (offset, letter) in text.char_indices() {
        let length = if encoding == Encoding::Utf16 {
            letter.len_utf16()
        } else {
            1
        };
        if left < length {
            return offset;
        }
        left -= length;
    }
    text.len()
}

/// Whether one of eight bytes is a control character, as the ends of lines are.
fn has_control(bytes: [u8; 8]) -> bool {
    const fn each(byte: u8) -> u64 {
        u64::from_ne_bytes([byte; 8])
    }
    let word = u64::from_ne_bytes(bytes);
    // Without the highest bits nothing is carried into the next byte.
    let printable = (word & each(0x7F)) + each(0x60);
    !(word | printable) & each(0x80) != 0
}

fn checkpoints(text: &str) -> Vec<Units> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut sum = Units::default();
    let mut found = vec![sum];
    for step in 1..=text.len() / STEP {
        let part = text
            .get(checkpoint(text, step - 1)..checkpoint(text, step))
            .unwrap_or_default();
        let part = units(part);
        sum.utf16 += part.utf16;
        sum.utf32 += part.utf32;
        found.push(sum);
    }
    found
}

/// The start of the character that a checkpoint falls into.
fn checkpoint(text: &str, step: usize) -> usize {
    text.floor_char_boundary(step * STEP)
}

fn units(text: &str) -> Units {
    text.chars().fold(Units::default(), |sum, character| Units {
        utf16: sum.utf16 + character.len_utf16(),
        utf32: sum.utf32 + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counted anew from the start of the text.
    fn counted(text: &str, offset: usize, encoding: Encoding) -> Position {
        let length = |part: &str| match encoding {
            Encoding::Utf8 => part.len(),
            Encoding::Utf16 => part.encode_utf16().count(),
            Encoding::Utf32 => part.chars().count(),
        };
        let before = &text[..offset];
        let breaks = before.replace("\r\n", "\n").matches(['\n', '\r']).count();
        // Between the two characters of a line break, the line has not ended.
        let between = before.ends_with('\r') && text[offset..].starts_with('\n');
        let before_last = if between {
            &before[..before.len() - 1]
        } else {
            before
        };
        let line_start = before_last.rfind(['\n', '\r']).map_or(0, |found| found + 1);
        Position {
            offset: length(before),
            line: breaks - usize::from(between),
            column: length(&before[line_start..]),
        }
    }

    #[test]
    fn every_position_is_as_counted_from_the_start() {
        let text = "a\r\nb🎉c\rdé\n\n日本".repeat(60);
        let lines = LineIndex::new(&text);
        for offset in (0..=text.len()).filter(|&offset| text.is_char_boundary(offset)) {
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let expected = counted(&text, offset, encoding);
                assert_eq!(
                    lines.position(offset, encoding),
                    expected,
                    "{offset} {encoding:?}"
                );
            }
        }
    }

    #[test]
    fn past_the_end_is_the_end_and_within_a_character_its_start() {
        let lines = LineIndex::new("é");
        assert_eq!(lines.position(9, Encoding::Utf32).offset, 1);
        assert_eq!(lines.position(1, Encoding::Utf32).offset, 0);
    }
}
