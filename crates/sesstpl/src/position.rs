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

/// Turns byte offsets of one text into positions and back.
#[derive(Debug, Clone)]
pub struct LineIndex<'t> {
    text: &'t str,
    line_starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Reads the line ends of a text.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for (offset, &byte) in bytes.iter().enumerate() {
            let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(offset + 1) != Some(&b'\n'));
            if ends_line {
                line_starts.push(offset + 1);
            }
        }
        Self { text, line_starts }
    }

    /// The position of a byte offset; past the end, the end; within a character, its start.
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line_starts.partition_point(|&start| start <= offset) - 1;
        let column = measure(&self.text[self.line_starts[line]..offset], encoding);
        Position {
            offset: measure(&self.text[..offset], encoding),
            line,
            column,
        }
    }
}

fn measure(text: &str, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => text.len(),
        Encoding::Utf16 => text.encode_utf16().count(),
        Encoding::Utf32 => text.chars().count(),
    }
}
