//! Documents with a cursor mark.

use sesstpl::Release;
use sesstpl::language::{Completion, CompletionOptions, HostValue, HostValues, complete};

/// A document without its mark, and where that stood.
pub(crate) fn marked(document: &str) -> (String, usize) {
    let offset = document
        .find('‸')
        .unwrap_or_else(|| panic!("no cursor in {document:?}"));
    (document.replacen('‸', "", 1), offset)
}

/// A small cluster.
pub(crate) fn host() -> HostValues {
    let values = |texts: &[&str]| texts.iter().map(|&text| HostValue::new(text)).collect();
    HostValues {
        images: values(&[
            "cr.backend.ai/stable/python:3.9-ubuntu20.04",
            "cr.backend.ai/stable/pytorch:2.1",
        ]),
        folders: values(&["data", "models", "2024"]),
        scaling_groups: values(&["default", "gpu"]),
        slots: values(&["cuda.device", "cuda.shares"]),
        projects: values(&["6f9c2a52-0a4b-4d5e-9f35-0c4b1d4a9e11"]),
        agents: values(&["i-gpu01", "i-gpu02"]),
    }
}

pub(crate) fn at(document: &str, release: Release) -> Vec<Completion> {
    let (text, offset) = marked(document);
    complete(
        &text,
        offset,
        &CompletionOptions {
            release,
            host: &host(),
        },
    )
}

/// The labels of what may be written at the mark, by the newest release.
pub(crate) fn labels(document: &str) -> String {
    let found = at(document, Release::LATEST);
    let labels: Vec<_> = found.iter().map(|completion| completion.label.as_str()).collect();
    labels.join(" ")
}

/// The document after a completion was taken, with `‸` before each place to fill in.
pub(crate) fn taken(document: &str, label: &str) -> String {
    let (text, _) = marked(document);
    let found = at(document, Release::LATEST);
    let Some(completion) = found.iter().find(|completion| completion.label == label) else {
        let labels: Vec<_> = found.iter().map(|completion| &completion.label).collect();
        panic!("`{label}` is not among {labels:?} in\n{document}");
    };
    let mut inserted = completion.text.clone();
    for stop in completion.stops.iter().rev() {
        inserted.insert(stop.start, '‸');
    }
    let mut text = text;
    text.replace_range(completion.span.start..completion.span.end, &inserted);
    text
}

/// A completion as it stands when its places are filled in.
pub(crate) fn filled(text: &str, completion: &Completion) -> String {
    let mut inserted = completion.text.clone();
    for stop in completion.stops.iter().rev() {
        if stop.start == stop.end {
            let (before, after) = inserted.split_at(stop.start);
            let key = before.trim_end_matches([' ', '\n', '{']);
            let ended = key
                .strip_suffix(':')
                .map_or(key, |key| key.trim_matches(['"', '\'']));
            let is_names = ["environ", "mounts", "resources"]
                .iter()
                .any(|name| ended.ends_with(name));
            let word = match (is_names, ended.ends_with("run"), before.ends_with('{')) {
                (true, _, true) => "\"A\": \"b\"",
                (true, _, false) => "A: b",
                (false, true, true) => "\"bootstrap\": \"x\"",
                (false, true, false) => "bootstrap: x",
                (false, false, _) => "x1",
            };
            inserted = format!("{before}{word}{after}");
        }
    }
    let mut text = text.to_owned();
    text.replace_range(completion.span.start..completion.span.end, &inserted);
    text
}
