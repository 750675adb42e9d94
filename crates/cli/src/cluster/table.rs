//! Tables for people.

use annotate_snippets::normalize_untrusted_str;
use textwrap::core::display_width;

/// Columns with headings, as wide as their widest cell.
pub(super) fn render<const N: usize>(headings: [&str; N], rows: &[[String; N]]) -> String {
    let rows: Vec<[String; N]> = rows
        .iter()
        .map(|row| {
            row.each_ref()
                .map(|cell| normalize_untrusted_str(cell).replace('\n', " "))
        })
        .collect();
    let rule = headings.map(str::to_owned);
    let widths: [usize; N] = std::array::from_fn(|column| {
        let cells = rows.iter().chain([&rule]).filter_map(|row| row.get(column));
        cells.map(|cell| display_width(cell)).max().unwrap_or_default()
    });
    let dashes = widths.map(|width| "-".repeat(width));
    let mut text = String::new();
    for row in [&rule, &dashes].into_iter().chain(&rows) {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width.saturating_sub(display_width(cell)) + 2));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_what_is_seen_of_their_widest_cell() {
        let rows = [
            ["日本".to_owned(), "1".to_owned()],
            ["a".to_owned(), String::new()],
        ];
        let expected = "\
Name  N
----  -
日本  1
a
";
        assert_eq!(render(["Name", "N"], &rows), expected);
    }

    #[test]
    fn what_would_move_the_cursor_is_not_printed() {
        let table = render(["Name"], &[["a\u{1b}[2Jb\nc".to_owned()]]);
        assert!(
            !table.contains('\u{1b}') && table.lines().count() == 3,
            "{table:?}"
        );
    }
}
