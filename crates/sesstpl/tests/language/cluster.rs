//! Templates for clusters.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use flate2::read::GzDecoder;
use serde_json::Value as Json;
use sesstpl::language::schema::json_schema;
use sesstpl::language::{hover, symbols};
use sesstpl::{CheckOptions, Release, check};

use crate::mark::{labels, marked, taken};
use crate::schema::sayable;

/// A document for a cluster, up to its nodes.
fn cluster(nodes: &str) -> String {
    format!("kind: clusterTemplate\nmode: single-node\nspec:\n  nodes:{nodes}")
}

#[test]
fn the_kind_says_which_fields_are_offered() {
    assert_eq!(
        labels("kind: clusterTemplate\n‸"),
        "api_version mode metadata spec"
    );
    assert_eq!(labels("kind: clusterTemplate\nmetadata:\n  ‸"), "name");
    assert_eq!(
        labels("kind: clusterTemplate\nspec:\n  ‸"),
        "nodes environ mounts"
    );
    assert_eq!(labels("kind: clusterTemplate\nmode: ‸"), "single-node multi-node");
    assert_eq!(
        labels("template:\n  kind: 'cluster_template'\n  ‸"),
        "api_version mode metadata spec"
    );
    assert_eq!(
        labels("kind: clusterTemplate\nspec:\n  mounts:\n    ‸"),
        "data models 2024"
    );
}

#[test]
fn nodes_are_offered_with_what_they_need() {
    assert_eq!(
        labels(&cluster("\n    - role: main\n      ‸")),
        "session_template replicas"
    );
    assert_eq!(taken(&cluster("\n    - ro‸"), "role"), cluster("\n    - role: ‸"));
    assert_eq!(
        taken(&cluster("\n    - role: worker\n      ‸"), "replicas"),
        cluster("\n    - role: worker\n      replicas: ‸1")
    );
    assert_eq!(
        taken("kind: clusterTemplate\nspec:\n  ‸", "nodes"),
        "kind: clusterTemplate\nspec:\n  nodes:\n    - role: ‸\n      session_template: ‸"
    );
}

#[test]
fn the_fields_are_explained() {
    let words = |document: &str| {
        let (text, offset) = marked(document);
        hover(&text, offset, Release::LATEST).map(|hover| hover.markdown)
    };
    assert_eq!(
        words(&cluster("\n    - session‸_template: x")).unwrap(),
        "\
```yaml
session_template: identifier, required
```

The identifier (UUID) of the saved session template that the nodes are made from. The manager does not ask whether there is one.

- `spec.nodes.session_template`
- also written `sessionTemplate`; the first of these names that is present counts
- since manager 20.9
"
    );
    let mounts = words("kind: clusterTemplate\nspec:\n  mou‸nts: {}").unwrap();
    assert!(mounts.contains("every node"), "{mounts}");
}

#[test]
fn nodes_are_parts_of_the_outline() {
    let found = symbols(&cluster("\n    - role: main\n    - role: worker"));
    let nodes = &found[2].children[0];
    assert_eq!((nodes.name.as_str(), nodes.children.len()), ("nodes", 2));
}

/// What JSON Schema cannot say, or what we do not let it say because nobody means it.
fn is_beyond_a_schema(text: &str, release: Release) -> bool {
    let report = check(text, &CheckOptions { release });
    let is_twice = report
        .diagnostics
        .iter()
        .any(|found| found.code.as_str() == "save/cluster-roles" && found.message.contains("another node"));
    // Identifiers and numbers that Python reads and no person writes.
    let is_odd = ["_", "'0x", "'+", "' 0", "urnuuid", "ururn", "1_0", "\\u"]
        .iter()
        .any(|odd| text.contains(odd));
    is_twice || is_odd
}

#[test]
fn the_schema_agrees_with_the_managers_on_templates_for_clusters() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance");
    let file = File::open(folder.join("clusters.jsonl.gz")).unwrap();
    let validators = ["22.9.23", "26.9.6"].map(|name| {
        let release: Release = name.parse().unwrap();
        (
            name,
            release,
            jsonschema::draft7::new(&json_schema(release)).unwrap(),
        )
    });
    let mut agreed = 0;
    let mut wrong = Vec::new();
    for line in BufReader::new(GzDecoder::new(file)).lines() {
        let case: Json = serde_json::from_str(&line.unwrap()).unwrap();
        let text = case["text"].as_str().unwrap();
        let Ok(document) = sesstpl_yaml::load(text) else {
            continue;
        };
        let sayable = sayable(&document);
        for (name, release, validator) in &validators {
            let outcomes = case["outcomes"].as_array().unwrap();
            let is_of_release =
                |outcome: &&Json| outcome["releases"].as_array().unwrap().contains(&(*name).into());
            let outcome = outcomes.iter().find(is_of_release).unwrap();
            let is_accepted = outcome["verdict"] == "accept";
            if validator.is_valid(&sayable.json) == is_accepted {
                agreed += 1;
            } else if sayable.lost.is_none() && !is_beyond_a_schema(text, *release) {
                wrong.push(format!("{name}: accepted by the manager: {is_accepted}\n{text}"));
            }
        }
    }
    assert!(agreed > 1_000, "only {agreed} verdicts were compared");
    assert!(
        wrong.is_empty(),
        "{} are wrong, {agreed} right:\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}
