//! A rule's documentation.

use serde::Serialize;
use sesstpl::rules::Rule;
use sesstpl::{Code, Severity};

#[derive(Serialize)]
pub(crate) struct RuleShape {
    code: Code,
    severity: Severity,
    since: String,
    until: Option<String>,
    summary: &'static str,
    why: &'static str,
    example: &'static str,
    mended: &'static str,
}

impl From<&'static Rule> for RuleShape {
    fn from(rule: &'static Rule) -> Self {
        Self {
            code: rule.code,
            severity: rule.severity,
            since: rule.since.to_string(),
            until: rule.until.map(|until| until.to_string()),
            summary: rule.summary,
            why: rule.why,
            example: rule.example,
            mended: rule.mended,
        }
    }
}
