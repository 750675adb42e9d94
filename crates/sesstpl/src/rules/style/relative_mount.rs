//! `style/relative-mount`

use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::launch::Mount;
use crate::rules::{Check, Finding, Findings, Fixes, Proposal, Rule, Site, documented};
use crate::template::{Template, text_of};
use crate::{Code, Segment, Series, Severity, Stored, Target, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("style/relative-mount"),
    severity: Severity::Hint,
    since: Series::new(21, 9),
    until: None,
    summary: "A mount path that is not absolute",
    why: documented(
        "A path that does not begin with a slash is taken to be below `/home/work/`. Written out, nobody has to know that.",
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
    data: input
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
    data: /home/work/input
",
    ),
    check: Check::Template(check),
    fix: Some(Fixes::Template(fixes)),
};

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    for &(key, value) in template.mapping(FieldId::Mounts) {
        let path = text_of(template.document.value(value));
        let Some(path) = path.filter(|path| !path.is_empty() && !path.starts_with('/')) else {
            continue;
        };
        let name = words::key_name(template.document.value(key));
        let mount = Mount {
            folder: name.clone(),
            path: Some(path.to_owned()),
        };
        let message = format!(
            "manager {} mounts {} at {}",
            template.release,
            words::quoted(&name),
            words::quoted(&mount.final_path())
        );
        let place = template.path_within(Some(FieldId::Mounts), Segment::Key(name), Target::Value);
        findings.add(
            Finding::new(template.span(value), message)
                .at(place)
                .help("write the whole path"),
        );
    }
}

/// The same place, written out.
fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let text = |(_, value)| text_of(site.document().value(value));
    let Some((folder, path)) = site.key().zip(site.entry_in(FieldId::Mounts).and_then(text)) else {
        return Vec::new();
    };
    let mount = Mount {
        folder: folder.to_owned(),
        path: Some(path.to_owned()),
    };
    let whole = mount.final_path();
    let title = format!("Write {}", words::quoted(&whole));
    vec![site.propose(Applicability::Safe, title, [site.set(Stored::Text(whole))])]
}
