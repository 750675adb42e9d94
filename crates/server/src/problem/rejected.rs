//! Templates that are refused.

use sesstpl_manager_api::RemoteDiagnostic;

/// Why a payload is refused.
#[derive(Debug, Default)]
pub(crate) struct Rejected {
    /// Everything that was found.
    pub(crate) diagnostics: Vec<RemoteDiagnostic>,
    /// Whether it is neither JSON nor YAML.
    pub(crate) is_malformed: bool,
    /// The mount's path, where one that is kept for the system is all that is wrong.
    pub(crate) reserved: Option<String>,
}

impl Rejected {
    /// The first finding and how many more there are.
    pub(super) fn summary(&self) -> String {
        let Some(first) = self.diagnostics.first() else {
            return "the template check refuses it".to_owned();
        };
        let start = first.span.start;
        let mut text = format!("line {}, column {}: {}", start.line, start.column, first.message);
        if let Some(help) = &first.help {
            text.push_str("; ");
            text.push_str(help);
        }
        match self.diagnostics.len() - 1 {
            0 => {}
            1 => text.push_str(" (and 1 more finding)"),
            more => {
                text.push_str(" (and ");
                text.push_str(&more.to_string());
                text.push_str(" more findings)");
            }
        }
        text
    }
}
