//! The description of all calls.

use std::collections::BTreeSet;

use sesstpl_manager_api::Method;

use crate::rig::Rig;

#[test]
fn every_call_that_is_described_is_answered() {
    let rig = Rig::start();
    let described = rig.raw("GET", "/openapi.json", &[], None).json();
    let paths = described["paths"].as_object().unwrap();
    assert!(paths.len() > 15, "{paths:?}");
    for (path, methods) in paths {
        for method in methods.as_object().unwrap().keys() {
            let method = match method.as_str() {
                "get" => Method::Get,
                "post" => Method::Post,
                "put" => Method::Put,
                "delete" => Method::Delete,
                other => panic!("{other} {path}"),
            };
            let path = path
                .replace("{id}", "0".repeat(32).as_str())
                .replace("{version}", "1");
            let answer = rig.signed(method, &path.replace("{name}", "nobody"), None, &[]);
            assert!(answer.status < 500, "{path}: {answer:?}");
            let is_known = answer.status != 405 && !answer.body.contains("url-not-found");
            assert!(is_known, "{} {path}: {answer:?}", method.as_str());
        }
    }
}

#[test]
fn every_template_call_is_described() {
    let rig = Rig::start();
    let described = rig.raw("GET", "/openapi.json", &[], None).json();
    let known: BTreeSet<&str> = described["paths"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    for path in [
        "/template/session",
        "/template/session/{id}",
        "/template/session/{id}/versions",
        "/template/session/{id}/versions/{version}",
        "/template/session/{id}/restore",
        "/session",
        "/session/_/create-from-template",
        "/session/{name}",
    ] {
        assert!(known.contains(path), "{path} is not among {known:?}");
    }
}
