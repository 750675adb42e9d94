//! `security/mount-escape`

use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::rules::{Check, Finding, Findings, Fixes, Proposal, Rule, Site, documented, mount};
use crate::template::mounts::{HOME, must_be_home};
use crate::template::{Template, text_of};
use crate::{Code, Segment, Series, Severity, Stored, Target, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("security/mount-escape"),
    severity: Severity::Warning,
    since: Series::FIRST,
    until: None,
    summary: "A folder that hides something of the system",
    why: documented(
        "Managers compare a mount path with the reserved ones as it is written. `..`, a second slash at the start, or a path below a \
          reserved one pass that comparison, and the folder then lies over files that the session or its user depends on.",
    ),
    example: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  mounts:
    data: /home/work/../etc
",
    ),
    mended: documented(
        "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  mounts:
    data: /home/work/etc
",
    ),
    check: Check::Template(check),
    fix: Some(Fixes::Template(fixes)),
};

/// Folders in which files decide about the session, so that nothing may be put over parts of them.
const SENSITIVE: [&str; 13] = [
    ".jupyter",
    ".ssh",
    ".terminfo",
    "/bin",
    "/boot",
    "/dev",
    "/etc",
    "/lib",
    "/lib64",
    "/proc",
    "/root",
    "/sbin",
    "/sys",
];

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    for &(key, value) in template.mapping(FieldId::Mounts) {
        let Some(path) = text_of(template.document.value(value)) else {
            continue;
        };
        // What older releases refuse is said by other rules.
        if must_be_home(template.release) && !path.starts_with(HOME) {
            continue;
        }
        let Some(what) = danger(path) else {
            continue;
        };
        let name = words::key_name(template.document.value(key));
        let place = template.path_within(Some(FieldId::Mounts), Segment::Key(name), Target::Value);
        let message = format!(
            "{} {what}; manager {} stores that, and the folder hides what a session has there",
            words::quoted(path),
            template.release
        );
        findings.add(
            Finding::new(template.span(value), message)
                .at(place)
                .help("write a path below `/home/work/`, without `..`"),
        );
    }
}

fn danger(path: &str) -> Option<String> {
    if path.split('/').any(|part| part == "..") {
        return Some("leads out of where it begins".to_owned());
    }
    if path.starts_with("//") {
        return Some(format!(
            "is `{}` with another slash",
            path.trim_start_matches('/')
        ));
    }
    let within = path.strip_prefix(HOME).unwrap_or(path);
    let is_below = |folder: &&str| {
        within
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/') && rest.len() > 1)
    };
    let folder = SENSITIVE.iter().copied().find(|folder| is_below(folder))?;
    Some(format!("lies in `{folder}`"))
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let path = site
        .entry_in(FieldId::Mounts)
        .and_then(|(_, value)| text_of(site.document().value(value)))
        .unwrap_or_default();
    let below = mount::below_home(path);
    let title = format!("Mount it at {}", words::quoted(&below));
    vec![site.propose(Applicability::Unsafe, title, [site.set(Stored::Text(below))])]
}
