//! What did not work, for a person.

use std::rc::Rc;

use sesstpl_manager_api::{ApiError, RemoteDiagnostic};

use crate::messages;

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
            text: messages::error(&text).into(),
            findings: Rc::new([]),
        }
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self {
            text: messages::error(&error).into(),
            findings: error.diagnostics().into(),
        }
    }
}
