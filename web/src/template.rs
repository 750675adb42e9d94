//! Templates as texts.

use serde::Deserialize;
use serde_json::Value;
use sesstpl::{CheckOptions, Release, Stored, check, emit, wire};

/// How a normalized template is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    /// As YAML.
    Yaml,
    /// As JSON.
    Json,
}

/// A normalized template as text.
pub(crate) fn text(stored: &Stored, notation: Notation) -> String {
    match notation {
        Notation::Yaml => emit::to_yaml(stored),
        Notation::Json => emit::to_json(stored, true),
    }
}

/// A saved template as a text that can be edited and saved again.
///
/// Databases give the keys of an object in an order of their own, so the text is written in the order that the check
/// of `release` gives them.
pub(crate) fn document(saved: &Value, release: Release) -> String {
    // A JSON value always is a stored form.
    let sendable = wire::sendable(&Stored::deserialize(saved).unwrap_or(Stored::Null));
    let report = check(&emit::to_json(&sendable, false), &CheckOptions { release });
    match report.templates.as_slice() {
        [only] => wire::to_document(only.stored.as_ref().unwrap_or(&sendable)),
        _ => emit::to_yaml(&sendable),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_saved_template_becomes_a_text_that_the_manager_stores_as_the_same_again() {
        let saved = json!({
            "spec": {
                "kernel": {
                    "image": "python",
                    "git": {"repository": "https://a.example/b.git", "dest_dir": "/home/work/b"},
                },
                "session_type": "batch",
            },
            "metadata": {"name": "train"},
            "kind": "taskTemplate",
            "api_version": "v1",
        });
        let text = document(&saved, Release::LATEST);
        assert!(
            text.starts_with("api_version: v1\nkind: taskTemplate\nmetadata:\n"),
            "{text}"
        );
        let report = check(&text, &CheckOptions::default());
        assert!(report.ok(), "{text}\n{:#?}", report.diagnostics);
        let again = report.templates[0].stored.as_ref().unwrap();
        let git = again
            .get("spec")
            .and_then(|spec| spec.get("kernel")?.get("git"))
            .unwrap();
        assert_eq!(
            git.get("dest_dir"),
            Some(&Stored::Text("/home/work/b".to_owned())),
            "{text}"
        );
    }
}
