//! `security/credential`

use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::rules::{Check, Finding, Findings, Fixes, Proposal, Rule, Site, documented};
use crate::template::Template;
use crate::{Code, Series, Severity, Stored};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("security/credential"),
    severity: Severity::Warning,
    since: Series::FIRST,
    until: None,
    summary: "A password that everybody can read",
    why: documented(
        "Managers store the credential as it is written and show it to everybody who may list templates.",
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
      repository: https://github.com/lablup/backend.ai
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
",
    ),
    check: Check::Template(check),
    fix: Some(Fixes::Template(fixes)),
};

fn check(template: &Template<'_>, findings: &mut Findings<'_>) {
    for field in [
        FieldId::Password,
        FieldId::Repository,
        FieldId::Bootstrap,
        FieldId::Startup,
    ] {
        let (Some(entry), Some(text)) = (template.entry(field), template.text(field)) else {
            continue;
        };
        if field != FieldId::Password && !holds_password(text) {
            continue;
        }
        let message = format!(
            "this password is stored in clear, and manager {} shows it to everybody who may list templates",
            template.release
        );
        findings.add(
            Finding::new(template.span(entry.value), message)
                .at(template.path(field))
                .help("take it out; keep a token in a folder of your own and read it from there in `run.bootstrap`"),
        );
    }
}

/// Whether there is an address of the form `scheme://user:password@host`.
fn holds_password(text: &str) -> bool {
    if !text.bytes().any(|byte| byte == b'@') {
        return false;
    }
    let ends = |character: char| character.is_whitespace() || matches!(character, '/' | '\'' | '"');
    text.split("://")
        .skip(1)
        .filter_map(|rest| rest.split(ends).next()?.rsplit_once('@'))
        .any(|(account, _)| {
            // A reference is no password.
            account
                .split_once(':')
                .is_some_and(|(_, password)| !password.is_empty() && !password.starts_with('$'))
        })
}

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let template = site.template();
    let is_at = |field| site.path().segments == template.path(field).segments;
    if is_at(FieldId::Password) {
        let remove = site.remove_field(FieldId::Credential);
        return vec![site.propose(Applicability::Unsafe, "Remove the credential", [remove])];
    }
    let address = template
        .text(FieldId::Repository)
        .filter(|_| is_at(FieldId::Repository));
    let propose = |address| {
        let set = site.set(Stored::Text(address));
        site.propose(
            Applicability::Unsafe,
            "Take the account out of the address",
            [set],
        )
    };
    address
        .and_then(without_account)
        .map(propose)
        .into_iter()
        .collect()
}

/// `scheme://host` of `scheme://user:password@host`.
fn without_account(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let (_, host) = rest.split_once('@')?;
    Some(format!("{scheme}://{host}"))
}
