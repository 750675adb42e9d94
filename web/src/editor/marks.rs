//! Findings as the code editor shows them.

use serde::Serialize;
use sesstpl::fix::{Applicability, Fix};
use sesstpl::{LineIndex, Severity};

use super::assist::Remedy;
use super::offsets::changes;
use crate::state::{Checked, Fixes};
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
    fixes: Vec<Remedy>,
}

/// One mark for each finding of a text.
pub(super) fn marks(text: &str, checked: &Checked, fixes: Option<&Fixes>) -> Vec<Mark> {
    let lines = fixes.map(|_| LineIndex::new(text));
    let found = checked.report.diagnostics.iter().zip(&checked.places).enumerate();
    found
        .map(|(index, (finding, place))| Mark {
            from: place.start.offset,
            to: place.end.offset,
            severity: finding.severity,
            title: severity_title(finding.severity),
            message: sentence(&finding.message),
            help: finding.help.as_deref().map(sentence),
            code: finding.code.as_str(),
            fixes: match (&lines, fixes) {
                (Some(lines), Some(fixes)) => fixes.of(index).iter().map(|fix| remedy(lines, fix)).collect(),
                _ => Vec::new(),
            },
        })
        .collect()
}

fn remedy(lines: &LineIndex<'_>, fix: &Fix) -> Remedy {
    Remedy {
        title: fix.title.clone(),
        safe: fix.applicability == Applicability::Safe,
        changes: changes(lines, &fix.edits),
    }
}

#[cfg(test)]
mod tests {
    use sesstpl::{Catalogue, Release};

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
        let checked = Checked::of(text, Release::LATEST, &Catalogue::default());
        let marks = marks(text, &checked, None);
        let bogus = marks.iter().find(|mark| mark.message.contains("bogus"));
        let bogus = bogus.unwrap_or_else(|| panic!("no finding about `bogus` in {marks:#?}"));
        assert!(
            cut(text, bogus).contains("bogus"),
            "{bogus:?} cuts {:?}",
            cut(text, bogus)
        );
    }
}
