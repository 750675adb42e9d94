use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use flate2::read::GzDecoder;
use sesstpl_yaml::{CollectionStyle, Document, NodeKind};

use super::*;

/// The keys of an outline, each with the key around it.
fn keys(outline: &Outline) -> BTreeSet<(Option<usize>, Span)> {
    let around = |node: NodeIndex| {
        outline
            .ancestors(node)
            .iter()
            .rev()
            .find_map(|&place| outline.entry(place)?.key)
            .map(|key| key.start)
    };
    (0..outline.nodes.len())
        .flat_map(|node| outline.entries(node).iter().map(move |entry| (node, entry)))
        .filter_map(|(node, entry)| Some((around(node), entry.key?)))
        .collect()
}

/// The reader's keys, each with the key around it; those of pairs within `[…]` without braces excepted.
fn readers_keys(text: &str, document: &Document) -> BTreeSet<(Option<usize>, Span)> {
    let mut keys = BTreeSet::new();
    let mut pending: Vec<_> = document.root().map(|root| (None, root)).into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some((around, node)) = pending.pop() {
        if !seen.insert(node) {
            continue;
        }
        match &document.node(node).kind {
            NodeKind::Scalar { .. } => {}
            NodeKind::Sequence { items, .. } => pending.extend(items.iter().map(|&item| (around, item))),
            NodeKind::Mapping {
                style: CollectionStyle::Flow,
                ..
            } if !text[document.node(node).span.start..].starts_with('{') => {}
            NodeKind::Mapping { entries, .. } => {
                for &(key, value) in entries {
                    let span = document.node(key).span;
                    keys.insert((around, span));
                    pending.push((Some(span.start), value));
                }
            }
        }
    }
    keys
}

fn corpora() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance");
    ["schema", "text", "values"]
        .iter()
        .flat_map(|name| {
            let file = File::open(folder.join(format!("{name}.jsonl.gz"))).unwrap();
            BufReader::new(GzDecoder::new(file)).lines().map(|line| {
                let case: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
                case["text"].as_str().unwrap().to_owned()
            })
        })
        .collect()
}

#[test]
fn the_outline_of_a_readable_text_has_the_readers_keys() {
    let mut read = 0;
    let mut differing = Vec::new();
    for text in corpora() {
        let Ok(document) = sesstpl_yaml::load(&text) else {
            continue;
        };
        read += 1;
        let (expected, got) = (readers_keys(&text, &document), keys(&Outline::of(&text)));
        if expected != got {
            let names = |keys: Vec<&(Option<usize>, Span)>| {
                keys.iter()
                    .map(|(around, key)| format!("{:?} in {around:?}", &text[key.start..key.end]))
                    .collect::<Vec<_>>()
            };
            differing.push(format!(
                "--- document\n{text}\n--- missing\n{:?}\n--- too many\n{:?}",
                names(expected.difference(&got).collect()),
                names(got.difference(&expected).collect())
            ));
        }
    }
    assert!(read > 5_000, "only {read} documents were read");
    assert!(
        differing.len() * 200 < read,
        "{} of {read} differ, the first of which are:\n{}",
        differing.len(),
        differing.iter().take(5).cloned().collect::<Vec<_>>().join("\n\n")
    );
}
