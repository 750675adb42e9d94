//! Where scalars and lines end.

/// The offset of the line break that ends the line, or of the text's end.
pub(super) fn line_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest
        .iter()
        .position(|byte| matches!(byte, b'\n' | b'\r'))
        .unwrap_or(rest.len())
}

/// The offset after the line break that ends the line.
pub(super) fn next_line(bytes: &[u8], from: usize) -> usize {
    let end = line_end(bytes, from);
    match (bytes.get(end), bytes.get(end + 1)) {
        (Some(b'\r'), Some(b'\n')) => end + 2,
        (Some(_), _) => end + 1,
        (None, _) => end,
    }
}

/// The offset of the first byte that is neither space nor tab.
pub(super) fn skip_blanks(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest
        .iter()
        .position(|byte| !matches!(byte, b' ' | b'\t'))
        .unwrap_or(rest.len())
}

/// The offset after the quote that closes the one at `start`, if there is one before `limit`.
pub(super) fn quoted_end(bytes: &[u8], start: usize, limit: usize) -> Option<usize> {
    let quote = *bytes.get(start)?;
    let mut at = start + 1;
    while at < limit {
        let byte = *bytes.get(at)?;
        if byte == b'\\' && quote == b'"' {
            at += 2;
        } else if byte == quote {
            if quote == b'\'' && bytes.get(at + 1) == Some(&quote) {
                at += 2;
            } else {
                return Some(at + 1);
            }
        } else {
            at += 1;
        }
    }
    None
}

/// Whether a `#` that begins a comment stands here.
pub(super) fn begins_comment(bytes: &[u8], at: usize) -> bool {
    bytes.get(at) == Some(&b'#')
        && (at == 0
            || bytes
                .get(at - 1)
                .is_none_or(|before| matches!(before, b' ' | b'\t' | b'\n' | b'\r')))
}

/// The offset after the last character of the plain scalar that begins here, on its line.
pub(super) fn plain_end(bytes: &[u8], start: usize) -> usize {
    let end = line_end(bytes, start);
    let comment = (start..end).find(|&at| begins_comment(bytes, at)).unwrap_or(end);
    let written = bytes.get(start..comment).unwrap_or_default();
    start + written.trim_ascii_end().len()
}

/// The offset after the tag and the anchor that stand here, and the blanks after them.
pub(super) fn skip_properties(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while matches!(bytes.get(at), Some(b'&' | b'!')) {
        let rest = bytes.get(at..).unwrap_or_default();
        let length = rest
            .iter()
            .position(|byte| b" \t\r\n,[]{}".contains(byte))
            .unwrap_or(rest.len());
        at = skip_blanks(bytes, at + length);
    }
    at
}

/// Whether `---` or `...` stands at the start of this line.
pub(super) fn is_document_marker(bytes: &[u8], line: usize) -> bool {
    bytes
        .get(line..line + 3)
        .is_some_and(|marker| marker == b"---" || marker == b"...")
        && bytes
            .get(line + 3)
            .is_none_or(|after| matches!(after, b' ' | b'\t' | b'\n' | b'\r'))
}
