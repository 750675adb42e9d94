//! What the manager's own launch from a template loses.

use super::base64;
use crate::fields::FieldId;
use crate::{Release, Stored};

/// Something that a session started by the manager's own launch from a template does not get, or that makes that launch
/// fail. A launch by a [plan](super::plan) is free of all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The field that is lost.
    pub field: FieldId,
    /// The status of the answer, where the launch fails altogether.
    pub status: Option<u16>,
    /// What happens.
    pub message: &'static str,
}

/// A case of a loss: for which templates and releases it holds, and what it is.
struct Case {
    loss: Loss,
    releases: fn(Release) -> bool,
    holds: fn(&Template<'_>) -> bool,
}

/// The parts of a stored template that matter here.
struct Template<'s> {
    spec: &'s Stored,
    kernel: &'s Stored,
    run: &'s Stored,
}

static CASES: [Case; 15] = [
    Case {
        loss: Loss {
            field: FieldId::Spec,
            status: None,
            message: "the manager answers HTTP 500 and starts the session all the same",
        },
        releases: |release| release.since(26, 9),
        holds: |_| true,
    },
    Case {
        loss: Loss {
            field: FieldId::Resources,
            status: None,
            message: "the template's resources are lost unless they are sent again",
        },
        releases: since_26_4,
        holds: |template| !is_empty(template.spec.get("resources")),
    },
    Case {
        loss: Loss {
            field: FieldId::Resources,
            status: Some(500),
            message: "without resources the launch fails unless it asks for some",
        },
        releases: |release| release.since(23, 9) && !since_26_4(release),
        holds: |template| !is_given(template.spec.get("resources")),
    },
    Case {
        loss: Loss {
            field: FieldId::Architecture,
            status: Some(404),
            message: "without an architecture the image is not found",
        },
        releases: |release| release.since(24, 3),
        holds: |template| template.kernel.get("architecture") == Some(&Stored::Null),
    },
    Case {
        loss: Loss {
            field: FieldId::Environ,
            status: None,
            message: "the template's environment variables are lost unless they are sent again",
        },
        releases: since_26_4,
        holds: |template| !is_empty(template.kernel.get("environ")),
    },
    Case {
        loss: Loss {
            field: FieldId::Mounts,
            status: None,
            message: "the template's folders are not mounted",
        },
        releases: since_26_4,
        holds: |template| !is_empty(template.spec.get("mounts")),
    },
    Case {
        loss: Loss {
            field: FieldId::ScalingGroup,
            status: None,
            message: "the template's resource group is lost unless it is sent again",
        },
        releases: since_26_4,
        holds: |template| is_given(template.spec.get("scaling_group")),
    },
    Case {
        loss: Loss {
            field: FieldId::Startup,
            status: None,
            message: "the template's startup command is never used",
        },
        releases: |_| true,
        holds: |template| is_given(template.run.get("startup_command")),
    },
    Case {
        loss: Loss {
            field: FieldId::SessionType,
            status: None,
            message: "a batch session becomes an interactive one",
        },
        releases: |release| !release.since(23, 3),
        holds: is_batch,
    },
    Case {
        loss: Loss {
            field: FieldId::SessionType,
            status: Some(400),
            message: "a batch session is refused, because the template's startup command is not used",
        },
        releases: |release| release.since(23, 3),
        holds: is_batch,
    },
    Case {
        loss: Loss {
            field: FieldId::SessionType,
            status: Some(500),
            message: "the launch fails unless it says the session's type again",
        },
        releases: |release| release.since(25, 19) && !since_26_4(release),
        holds: |_| true,
    },
    Case {
        loss: Loss {
            field: FieldId::Mounts,
            status: Some(500),
            message: "a folder without a path makes the launch fail",
        },
        releases: |_| true,
        holds: |template| match template.spec.get("mounts") {
            Some(Stored::Object(mounts)) => mounts.iter().any(|(_, path)| *path == Stored::Null),
            _ => false,
        },
    },
    Case {
        loss: Loss {
            field: FieldId::ScalingGroup,
            status: Some(500),
            message: "without a resource group the launch fails unless it names one",
        },
        releases: |release| !since_26_4(release),
        holds: |template| !is_given(template.spec.get("scaling_group")),
    },
    Case {
        loss: Loss {
            field: FieldId::Git,
            status: None,
            message: "the repository is never cloned",
        },
        releases: |_| true,
        holds: |template| is_given(template.kernel.get("git")) && has_decodable_script(template),
    },
    Case {
        loss: Loss {
            field: FieldId::Git,
            status: Some(500),
            message: "a repository beside a bootstrap script makes the launch fail, because the manager takes the script for \
                      Base64",
        },
        releases: |_| true,
        holds: |template| is_given(template.kernel.get("git")) && !has_decodable_script(template),
    },
];

/// What the manager's own launch from this template loses on a release; measured on 22.9.23, 23.9.10, 25.5.2 and 26.9.6.
///
/// ```
/// use sesstpl::{CheckOptions, check, launch};
///
/// let text = "{api_version: v1, kind: taskTemplate, metadata: {name: a}, spec: {kernel: {image: b}, resources: {mem: 4g}}}";
/// let report = check(text, &CheckOptions::default());
/// let stored = report.templates[0].stored.as_ref().unwrap();
/// let losses: Vec<_> = launch::losses(stored, report.release).collect();
/// assert_eq!(losses[1].message, "the template's resources are lost unless they are sent again");
/// ```
pub fn losses(stored: &Stored, release: Release) -> impl Iterator<Item = &'static Loss> {
    let spec = stored.get("spec").unwrap_or(&Stored::Null);
    let kernel = spec.get("kernel").unwrap_or(&Stored::Null);
    let template = Template {
        spec,
        kernel,
        run: kernel.get("run").unwrap_or(&Stored::Null),
    };
    CASES
        .iter()
        .filter(move |case| (case.releases)(release) && (case.holds)(&template))
        .map(|case| &case.loss)
}

/// Whether the script, if there is one, is what the manager takes it for beside a repository.
fn has_decodable_script(template: &Template<'_>) -> bool {
    let script = template.run.get("bootstrap").and_then(Stored::as_str);
    script.is_none_or(base64::holds_text)
}

fn since_26_4(release: Release) -> bool {
    release.since(26, 4)
}

fn is_batch(template: &Template<'_>) -> bool {
    template.spec.get("session_type").and_then(Stored::as_str) == Some("batch")
}

fn is_given(value: Option<&Stored>) -> bool {
    value.is_some_and(|value| *value != Stored::Null)
}

fn is_empty(value: Option<&Stored>) -> bool {
    match value {
        Some(Stored::Object(entries)) => entries.is_empty(),
        _ => true,
    }
}
