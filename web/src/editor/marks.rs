//! Findings as the code editor shows them.

use serde::Serialize;
use sesstpl::Severity;

use crate::state::Checked;
use crate::views::severity_title;
use crate::words::sentence;

/// `Mark` in `web/codemirror/marks.ts`.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Mark {
    from: usize,
    to: usize,
    severity: Severity,
    title: &'static str,
    message: String,
    help: Option<String>,
    code: &'static str,
}

/// One mark for each finding.
pub(super) fn marks(checked: &Checked) -> Vec<Mark> {
    let found = checked.report.diagnostics.iter().zip(&checked.places);
    found
        .map(|(finding, place)| Mark {
            from: place.start.offset,
            to: place.end.offset,
            severity: finding.severity,
            title: severity_title(finding.severity),
            message: sentence(&finding.message),
            help: finding.help.as_deref().map(sentence),
            code: finding.code.as_str(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use sesstpl::Release;

    use super::*;

    /// What JavaScript cuts out of the text for a mark.
    fn cut(text: &str, mark: &Mark) -> String {
        let units: Vec<u16> = text.encode_utf16().collect();
        String::from_utf16(&units[mark.from..mark.to]).unwrap()
    }

    #[test]
    fn marks_count_as_javascript_does_even_behind_characters_outside_the_basic_plane() {
        let text = "# 훈련 🚀\napi_version: v1\nkind: taskTemplate\nmetadata:\n  name: \"🚀\"\nspec:\n  kernel:\n    \
                    image: python\n    bogus: 1\n";
        let checked = Checked::of(text, Release::LATEST);
        let marks = marks(&checked);
        let bogus = marks.iter().find(|mark| mark.message.contains("bogus"));
        let bogus = bogus.unwrap_or_else(|| panic!("no finding about `bogus` in {marks:#?}"));
        assert!(
            cut(text, bogus).contains("bogus"),
            "{bogus:?} cuts {:?}",
            cut(text, bogus)
        );
    }
}
