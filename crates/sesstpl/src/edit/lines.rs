//! Lines, and what stands between two values.

/// The characters that end a line of YAML 1.1.
const BREAKS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
/// Begins a text without being a part of it.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

pub(super) fn is_break(character: char) -> bool {
    BREAKS.contains(&character)
}

/// The text from an offset on; nothing if there is no such place.
pub(super) fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// A part of a text; nothing if there is no such part.
pub(super) fn part(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// Where the next thing after spaces, line breaks and comments stands.
pub(super) fn skip_gap(text: &str, at: usize) -> usize {
    let mut position = at;
    loop {
        let rest = from(text, position);
        let blank = rest.len()
            - rest
                .trim_start_matches(|character: char| matches!(character, ' ' | '\t') || is_break(character))
                .len();
        position += blank;
        if !from(text, position).starts_with('#') {
            return position;
        }
        position = line_end(text, position);
    }
}

/// Where the line ends that an offset is in: before its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    from(text, at)
        .find(is_break)
        .map_or(text.len(), |length| at + length)
}

/// Where the line after the one that an offset is in starts; the end of the text after the last.
pub(super) fn next_line(text: &str, at: usize) -> usize {
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
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let before = part(text, 0, at);
    let start = before
        .char_indices()
        .rev()
        .find(|&(_, character)| is_break(character))
        .map_or(0, |(offset, character)| offset + character.len_utf8());
    if start == 0 && text.starts_with(BYTE_ORDER_MARK) {
        BYTE_ORDER_MARK.len_utf8().min(at)
    } else {
        start
    }
}

/// How many characters stand before an offset in its line.
pub(super) fn column(text: &str, at: usize) -> usize {
    part(text, line_start(text, at), at).chars().count()
}

/// Whether only spaces stand before an offset in its line.
pub(super) fn begins_line(text: &str, at: usize) -> bool {
    part(text, line_start(text, at), at).chars().all(is_blank)
}

/// Whether only spaces and a comment stand after an offset in its line.
pub(super) fn ends_line(text: &str, at: usize) -> bool {
    let rest = part(text, at, line_end(text, at)).trim_start_matches(is_blank);
    rest.is_empty() || rest.starts_with('#')
}

/// Whether only spaces stand after an offset in its line.
pub(super) fn is_blank_after(text: &str, at: usize) -> bool {
    part(text, at, line_end(text, at)).chars().all(is_blank)
}

/// Where the spaces before an offset start.
pub(super) fn trimmed_end(text: &str, at: usize) -> usize {
    part(text, 0, at).trim_end_matches(is_blank).len()
}

/// Where the spaces after an offset end.
pub(super) fn trimmed_start(text: &str, at: usize) -> usize {
    text.len() - from(text, at).trim_start_matches(is_blank).len()
}

/// How far the comment that is all of a line is indented; none if the line is something else.
pub(super) fn comment_line(text: &str, start: usize) -> Option<usize> {
    let line = part(text, start, line_end(text, start));
    let comment = line.trim_start_matches(' ');
    comment.starts_with('#').then(|| line.len() - comment.len())
}

pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t')
}

/// Where the line before the one that starts at an offset ends: before its line break.
pub(super) fn previous_line_end(text: &str, line_start: usize) -> usize {
    let before = part(text, 0, line_start);
    let trimmed = before
        .strip_suffix("\r\n")
        .unwrap_or_else(|| before.strip_suffix(is_break).unwrap_or(before));
    trimmed.len()
}
