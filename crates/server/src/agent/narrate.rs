//! What a session would have done, in words: its logs.

use std::fmt::Write as _;

use super::session::{Session, Step};

/// What every status says, so that nobody takes the dry run for the real thing.
pub(crate) const DRY_RUN: &str = "dry run";

/// The logs of a session: that it is a dry run, what an agent would have been asked to do, and its history.
pub(crate) fn narrate(session: &Session, history: &[Step]) -> String {
    let request = &session.request;
    let config = &request.config;
    let mut text = String::from(
        "This is a dry run: no container was started. An agent would have been asked to start this:\n\n",
    );
    line(&mut text, "session", &session.name);
    line(&mut text, "type", request.kind.as_str());
    line(&mut text, "image", &request.image);
    line(
        &mut text,
        "architecture",
        request.architecture.as_deref().unwrap_or("x86_64"),
    );
    line(&mut text, "resources", &session.slots.to_string());
    line(
        &mut text,
        "scaling group",
        config.scaling_group.as_deref().unwrap_or("default"),
    );
    if let Some(tag) = &request.tag {
        line(&mut text, "tag", tag);
    }
    for (name, value) in &config.environ {
        line(&mut text, "environment", &format!("{name}={value}"));
    }
    for name in &config.mounts {
        let place = config.mount_map.get(name).map_or("", String::as_str);
        line(
            &mut text,
            "mount",
            &format!("{name} at {}", mount_place(name, place)),
        );
    }
    block(&mut text, "bootstrap script", request.bootstrap_script.as_deref());
    block(&mut text, "startup command", request.startup_command.as_deref());
    text.push_str("\nhistory:\n");
    for step in history {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {} {} ({})", step.at, step.phase.as_str(), step.reason);
    }
    text
}

/// Where a folder is mounted: nowhere said means under the home folder, and so does a relative place.
fn mount_place(name: &str, place: &str) -> String {
    match place {
        "" => format!("/home/work/{name}"),
        place if place.starts_with('/') => place.to_owned(),
        place => format!("/home/work/{place}"),
    }
}

fn line(text: &mut String, what: &str, value: &str) {
    let _ = writeln!(text, "{what:<14} {value}");
}

fn block(text: &mut String, what: &str, script: Option<&str>) {
    let Some(script) = script.filter(|script| !script.is_empty()) else {
        return;
    };
    let _ = writeln!(text, "{what}:");
    for line in script.lines() {
        let _ = writeln!(text, "  {line}");
    }
}
