//! What did not work, for a person.

use std::rc::Rc;

use sesstpl_manager_api::{ApiError, RemoteDiagnostic};

/// Why something did not work and what to do; cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Failure {
    /// Sentences: what happened, and what to do.
    pub(crate) text: Rc<str>,
    /// The manager's own findings about the template.
    pub(crate) findings: Rc<[RemoteDiagnostic]>,
}

impl Failure {
    /// A failure in these words.
    pub(crate) fn new(text: &str) -> Self {
        Self {
            text: sentence(text).into(),
            findings: Rc::new([]),
        }
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self {
            text: sentence(&error.to_string()).into(),
            findings: error.diagnostics().into(),
        }
    }
}

/// An error's words as a sentence: errors are written to follow a colon.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    let stop = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{}{}{stop}", first.to_uppercase(), letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_errors_words_become_a_sentence() {
        assert_eq!(sentence("the clock is off; set it"), "The clock is off; set it.");
        assert_eq!(sentence("Invalid group."), "Invalid group.");
        assert_eq!(sentence(""), "");
    }
}
