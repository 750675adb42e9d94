//! What is sent to a manager, and what can be sent again.

use std::borrow::Cow;

use serde::Serialize;

use crate::fields::{FieldId, Section, Shape};
use crate::{Release, Report, Series, Stored, TemplateKind, Verdict, emit};

/// Why a report cannot be sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// There is no template in the text.
    #[error("there is no template to send; write one")]
    NoTemplate,
    /// The manager would not store the template with this index.
    #[error("template {} of the text would not be stored ({verdict:?}); mend its errors first", index + 1)]
    NotStored {
        /// Its index, from 0.
        index: usize,
        /// What the manager does with it.
        verdict: Verdict,
    },
    /// The template with this index is for something else than the request stores.
    #[error("template {} of the text is for a {}, which is sent by itself, to {}", index + 1, name(*kind), path(*kind))]
    OtherKind {
        /// Its index, from 0.
        index: usize,
        /// What it is for.
        kind: TemplateKind,
    },
    /// The text cannot be read.
    #[error("the text cannot be read ({0:?}); mend its errors first")]
    Unreadable(Verdict),
    /// The request takes one template, and the text has several.
    #[error(
        "the text has {count} templates, and manager {release} takes one at a time; send them one by one"
    )]
    Several {
        /// How many there are.
        count: usize,
        /// The release that is to take them.
        release: Release,
    },
}

/// What a release expects templates to be wrapped in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wrapping {
    /// Nothing: the payload is the template.
    None,
    /// A mapping with `session_templates`, a list of mappings with `template`.
    SessionTemplates,
    /// A list of mappings with `template`; for creating also YAML documents with `template`.
    ListOrDocuments,
}

impl Wrapping {
    /// What a release expects: up to 21.3 nothing, up to 23.3 `session_templates`, since 23.9 a list.
    pub fn of(release: Release) -> Self {
        if release.since(23, 9) {
            Self::ListOrDocuments
        } else if release.since(21, 9) {
            Self::SessionTemplates
        } else {
            Self::None
        }
    }
}

/// The `payload` of `POST /template/session` that makes the report's release store exactly what the report says.
///
/// # Errors
///
/// If a template would not be stored or is for a cluster, if there is none, or if there are several and the release takes
/// one.
///
/// ```
/// use sesstpl::{CheckOptions, check, wire};
///
/// let text = "{api_version: v1, kind: taskTemplate, metadata: {name: a}, spec: {kernel: {image: b}}}";
/// let report = check(text, &CheckOptions::default());
/// let payload = wire::create_payload(&report)?;
/// assert!(payload.starts_with(r#"[{"template":{"api_version":"v1","#));
/// # Ok::<(), wire::WireError>(())
/// ```
pub fn create_payload(report: &Report) -> Result<String, WireError> {
    let items = sendable_items(report, TemplateKind::Session)?;
    if items.len() > 1 && Wrapping::of(report.release) == Wrapping::None {
        return Err(WireError::Several {
            count: items.len(),
            release: report.release,
        });
    }
    Ok(payload(items, report.release, Purpose::Create))
}

/// The `payload` of `PUT /template/session/{id}` that makes the report's release store exactly what the report says.
///
/// # Errors
///
/// If the template would not be stored or is for a cluster, if there is none, or if there are several: an update is of one
/// template.
pub fn update_payload(report: &Report) -> Result<String, WireError> {
    let items = sendable_items(report, TemplateKind::Session)?;
    only_one(&items, report.release)?;
    Ok(payload(items, report.release, Purpose::Update))
}

/// The `payload` of `POST /template/cluster` and of `PUT /template/cluster/{id}` that makes the report's release store
/// exactly what the report says: the template itself, in every release since 20.9.
///
/// # Errors
///
/// If the template would not be stored or is for a session, if there is none, or if there are several.
///
/// ```
/// use sesstpl::{CheckOptions, check, wire};
///
/// let text = "
/// api_version: v1
/// kind: clusterTemplate
/// mode: single-node
/// metadata: {name: a}
/// spec: {nodes: [{role: main, session_template: c5f4b7d0-0d31-4b4e-9d37-6a5f7d1f8a11}]}
/// ";
/// let report = check(text, &CheckOptions::default());
/// assert!(wire::cluster_payload(&report)?.starts_with(r#"{"api_version":"v1","kind":"clusterTemplate","#));
/// # Ok::<(), wire::WireError>(())
/// ```
pub fn cluster_payload(report: &Report) -> Result<String, WireError> {
    let items = sendable_items(report, TemplateKind::Cluster)?;
    only_one(&items, report.release)?;
    let template = items.first().and_then(|item| item.get("template"));
    let template = template.unwrap_or(&Stored::Null);
    Ok(if reads_otherwise(template, report.release) {
        emit::to_yaml(template)
    } else {
        emit::to_json(template, false)
    })
}

