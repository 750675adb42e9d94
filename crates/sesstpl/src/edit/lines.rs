//! Lines, and what stands between two values.

/// The characters that end a line of YAML 1.1.
const BREAKS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
/// Begins a text without being a part of it.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

pub(crate) fn is_break(character: char) -> bool {
    BREAKS.contains(&character)
}

/// The text from an offset on; nothing if there is no such place.
pub(crate) fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// A part of a text; nothing if there is no such part.
pub(crate) fn part(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// Where a text begins: after its byte order mark, if it has one.
pub(crate) fn start(text: &str) -> usize {
    if text.starts_with(BYTE_ORDER_MARK) {
        BYTE_ORDER_MARK.len_utf8()
    } else {
        0
    }
}

/// How much space and how many line breaks, in bytes, a text begins with.
pub(crate) fn gap(text: &str) -> usize {
    text.len()
        - text
            .trim_start_matches(|character: char| is_blank(character) || is_break(character))
            .len()
}

/// How many lines end in a text.
pub(crate) fn count(text: &str) -> usize {
    let mut position = 0;
    let mut count = 0;
    while line_end(text, position) < text.len() {
        position = next_line(text, position);
        count += 1;
    }
    count
}

/// Where the next thing after spaces, line breaks and comments stands.
pub(crate) fn skip_gap(text: &str, at: usize) -> usize {
    let mut position = at;
    loop {
        position += gap(from(text, position));
        if !from(text, position).starts_with('#') {
            return position;
        }
        position = line_end(text, position);
    }
}

/// Where the line ends that an offset is in: before its line break.
pub(crate) fn line_end(text: &str, at: usize) -> usize {
    from(text, at)
        .find(is_break)
        .map_or(text.len(), |length| at + length)
}

/// Where the line after the one that an offset is in starts; the end of the text after the last.
pub(crate) fn next_line(text: &str, at: usize) -> usize {
    let end = line_end(text, at);
    let rest = from(text, end);
    let length = if rest.starts_with("\r\n") {
        2
    } else {
        rest.chars().next().map_or(0, char::len_utf8)
    };
    end + length
}

/// Where the line starts that an offset is in.
pub(crate) fn line_start(text: &str, at: usize) -> usize {
    let before = part(text, 0, at);
    let start = before
        .char_indices()
        .rev()
        .find(|&(_, character)| is_break(character))
        .map_or(0, |(offset, character)| offset + character.len_utf8());
    start.max(self::start(text).min(at))
}

/// How many characters stand before an offset in its line.
pub(crate) fn column(text: &str, at: usize) -> usize {
    part(text, line_start(text, at), at).chars().count()
}

/// Whether only spaces stand before an offset in its line.
pub(crate) fn begins_line(text: &str, at: usize) -> bool {
    part(text, line_start(text, at), at).chars().all(is_blank)
}

/// Whether only spaces and a comment stand after an offset in its line.
pub(crate) fn ends_line(text: &str, at: usize) -> bool {
    let rest = part(text, at, line_end(text, at)).trim_start_matches(is_blank);
    rest.is_empty() || rest.starts_with('#')
}

/// Whether only spaces stand after an offset in its line.
pub(crate) fn is_blank_after(text: &str, at: usize) -> bool {
    part(text, at, line_end(text, at)).chars().all(is_blank)
}

/// Where the spaces before an offset start.
pub(crate) fn trimmed_end(text: &str, at: usize) -> usize {
    part(text, 0, at).trim_end_matches(is_blank).len()
}

/// Where the spaces after an offset end.
pub(crate) fn trimmed_start(text: &str, at: usize) -> usize {
    text.len() - from(text, at).trim_start_matches(is_blank).len()
}

/// How far the comment that is all of a line is indented; none if the line is something else.
pub(crate) fn comment_line(text: &str, start: usize) -> Option<usize> {
    let line = part(text, start, line_end(text, start));
    let comment = line.trim_start_matches(' ');
    comment.starts_with('#').then(|| line.len() - comment.len())
}

pub(crate) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t')
}

/// Where the line before the one that starts at an offset ends: before its line break.
pub(crate) fn previous_line_end(text: &str, line_start: usize) -> usize {
    let before = part(text, 0, line_start);
    let trimmed = before
        .strip_suffix("\r\n")
        .unwrap_or_else(|| before.strip_suffix(is_break).unwrap_or(before));
    trimmed.len()
}
