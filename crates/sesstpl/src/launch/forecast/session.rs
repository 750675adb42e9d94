//! The session itself: its type, where it goes, how long its texts are.

use super::{Effect, Obstacle, Question};
use crate::catalogue::{Agent, ScalingGroup};
use crate::fields::FieldId;
use crate::launch::MAX_SCRIPT_LENGTH;

/// In characters.
const MAX_TAG: usize = 64;

pub(super) fn lengths(question: &mut Question<'_>) {
    let release = question.release;
    let session = question.session;
    let length = session.tag.map_or(0, |tag| tag.chars().count());
    if length > MAX_TAG {
        question.add(Obstacle {
            code: "launch/tag-too-long",
            field: FieldId::Tag,
            key: None,
            effect: Effect::Refused(500),
            message: format!(
                "the tag has {length} characters, and sessions may have {MAX_TAG}; manager {release} stores the \
                 template and answers HTTP 500 to a launch"
            ),
            help: "shorten the tag".to_owned(),
        });
    }
    if let Some(length) = session.script.length_beyond(MAX_SCRIPT_LENGTH) {
        question.add(Obstacle {
            code: "launch/script-too-long",
            field: FieldId::Bootstrap,
            key: None,
            effect: Effect::Refused(500),
            message: format!(
                "the script that prepares the session has {length} characters, and sessions may have \
                 {MAX_SCRIPT_LENGTH}; manager {release} stores the template and answers HTTP 500 to a launch"
            ),
            help: "put the script into a folder that is mounted, and call it from here".to_owned(),
        });
    }
}

pub(super) fn kind(question: &mut Question<'_>) {
    let release = question.release;
    let (code, status, what, help) = match question.session.kind {
        "inference" => (
            "launch/inference-session",
            if release.since(26, 4) { 400 } else { 404 },
            "an inference session serves a model, from a model folder and in a resource group for such sessions",
            "start a model service instead, or write `interactive` or `batch`",
        ),
        "system" if !release.since(26, 9) => (
            "launch/system-session",
            404,
            "sessions of the type `system` are the cluster's own",
            "write `interactive` or `batch`",
        ),
        _ => return,
    };
    question.add(Obstacle {
        code,
        field: FieldId::SessionType,
        key: None,
        effect: Effect::Refused(status),
        message: format!(
            "{what}; manager {release} stores the template and answers HTTP {status} to a launch"
        ),
        help: help.to_owned(),
    });
}

pub(super) fn place(question: &mut Question<'_>) {
    if let (Some(name), Some(groups)) = (question.session.scaling_group, &question.catalogue.scaling_groups) {
        group(question, name, groups);
    }
}

/// Looks for a resource group among those that a cluster has.
// Never inlined: most checks know of no cluster, and need not load this.
#[inline(never)]
fn group(question: &mut Question<'_>, name: &str, groups: &[ScalingGroup]) {
    let release = question.release;
    let known = groups.iter().find(|group| group.name == name);
    let (status, what) = match known {
        Some(group) if group.is_allowed => (0, ""),
        Some(_) => (
            if release.since(26, 4) { 400 } else { 404 },
            "may not be used by the project",
        ),
        None => (404, "does not exist"),
    };
    if status != 0 {
        let allowed = groups.iter().filter(|group| group.is_allowed);
        let names: Vec<&str> = allowed.map(|group| group.name.as_str()).collect();
        question.add(Obstacle {
            code: "launch/unknown-scaling-group",
            field: FieldId::ScalingGroup,
            key: None,
            effect: Effect::Refused(status),
            message: format!(
                "the resource group `{name}` {what}; manager {release} stores the template and answers HTTP \
                     {status} to a launch"
            ),
            help: format!(
                "write {}, or nothing for the cluster's own choice",
                crate::words::alternatives(names)
            ),
        });
    }
}

/// Asks for the machines that are named.
pub(super) fn agents(question: &mut Question<'_>) {
    if let Some(known) = &question.catalogue.agents {
        named(question, known);
    }
}

/// Looks for the machines that are named among those that a cluster has.
// Never inlined: most checks know of no cluster, and need not load this.
#[inline(never)]
fn named(question: &mut Question<'_>, known: &[Agent]) {
    let release = question.release;
    let named = &question.session.agents;
    if release.since(26, 4) && !named.is_empty() {
        return question.add(Obstacle {
            code: "launch/agent-list",
            field: FieldId::AgentList,
            key: None,
            effect: Effect::Differs,
            message: format!(
                "manager {release} takes a list of machines and starts the session on whichever it likes"
            ),
            help: "take it out".to_owned(),
        });
    }
    let (what, help) = match named.as_slice() {
        [] => return,
        [name] if known.iter().any(|agent| agent.name == *name) => return,
        [name] => (
            format!("there is no machine `{name}`"),
            "take it out: managers find a machine themselves",
        ),
        _ => (
            "a session of one part runs on one machine".to_owned(),
            "name one, or none: managers find a machine themselves",
        ),
    };
    question.add(Obstacle {
        code: "launch/agent-list",
        field: FieldId::AgentList,
        key: None,
        effect: Effect::Refused(400),
        message: format!("{what}; manager {release} stores the template and answers HTTP 400 to a launch"),
        help: help.to_owned(),
    });
}
