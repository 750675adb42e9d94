//! A plan as people read it.

use std::fmt::Display;
use std::io::{self, Write};

use annotate_snippets::normalize_untrusted_str;
use clap::builder::styling::{AnsiColor, Style};
use sesstpl::launch::{Allotment, Effect, LaunchPlan, Loss, Obstacle, Unit};
use sesstpl::{Release, Stored, emit};

const BOLD: Style = Style::new().bold();

/// Writes what the session is.
pub(super) fn session(
    output: &mut impl Write,
    plan: &LaunchPlan,
    release: Release,
    allotments: &[Allotment],
) -> io::Result<()> {
    writeln!(output, "{BOLD}Session {}{BOLD:#}, manager {release}\n", plan.name)?;
    let or = |value: &Option<String>, absent: &str| value.clone().unwrap_or_else(|| absent.to_owned());
    row(
        output,
        "image",
        &format!("{} ({})", plan.image, plan.architecture),
    )?;
    row(output, "type", &plan.session_type)?;
    row(
        output,
        "project",
        &format!("{} in domain {}", plan.group, plan.domain),
    )?;
    row(
        output,
        "scaling group",
        &or(&plan.scaling_group, "the cluster's default"),
    )?;
    rows(output, "agent", plan.agents.iter().map(String::as_str))?;
    rows(output, "tag", plan.tag.as_deref())?;
    rows(output, "startup command", plan.startup_command.as_deref())?;
    rows(
        output,
        "resources",
        plan.resources
            .iter()
            .map(|(slot, written)| amount(slot, written, allotments)),
    )?;
    let more = &plan.more;
    let options = more.resource_options.iter();
    rows(
        output,
        "resource options",
        options.map(|(name, value)| format!("{name}={value}")),
    )?;
    let environ = plan.environ.iter();
    rows(
        output,
        "environment",
        environ.map(|(name, value)| format!("{name}={value}")),
    )?;
    let mounts = plan.mounts.iter();
    rows(
        output,
        "folders",
        mounts.map(|mount| format!("{} at {}", mount.folder, mount.final_path())),
    )?;
    rows(output, "starts at", more.starts_at.as_deref())?;
    rows(output, "priority", more.priority)?;
    rows(output, "cluster size", more.cluster_size)?;
    rows(output, "callback", more.callback_url.as_deref())?;
    rows(output, "depends on", more.depends_on.iter().map(String::as_str))?;
    rows(output, "owner", more.owner.as_deref())?;
    if let Some(script) = &plan.shown_script {
        writeln!(output, "\n  {BOLD}bootstrap script{BOLD:#}")?;
        for line in script.lines() {
            writeln!(output, "    {}", normalize_untrusted_str(line))?;
        }
    }
    Ok(())
}

/// Writes what stands in the session's way.
pub(super) fn obstacles(output: &mut impl Write, obstacles: &[Obstacle]) -> io::Result<()> {
    let red = AnsiColor::BrightRed.on_default().bold();
    if !obstacles.is_empty() {
        writeln!(output)?;
    }
    for obstacle in obstacles {
        let effect = match obstacle.effect {
            Effect::Refused(status) => format!("refused with HTTP {status}"),
            Effect::Waits => "never runs".to_owned(),
            Effect::Differs => "other than written".to_owned(),
        };
        writeln!(
            output,
            "{red}{effect}{red:#}[{}]: {}\n  help: {}",
            obstacle.code,
            normalize_untrusted_str(&obstacle.message),
            normalize_untrusted_str(&obstacle.help)
        )?;
    }
    Ok(())
}

/// Writes what is asked for and the release does not know.
pub(super) fn unknown(output: &mut impl Write, unknown: &[&str], release: Release) -> io::Result<()> {
    let red = AnsiColor::BrightRed.on_default().bold();
    for key in unknown {
        writeln!(
            output,
            "\n{red}refused with HTTP 400{red:#}: manager {release} does not know `{key}`\n  help: leave it out"
        )?;
    }
    Ok(())
}

/// Writes what the manager's own launch would lose.
pub(super) fn losses(
    output: &mut impl Write,
    losses: impl Iterator<Item = &'static Loss>,
    release: Release,
) -> io::Result<()> {
    let mut losses = losses.peekable();
    if losses.peek().is_some() {
        writeln!(
            output,
            "\nA launch by this plan is free of what manager {release} does when it launches the template itself:"
        )?;
    }
    for loss in losses {
        let status = loss
            .status
            .map(|status| format!(" (HTTP {status})"))
            .unwrap_or_default();
        writeln!(output, "  - {}{status}", loss.message)?;
    }
    Ok(())
}

/// As `mem 4g, which is 4 GiB (4294967296 bytes)`.
fn amount(slot: &str, written: &Stored, allotments: &[Allotment]) -> String {
    let shown = written
        .as_str()
        .map_or_else(|| emit::to_json(written, false), str::to_owned);
    let read = allotments.iter().find(|allotment| allotment.slot == slot);
    match read {
        Some(read) if read.amount.unit == Unit::Bytes => {
            let people = read.amount.for_people();
            let bytes = format!("{} bytes", read.amount);
            if people == bytes {
                format!("{slot} {shown}, which is {bytes}")
            } else {
                format!("{slot} {shown}, which is {people} ({bytes})")
            }
        }
        _ => format!("{slot} {shown}"),
    }
}

fn rows<T: Display>(
    output: &mut impl Write,
    title: &str,
    values: impl IntoIterator<Item = T>,
) -> io::Result<()> {
    let mut title = title;
    for value in values {
        row(output, title, &value.to_string())?;
        title = "";
    }
    Ok(())
}

fn row(output: &mut impl Write, title: &str, value: &str) -> io::Result<()> {
    writeln!(
        output,
        "  {BOLD}{title:16}{BOLD:#}  {}",
        normalize_untrusted_str(value)
    )
}
