//! `launch/resource-amount`

use crate::fields::FieldId;
use crate::fix::Applicability;
use crate::launch::Unit;
use crate::rules::{Check, Fixes, Proposal, Rule, Site, documented};
use crate::template::text_of;
use crate::{Code, Series, Severity, Stored};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/resource-amount"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "An amount that a launch does not understand",
    why: documented(
        "Memory is a number with one of the units `k m g t p e z y`, of which each is 1,024 of the one before; `4g`, `4GB` and \
          `4GiB` are the same, `4Gi` is not understood. Counts are plain decimal numbers.",
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
  resources:
    mem: 4Gi
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
  resources:
    mem: 4g
",
    ),
    check: Check::Launch,
    fix: Some(Fixes::Template(fixes)),
};

fn fixes(site: &Site<'_>) -> Vec<Proposal> {
    let (Some(slot), Some((_, value))) = (site.key(), site.entry_in(FieldId::Resources)) else {
        return Vec::new();
    };
    let written = text_of(site.document().value(value)).unwrap_or_default();
    let meant = if site.catalogue.unit(slot) == Some(Unit::Bytes) {
        memory(written)
    } else {
        count(written)
    };
    let write = meant.map(|(amount, applicability)| {
        let title = format!("Write `{amount}`");
        site.propose(applicability, title, [site.set(Stored::Text(amount))])
    });
    write.into_iter().chain(site.leave_out()).collect()
}

/// `4Gi`, as Kubernetes has it, can only mean gibibytes, which managers write `4g`.
fn memory(written: &str) -> Option<(String, Applicability)> {
    let plain = written.trim().to_ascii_lowercase();
    if let Some(amount) = plain.strip_suffix('i') {
        return Some((amount.trim().to_owned(), Applicability::Safe));
    }
    let is_fraction = plain.contains('.') && plain.parse::<f64>().is_ok();
    is_fraction.then(|| (format!("{plain}g"), Applicability::Unsafe))
}

/// Thousandths, as Kubernetes has them, thousands, and hexadecimal numbers.
fn count(written: &str) -> Option<(String, Applicability)> {
    let plain = written.trim().to_ascii_lowercase();
    let number = |text: &str| text.parse::<u32>().ok();
    let amount = if let Some(thousandths) = plain.strip_suffix('m').and_then(number) {
        f64::from(thousandths) / 1000.0
    } else if let Some(thousands) = plain.strip_suffix('k').and_then(number) {
        f64::from(thousands) * 1000.0
    } else {
        let digits = plain.strip_prefix("0x")?;
        f64::from(u32::from_str_radix(digits, 16).ok()?)
    };
    Some((amount.to_string(), Applicability::Unsafe))
}