/// Where the manager keeps templates of a kind.
///
/// ```
/// use sesstpl::{TemplateKind, wire};
///
/// assert_eq!(wire::path(TemplateKind::Session), "/template/session");
/// ```
pub const fn path(kind: TemplateKind) -> &'static str {
    match kind {
        TemplateKind::Session => "/template/session",
        TemplateKind::Cluster => "/template/cluster",
    }
}

const fn name(kind: TemplateKind) -> &'static str {
    match kind {
        TemplateKind::Session => "session",
        TemplateKind::Cluster => "cluster",
    }
}

fn only_one(items: &[Stored], release: Release) -> Result<(), WireError> {
    match items.len() {
        0 | 1 => Ok(()),
        count => Err(WireError::Several { count, release }),
    }
}

/// A stored template as a YAML document that every release that knows its fields takes again.
///
/// Some stored names are no names that the check takes: `dest_dir` becomes `destination_dir`, and `session_type`,
/// which releases before 21.9 do not take, `type`. A template that is nested more deeply than managers read YAML
/// becomes JSON, of which they read more.
pub fn to_document(stored: &Stored) -> String {
    let sendable = sendable(stored);
    if emit::nesting(&sendable) > emit::MAX_YAML_NESTING {
        emit::to_json(&sendable, true)
    } else {
        emit::to_yaml(&sendable)
    }
}

/// A stored template under names that the check takes.
pub fn sendable(stored: &Stored) -> Stored {
    rename(stored, TemplateKind::of_stored(stored).section())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Create,
    Update,
}

fn sendable_items(report: &Report, kind: TemplateKind) -> Result<Vec<Stored>, WireError> {
    if report.templates.is_empty() {
        return Err(match report.verdict {
            Verdict::Accept => WireError::NoTemplate,
            verdict => WireError::Unreadable(verdict),
        });
    }
    let item = |(index, template): (usize, &crate::TemplateReport)| {
        let stored = template.stored.as_ref().ok_or(WireError::NotStored {
            index,
            verdict: template.verdict,
        })?;
        if template.kind != kind {
            let kind = template.kind;
            return Err(WireError::OtherKind { index, kind });
        }
        let mut entries = vec![("template".into(), sendable(stored))];
        if let Some(name) = &template.listed_as {
            entries.push(("name".into(), Stored::Text(name.clone())));
        }
        Ok(Stored::Object(entries))
    };
    report.templates.iter().enumerate().map(item).collect()
}

fn payload(items: Vec<Stored>, release: Release, purpose: Purpose) -> String {
    let as_yaml = items.iter().any(|item| reads_otherwise(item, release));
    match (Wrapping::of(release), purpose) {
        (Wrapping::None, _) => {
            let template = items.first().and_then(|item| item.get("template"));
            emit::to_json(template.unwrap_or(&Stored::Null), false)
        }
        (Wrapping::SessionTemplates, _) => {
            let whole = Stored::Object(vec![("session_templates".into(), Stored::List(items))]);
            emit::to_json(&whole, false)
        }
        (Wrapping::ListOrDocuments, _) if !as_yaml => emit::to_json(&Stored::List(items), false),
        (Wrapping::ListOrDocuments, Purpose::Create) => {
            let documents: Vec<String> = items.iter().map(emit::to_yaml).collect();
            documents.join("---\n")
        }
        (Wrapping::ListOrDocuments, Purpose::Update) => emit::to_yaml(&Stored::List(items)),
    }
}

/// Since 25.19 the manager's JSON reader turns integers beyond 64 bits into floats; its YAML reader does not.
fn reads_otherwise(stored: &Stored, release: Release) -> bool {
    release.since(25, 19) && has_long_integer(stored)
}

fn has_long_integer(stored: &Stored) -> bool {
    match stored {
        Stored::BigInt(digits) => digits.parse::<u64>().is_err(),
        Stored::List(items) => items.iter().any(has_long_integer),
        Stored::Object(entries) => entries.iter().any(|(_, value)| has_long_integer(value)),
        _ => false,
    }
}

fn rename(stored: &Stored, section: &'static Section) -> Stored {
    let Stored::Object(entries) = stored else {
        return stored.clone();
    };
    let entry = |(name, value): &(Cow<'static, str>, Stored)| {
        let field = section.fields.iter().find(|field| field.stored_as == name);
        let Some(field) = field else {
            return (name.clone(), value.clone());
        };
        let value = match &field.shape {
            Shape::Section(inner) => rename(value, inner),
            _ => value.clone(),
        };
        (sendable_name(field.id).into(), value)
    };
    Stored::Object(entries.iter().map(entry).collect())
}

/// The stored name where every release takes it, else the field's first name.
fn sendable_name(field: FieldId) -> &'static str {
    let field = field.field();
    let always_taken = |key: &&crate::fields::Key| key.name == field.stored_as && key.since == Series::FIRST;
    match field.keys.iter().find(always_taken) {
        Some(key) => key.name,
        None => field.name(),
    }
}
