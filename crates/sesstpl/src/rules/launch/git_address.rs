//! `launch/git-address`

use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::rules::{Check, Finding, Findings, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::{Code, Series, Severity, Stored, words};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/git-address"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "A repository that a user name cannot be put into",
    why: documented(
        "Managers put `credential` into the address behind its `://`. On an address with none, or with two, they answer a launch with \
          HTTP 500. Addresses like `git@host:path` know no passwords anyway.",
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
    git:
      repository: git@github.com:lablup/backend.ai
      credential:
        username: me
        password: secret
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
    git:
      repository: https://github.com/lablup/backend.ai
      credential:
        username: me
        password: secret
",
    ),
    check: Check::Template(check),
    fix: Some(Fixes::Template(fixes)),
};

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    let (Some(entry), Some(address)) = (
        template.entry(FieldId::Repository),
        template.text(FieldId::Repository),
    ) else {
        return;
    };
    if !template.is_given(FieldId::Credential) || address.matches("://").count() == 1 {
        return;
    }
    let message = format!(
        "{} cannot be cloned with a user name and password; manager {} stores the template and answers HTTP 500 to a launch",
        words::quoted(address),
        template.release
    );
    findings.add(
        Finding::new(template.span(entry.value), message)
            .at(template.path(FieldId::Repository))
            .help("write the address as `https://host/path`, or take the credential out"),
    );
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let address = site.template().text(FieldId::Repository);
    let web = address.and_then(web_address).map(|address| {
        let title = format!("Write {}", words::quoted(&address));
        site.propose(Applicability::Unsafe, title, [site.set(Stored::Text(address))])
    });
    let remove = site.remove_field(FieldId::Credential);
    let remove = site.propose(Applicability::Unsafe, "Remove the credential", [remove]);
    web.into_iter().chain([remove]).collect()
}

/// `https://host/path` of `user@host:path`.
fn web_address(address: &str) -> Option<String> {
    let (_, rest) = address.split_once('@')?;
    let (host, path) = rest.split_once(':')?;
    (!address.contains("://")).then(|| format!("https://{host}/{}", path.trim_start_matches('/')))
}
