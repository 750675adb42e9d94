//! Findings as the code editor shows them.

use serde::Serialize;
use sesstpl::fix::{Applicability, Fix};
use sesstpl::{LineIndex, Severity};

use super::assist::Remedy;
use super::offsets::changes;
use crate::messages;
use crate::state::{Checked, Fixes};
use crate::views::severity_title;

/// `Words` in `web/codemirror/core.ts`: what is said of a finding when somebody looks at it.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Words {
    title: &'static str,
    message: String,
    help: Option<String>,
    code: &'static str,
    fixes: Vec<Remedy>,
}

/// Where the findings are: for each its beginning and its end, how severe it is from 0 on, and whether something mends
/// it. Numbers are all that a letter in a text with hundreds of findings has to carry over.
pub(super) fn marks(checked: &Checked, fixes: Option<&Fixes>) -> Vec<u32> {
    let unit = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    let found = checked.report.diagnostics.iter().zip(&checked.places).enumerate();
    found
        .flat_map(|(index, (finding, place))| {
            let has_fix = fixes.is_some_and(|fixes| !fixes.of(index).is_empty());
            [
                unit(place.start.offset),
                unit(place.end.offset),
                level(finding.severity),
                u32::from(has_fix),
            ]
        })
        .collect()
}

/// As `LEVELS` in `web/codemirror/marks.ts` counts.
fn level(severity: Severity) -> u32 {
    match severity {
        Severity::Error => 0,
        Severity::Launch => 1,
        Severity::Warning => 2,
        Severity::Hint => 3,
    }
}

/// What is said of a finding of a text; none if there is no such finding.
pub(super) fn words(index: usize, text: &str, checked: &Checked, fixes: Option<&Fixes>) -> Option<Words> {
    let finding = checked.report.diagnostics.get(index)?;
    let lines = LineIndex::new(text);
    let fixes = fixes.map_or(&[][..], |fixes| fixes.of(index));
    Some(Words {
        title: severity_title(finding.severity),
        message: messages::finding(finding),
        help: finding.help.as_ref().map(messages::error),
        code: finding.code.as_str(),
        fixes: fixes.iter().map(|fix| remedy(&lines, fix)).collect(),
    })
}

fn remedy(lines: &LineIndex<'_>, fix: &Fix) -> Remedy {
    Remedy {
        title: messages::of_core(&fix.title),
        safe: fix.applicability == Applicability::Safe,
        changes: changes(lines, &fix.edits),
    }
}

#[cfg(test)]
mod tests {
    use sesstpl::{Catalogue, Release};

    use super::*;

    #[test]
    fn marks_count_as_javascript_does_even_behind_characters_outside_the_basic_plane() {
        let text = "# 훈련 🚀\napi_version: v1\nkind: taskTemplate\nmetadata:\n  name: \"🚀\"\nspec:\n  kernel:\n    \
                    image: python\n    bogus: 1\n";
        let checked = Checked::of(text, Release::LATEST, &Catalogue::default());
        let marks = marks(&checked, None);
        let said = |index| words(index, text, &checked, None).unwrap().message;
        let bogus = (0..checked.places.len()).find(|&index| said(index).contains("bogus"));
        let bogus = bogus.unwrap_or_else(|| panic!("no finding about `bogus` in {:#?}", checked.report));
        let units: Vec<u16> = text.encode_utf16().collect();
        let [from, to] = [0, 1].map(|number| usize::try_from(marks[bogus * 4 + number]).unwrap());
        // What JavaScript cuts out of the text.
        let cut = String::from_utf16(&units[from..to]).unwrap();
        assert!(cut.contains("bogus"), "{cut:?}");
    }
}
