//! The rules' documentation as data.

use serde::{Serialize, Serializer};

use super::{Rule, all};
use crate::{Code, Severity};

/// All rules' documentation as a JSON object: under each rule's code, in the order of [`all`], its `code`, `severity`,
/// `since`, `until` (or null), `hasFix`, `summary`, `why`, `example` and `mended`.
///
/// For programs that are built without the feature `documentation`.
///
/// ```
/// let rules: serde_json::Value = serde_json::from_str(&sesstpl::rules::json()).unwrap();
/// let rule = &rules["save/unknown-key"];
/// assert_eq!(rule["summary"], "A key that does not exist");
/// assert_eq!(rule["since"], "20.3");
/// ```
pub fn json() -> String {
    // Texts and numbers can always be written.
    serde_json::to_string(&Rules).unwrap_or_default()
}

struct Rules;

impl Serialize for Rules {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(all().iter().map(|rule| (rule.code, Documentation::of(rule))))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Documentation {
    code: Code,
    severity: Severity,
    since: String,
    until: Option<String>,
    has_fix: bool,
    summary: &'static str,
    why: &'static str,
    example: &'static str,
    mended: &'static str,
}

impl Documentation {
    fn of(rule: &Rule) -> Self {
        Self {
            code: rule.code,
            severity: rule.severity,
            since: rule.since.to_string(),
            until: rule.until.map(|until| until.to_string()),
            has_fix: rule.has_fix(),
            summary: rule.summary,
            why: rule.why,
            example: rule.example,
            mended: rule.mended,
        }
    }
}
