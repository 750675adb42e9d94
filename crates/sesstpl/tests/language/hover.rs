//! What stands at the cursor, in words.

use sesstpl::Release;
use sesstpl::fields::FieldId;
use sesstpl::language::{hover, signature};

use crate::mark::marked;

fn words(document: &str, release: Release) -> Option<String> {
    let (text, offset) = marked(document);
    hover(&text, offset, release).map(|hover| hover.markdown)
}

fn spot(document: &str) -> Option<String> {
    let (text, offset) = marked(document);
    let hover = hover(&text, offset, Release::LATEST)?;
    Some(text[hover.span.start..hover.span.end].to_owned())
}

#[test]
fn a_key_is_explained() {
    assert_eq!(
        words("spec:\n  sess‸ionType: batch", Release::LATEST).unwrap(),
        "\
```yaml
type: interactive | batch | inference | system, default interactive
```

What kind of session is started.

- `interactive`: Runs until it is stopped and is worked in by people.
- `batch`: Runs its startup command and ends with it.
- `inference` (since 23.3): Serves a model; needs a model folder.
- `system` (since 24.3): For the cluster's own services; cannot be launched from a template.

- `spec.type`
- also written `session_type` (since 21.9), `sessionType`; the first of these names that is present counts
- stored as `session_type`
"
    );
}

#[test]
fn a_field_that_the_release_does_not_know_is_explained_as_such() {
    let words = words("spec:\n  scaling‸_group: x", "20.9.20".parse().unwrap()).unwrap();
    assert!(
        words.contains("manager 20.9.20 does not know it; managers do since 21.9"),
        "{words}"
    );
}

#[test]
fn a_word_is_explained() {
    let words = words("spec:\n  type: BATCH‸", Release::LATEST).unwrap();
    assert_eq!(
        words,
        "`type: batch`\n\nRuns its startup command and ends with it.\n"
    );
}

#[test]
fn the_place_is_the_key_or_the_word() {
    for (document, expected) in [
        ("ki‸nd: taskTemplate", Some("kind")),
        ("‸kind: taskTemplate", Some("kind")),
        ("kind: task‸Template # x", Some("taskTemplate")),
        ("kind: 'task‸Template'", Some("'taskTemplate'")),
        ("{\"ki‸nd\": \"taskTemplate\"}", Some("\"kind\"")),
        ("session_templates:\n  - tem‸plate: {}", Some("template")),
        ("session_‸templates: []", Some("session_templates")),
        ("template:\n  spec:\n    kernel:\n      im‸age: x", Some("image")),
        (
            "kind: taskTemplate\nx: [\nspec:\n  ker‸nel:\n    image: x",
            Some("kernel"),
        ),
        ("kind:  ‸  taskTemplate", None),
        ("metadata:\n  name: de‸mo", None),
        ("metadata:\n  labels‸: demo", None),
        ("# ki‸nd: x", None),
        ("spec:\n  kernel:\n    environ:\n      ki‸nd: x", None),
        ("‸", None),
    ] {
        assert_eq!(spot(document).as_deref(), expected, "{document}");
    }
}

#[test]
fn a_signature_says_type_and_default() {
    let signatures = [
        (FieldId::ApiVersion, "api_version: text, required"),
        (FieldId::Kind, "kind: taskTemplate | task_template, required"),
        (FieldId::Spec, "spec: mapping, required"),
        (FieldId::Git, "git: mapping or null, default null"),
        (
            FieldId::Architecture,
            "architecture: text or null, default x86_64",
        ),
        (
            FieldId::Environ,
            "environ: mapping of names to texts or null, default {}",
        ),
        (
            FieldId::Mounts,
            "mounts: mapping of names to values or null, default {}",
        ),
        (
            FieldId::AgentList,
            "agent_list: list of texts or null, default null",
        ),
    ];
    for (field, expected) in signatures {
        assert_eq!(signature(field, Release::LATEST), expected);
    }
    let oldest = "20.3.19".parse().unwrap();
    assert_eq!(
        signature(FieldId::Mounts, oldest),
        "mounts: mapping of names to values or null, default null"
    );
}
