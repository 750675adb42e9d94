//! The schema's verdicts beside the managers' own, on the corpora.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use flate2::read::GzDecoder;
use jsonschema::Validator;
use serde_json::{Map, Value as Json, json};
use sesstpl::Release;
use sesstpl::language::schema::json_schema;
use sesstpl_yaml::{Document, NodeId, Value};

/// One release of each time at which something changed that is not only added.
const RELEASES: [&str; 5] = ["20.3.19", "21.9.9", "23.9.10", "25.19.2", "26.9.6"];

/// A value as JSON, and what of it JSON has no words for.
pub(crate) struct Sayable {
    pub(crate) json: Json,
    pub(crate) lost: Option<&'static str>,
}

pub(crate) fn sayable(document: &Document) -> Sayable {
    let mut lost = None;
    let json = document
        .root()
        .map_or(Json::Null, |root| to_json(document, root, 0, &mut lost));
    Sayable { json, lost }
}

fn to_json(document: &Document, node: NodeId, depth: usize, lost: &mut Option<&'static str>) -> Json {
    if depth > 100 {
        *lost = Some("nesting");
        return Json::Null;
    }
    let depth = depth + 1;
    let mut instead = |what, json| {
        *lost = Some(what);
        json
    };
    match document.value(node) {
        Value::Null => Json::Null,
        Value::Bool(value) => json!(value),
        Value::Int(int) => match int
            .to_decimal()
            .and_then(|digits| serde_json::from_str(&digits).ok())
        {
            Some(number) => number,
            None => instead("a very long number", json!(0)),
        },
        Value::Float(value) if value.is_finite() => json!(value),
        Value::Float(value) => instead("a number that is none", json!(value.to_string())),
        Value::Str(text) if text.as_str().is_some() => json!(text.as_str()),
        Value::Str(text) => instead("half a surrogate pair", json!(text.to_str_lossy())),
        Value::Date(date) => instead("a date", json!(date.to_string())),
        Value::DateTime(time) => instead("a date", json!(time.to_string())),
        Value::Bytes(_) => instead("binary data", json!("bytes")),
        Value::Set(_) | Value::Pairs(_) => instead("a set or pairs", json!([])),
        Value::List(items) => items
            .iter()
            .map(|&item| to_json(document, item, depth, lost))
            .collect(),
        Value::Dict(entries) => {
            let mut object = Map::new();
            for &(key, value) in entries {
                let name = if let Value::Str(text) = document.value(key) {
                    text.to_str_lossy().into_owned()
                } else {
                    *lost = Some("a key that is no text");
                    "not text".to_owned()
                };
                object.insert(name, to_json(document, value, depth, lost));
            }
            Json::Object(object)
        }
    }
}

#[derive(Default, Debug)]
struct Count {
    agreed: usize,
    unsayable: BTreeMap<&'static str, usize>,
    wrong: Vec<String>,
}

#[test]
fn the_schema_agrees_with_the_managers_wherever_json_can_hold_the_document() {
    let validators: BTreeMap<&str, Validator> = RELEASES
        .iter()
        .map(|&name| {
            let release: Release = name.parse().unwrap();
            (name, jsonschema::draft7::new(&json_schema(release)).unwrap())
        })
        .collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance");
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for corpus in ["schema", "text", "values"] {
        let count = counts.entry(corpus).or_default();
        let file = File::open(folder.join(format!("{corpus}.jsonl.gz"))).unwrap();
        for line in BufReader::new(GzDecoder::new(file)).lines() {
            let case: Json = serde_json::from_str(&line.unwrap()).unwrap();
            count_case(&case, &validators, count);
        }
    }
    for (corpus, count) in &counts {
        println!(
            "{corpus}: {} agree, {} are wrong, cannot be said: {:?}",
            count.agreed,
            count.wrong.len(),
            count.unsayable
        );
    }
    let agreed: usize = counts.values().map(|count| count.agreed).sum();
    assert!(agreed > 20_000, "only {agreed} verdicts were compared");
    let wrong: Vec<&String> = counts.values().flat_map(|count| &count.wrong).collect();
    assert!(
        wrong.is_empty(),
        "{} are wrong, the first of which is\n{}",
        wrong.len(),
        wrong[0]
    );
}

fn count_case(case: &Json, validators: &BTreeMap<&str, Validator>, count: &mut Count) {
    let text = case["text"].as_str().unwrap();
    let Ok(document) = sesstpl_yaml::load(text) else {
        return;
    };
    let sayable = sayable(&document);
    for outcome in case["outcomes"].as_array().unwrap() {
        let accepted = outcome["verdict"] == "accept";
        for release in outcome["releases"].as_array().unwrap() {
            let release = release.as_str().unwrap();
            let Some(validator) = validators.get(release) else {
                continue;
            };
            if validator.is_valid(&sayable.json) == accepted {
                count.agreed += 1;
            } else if let Some(lost) = sayable.lost {
                *count.unsayable.entry(lost).or_default() += 1;
            } else {
                let reason: Vec<String> = validator
                    .iter_errors(&sayable.json)
                    .map(|error| format!("{}: {error}", error.instance_path()))
                    .collect();
                count.wrong.push(format!(
                    "{} with {release}: accepted by the manager: {accepted}\n{text}\n{reason:?}",
                    case["id"]
                ));
            }
        }
    }
}

fn accepts(text: &str) -> bool {
    let document = sesstpl_yaml::load(text).unwrap();
    jsonschema::draft7::new(&json_schema(Release::LATEST))
        .unwrap()
        .is_valid(&sayable(&document).json)
}

const TEMPLATE: &str =
    "{kind: taskTemplate, apiVersion: v1, metadata: {name: a}, spec: {kernel: {image: x}}}";

#[test]
fn every_envelope_is_accepted() {
    for document in [
        TEMPLATE.to_owned(),
        format!("template: {TEMPLATE}"),
        format!("[{{template: {TEMPLATE}}}]"),
        format!("session_templates: [{{template: {TEMPLATE}}}]"),
        format!("session_templates: [{{name: a, template: {TEMPLATE}}}]"),
    ] {
        assert!(accepts(&document), "{document}");
    }
}

#[test]
fn what_is_no_template_is_refused() {
    for document in [
        "null",
        "[]",
        "{}",
        "text",
        "template: 1",
        "session_templates: {}",
        "session_templates: [1]",
        "[{name: a}]",
    ] {
        assert!(!accepts(document), "{document}");
    }
}

#[test]
fn the_first_name_that_is_present_counts() {
    let with = |spec: &str| {
        accepts(&format!(
            "{{kind: taskTemplate, api_version: v1, metadata: {{name: a}}, spec: {{kernel: {{image: x}}, {spec}}}}}"
        ))
    };
    assert!(with("type: batch, sessionType: 1"));
    assert!(!with("type: 1, sessionType: batch"));
    assert!(with("session_type: batch, sessionType: 1"));
    assert!(!with("sessionType: 1"));
}
