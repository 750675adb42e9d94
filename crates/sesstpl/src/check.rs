//! From a text to a report.

use sesstpl_yaml::Error;

use crate::envelope::{self, Content};
use crate::language::tolerant::readable;
use crate::read::{self, ReadError};
use crate::template::examine;
use crate::template::problem::verdict;
use crate::{
    Catalogue, CheckOptions, Diagnostic, Envelope, Release, Report, TemplateKind, TemplateReport, Verdict,
    order, rules,
};

/// Checks every template in a text, as typed, against one manager release.
///
/// JSON is tried first, then YAML, as the manager does. Any envelope that documents come in is understood: a
/// bare template, `session_templates:`, a list, and one mapping with `template:` per YAML document. A mapping with
/// one of a template's own keys at its top level is a bare template, whatever else it holds. A template whose `kind`
/// is `clusterTemplate` is checked as one for a cluster.
///
/// ```
/// use sesstpl::{CheckOptions, check};
///
/// let text = "
/// api_version: v1
/// kind: taskTemplate
/// metadata: {name: demo}
/// spec:
///   kernel:
///     image: cr.backend.ai/stable/python:3.9-ubuntu20.04
/// ";
/// let report = check(text, &CheckOptions::default());
/// assert!(report.ok());
/// assert_eq!(report.templates[0].name.as_deref(), Some("demo"));
/// ```
pub fn check(text: &str, options: &CheckOptions) -> Report {
    check_with(text, options, &Catalogue::default())
}

/// Checks every template in a text, and whether a cluster has what it names.
///
/// ```
/// use sesstpl::{Catalogue, CheckOptions, check_with};
///
/// let text = "{api_version: v1, kind: taskTemplate, metadata: {name: a}, spec: {kernel: {image: b}}}";
/// let catalogue = Catalogue { images: Some(Vec::new()), ..Catalogue::default() };
/// let report = check_with(text, &CheckOptions::default(), &catalogue);
/// assert!(report.diagnostics.iter().any(|found| found.code.as_str() == "launch/unknown-image"));
/// ```
pub fn check_with(text: &str, options: &CheckOptions, catalogue: &Catalogue) -> Report {
    let release = options.release;
    let source = read::read(text, release);
    let mut report = Report {
        release,
        verdict: Verdict::Accept,
        notation: source.notation,
        envelope: Envelope::Bare,
        diagnostics: Vec::new(),
        templates: Vec::new(),
    };
    if let Some((verdict, diagnostic)) = rules::unreadable(&source, release) {
        report.verdict = verdict;
        report.diagnostics.push(diagnostic);
    }
    if let Err(ReadError::Yaml(error)) = &source.content {
        report.diagnostics.extend(in_readable_rest(text, error, release));
    }
    if let Ok(documents) = &source.content {
        let unwrapped = envelope::unwrap(documents);
        report.envelope = unwrapped.envelope;
        rules::envelope(&unwrapped, source.notation, release, &mut report.diagnostics);
        report.templates.reserve_exact(unwrapped.items.len());
        for (index, item) in unwrapped.items.iter().enumerate() {
            let before = report.diagnostics.len();
            let template = check_item(item, index, release, catalogue, &mut report.diagnostics);
            // What is sorted already is soon found to be so below, however much there is of it.
            in_order(report.diagnostics.split_at_mut(before).1);
            report.verdict = report.verdict.max(template.verdict);
            report.templates.push(template);
        }
    }
    in_order(&mut report.diagnostics);
    report
}

/// Puts diagnostics into the order of the text.
fn in_order(diagnostics: &mut [Diagnostic]) {
    order::sort_by_key(diagnostics, |diagnostic| {
        (diagnostic.span.start, diagnostic.severity)
    });
}

/// What is wrong with a broken text beside the error that breaks it.
fn in_readable_rest(text: &str, error: &Error, release: Release) -> Vec<Diagnostic> {
    let Some(rest) = readable(text, error) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if let Ok(documents) = &read::read(&rest.text, release).content {
        for (index, item) in envelope::unwrap(documents).items.iter().enumerate() {
            check_item(item, index, release, &Catalogue::default(), &mut found);
        }
    }
    for diagnostic in &mut found {
        // The report has no templates.
        diagnostic.template = None;
    }
    rest.standing(text, found)
}

fn check_item(
    item: &envelope::Item<'_>,
    index: usize,
    release: Release,
    catalogue: &Catalogue,
    diagnostics: &mut Vec<Diagnostic>,
) -> TemplateReport {
    match &item.content {
        Content::Broken(problem) => {
            diagnostics.push(rules::broken_item(problem, release, index));
            TemplateReport {
                kind: TemplateKind::default(),
                name: None,
                listed_as: item.listed_as.clone(),
                verdict: verdict(std::slice::from_ref(problem)),
                stored: None,
                span: problem.span,
            }
        }
        Content::Template(root) => {
            let mut examined = examine(item.document, *root, release);
            if let Some(problem) = item.name_problem() {
                examined.problems.push(problem);
                examined.stored = None;
            }
            let template = &examined.template;
            rules::examine(template, &examined.problems, index, diagnostics);
            rules::launch(&examined, catalogue, index, diagnostics);
            TemplateReport {
                kind: template.kind,
                name: template.name().map(str::to_owned),
                listed_as: item.listed_as.clone(),
                verdict: verdict(&examined.problems),
                stored: examined.stored,
                span: template.whole(),
            }
        }
    }
}
