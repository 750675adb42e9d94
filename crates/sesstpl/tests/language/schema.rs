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
struct Sayable {
    json: Json,
    lost: Option<&'static str>,
}

fn sayable(document: &Document) -> Sayable {
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
    match document.value(node) {
        Value::Null => Json::Null,
        Value::Bool(value) => json!(value),
        Value::Int(int) => match int.to_decimal() {
            Some(digits) => digits
                .parse::<i64>()
                .map_or_else(|_| json!(digits.parse::<f64>().unwrap()), |int| json!(int)),
            None => {
                *lost = Some("a very long number");
                json!(0)
            }
        },
        Value::Float(value) if value.is_finite() => json!(value),
        Value::Float(value) => {
            *lost = Some("a number that is none");
            json!(value.to_string())
        }
        Value::Str(text) => match text.as_str() {
            Some(text) => json!(text),
            None => {
                *lost = Some("half a surrogate pair");
                json!(text.to_str_lossy())
            }
        },
        Value::Date(date) => {
            *lost = Some("a date");
            json!(date.to_string())
        }
        Value::DateTime(time) => {
            *lost = Some("a date");
            json!(time.to_string())
        }
        Value::Bytes(_) => {
            *lost = Some("binary data");
            json!("bytes")
        }
        Value::List(items) => items
            .iter()
            .map(|&item| to_json(document, item, depth, lost))
            .collect(),
        Value::Dict(entries) => {
            let mut object = Map::new();
            for &(key, value) in entries {
                let value = to_json(document, value, depth, lost);
                let name = match document.value(key) {
                    Value::Str(text) => text.to_str_lossy().into_owned(),
                    _ => {
                        *lost = Some("a key that is no text");
                        "not text".to_owned()
                    }
                };
                object.insert(name, value);
            }
            Json::Object(object)
        }
        Value::Set(_) | Value::Pairs(_) => {
            *lost = Some("a set or pairs");
            json!([])
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
