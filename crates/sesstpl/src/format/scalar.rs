//! Scalars of several lines at another indentation.

use super::tokens::STEP;
use crate::edit::lines;

/// A scalar after `|` or `>` in a collection that is indented by `outer`, with its lines at `indent`.
pub(super) fn block(written: &str, outer: usize, indent: usize) -> String {
    let header_end = lines::line_end(written, 0);
    let (header, content) = written.split_at(header_end);
    let indicators = header
        .find([' ', '\t', '#'])
        .map_or(header, |end| lines::part(header, 0, end));
    let comment = lines::part(header, indicators.len(), header.len()).trim();
    let mut lines_of: Vec<(&str, &str)> = Vec::new();
    let mut rest = content;
    while !rest.is_empty() {
        let line_break = lines::next_line(rest, 0).min(rest.len());
        let end = lines::line_end(rest, line_break);
        lines_of.push((
            lines::part(rest, 0, line_break),
            lines::part(rest, line_break, end),
        ));
        rest = lines::from(rest, end);
    }
    let given = indicators.chars().find_map(|character| character.to_digit(10));
    let old = match given {
        Some(more) => outer + more as usize,
        None => first_indent(&lines_of),
    };
    let mut out: String = indicators
        .chars()
        .map(|character| {
            if character.is_ascii_digit() {
                char::from_digit(2, 10).unwrap_or('2')
            } else {
                character
            }
        })
        .collect();
    if !comment.is_empty() {
        out.push(' ');
        out.push_str(comment);
    }
    let indent = indent.max(STEP);
    for (line_break, line) in lines_of {
        out.push_str(line_break);
        let spaces = line.len() - line.trim_start_matches(' ').len();
        if spaces < line.len() || spaces > old {
            out.push_str(&" ".repeat(indent));
            out.push_str(lines::from(line, old.min(spaces)));
        }
    }
    if !indicators.contains('+') {
        out.truncate(out.trim_end_matches(lines::is_break).len());
    }
    out
}

/// How far the first line that holds something is indented; further than any if none does.
fn first_indent(lines: &[(&str, &str)]) -> usize {
    let mut indents = lines.iter().filter_map(|(_, line)| {
        let text = line.trim_start_matches(' ');
        (!text.is_empty()).then(|| line.len() - text.len())
    });
    indents.next().unwrap_or(usize::MAX)
}

/// A plain scalar or one in quotes: the lines after its first begin at `indent`.
pub(super) fn folded(written: &str, indent: usize) -> String {
    let mut out = String::new();
    let mut rest = written;
    loop {
        let end = lines::line_end(rest, 0);
        let line = lines::part(rest, 0, end);
        let trimmed = line.trim_end_matches(lines::is_blank);
        // A space after a backslash is text.
        let kept = if end < rest.len() && !trimmed.ends_with('\\') {
            trimmed
        } else {
            line
        };
        out.push_str(kept);
        if end == rest.len() {
            return out;
        }
        let next = lines::next_line(rest, 0);
        out.push_str(lines::part(rest, end, next));
        rest = lines::from(rest, next).trim_start_matches(lines::is_blank);
        if !rest.is_empty() && !rest.starts_with(lines::is_break) {
            out.push_str(&" ".repeat(indent));
        }
    }
}
