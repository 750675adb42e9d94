//! Versions of templates, pages of lists, and what was deleted.

use serde_json::{Value, json};
use sesstpl_manager_api::Method;

use crate::rig::{Answer, Rig, template};

fn payload(tag: &str) -> Value {
    let mut template = template("shared");
    template["metadata"]["tag"] = tag.into();
    json!({ "payload": json!([{ "template": template }]).to_string() })
}

fn put(rig: &Rig, id: &str, tag: &str, expected: &str) -> Answer {
    let path = format!("/template/session/{id}");
    rig.signed(Method::Put, &path, Some(&payload(tag)), &[("If-Match", expected)])
}

fn get(rig: &Rig, path: &str) -> Answer {
    rig.signed(Method::Get, path, None, &[])
}

#[test]
fn a_template_tells_its_version_and_each_change_makes_a_new_one() {
    let rig = Rig::start();
    let id = rig.store(&template("shared"));
    let path = format!("/template/session/{id}");
    assert_eq!(get(&rig, &path).header("etag"), Some("\"1\""));
    let changed = put(&rig, &id, "second", "\"1\"");
    assert_eq!((changed.status, changed.header("etag")), (200, Some("\"2\"")));
    assert_eq!(changed.json(), json!({"success": true}));
    assert_eq!(get(&rig, &path).header("etag"), Some("\"2\""));
    let unchanged = rig.signed(Method::Get, &path, None, &[("If-None-Match", "\"2\"")]);
    assert_eq!((unchanged.status, unchanged.body.as_str()), (304, ""));
}

#[test]
fn a_change_of_an_older_version_is_refused_with_both_versions() {
    let rig = Rig::start();
    let id = rig.store(&template("shared"));
    assert_eq!(put(&rig, &id, "mine", "\"1\"").status, 200);
    let refused = put(&rig, &id, "yours", "\"1\"");
    assert_eq!(refused.status, 412, "{refused:?}");
    let data = &refused.json()["data"];
    assert_eq!((&data["version"], &data["expected"]), (&json!(2), &json!(1)));
    assert_eq!(data["template"]["metadata"]["tag"], "mine");
    assert_eq!(data["expected_template"]["metadata"]["tag"], "example-tag");
    let deleted = rig.signed(
        Method::Delete,
        &format!("/template/session/{id}"),
        None,
        &[("If-Match", "\"1\"")],
    );
    assert_eq!(deleted.status, 412, "{deleted:?}");
}

#[test]
fn a_change_that_expects_no_version_is_made_as_real_managers_make_it() {
    let rig = Rig::start();
    let id = rig.store(&template("shared"));
    assert_eq!(put(&rig, &id, "any", "*").header("etag"), Some("\"2\""));
    let path = format!("/template/session/{id}");
    let plain = rig.signed(Method::Put, &path, Some(&payload("plain")), &[]);
    assert_eq!(plain.header("etag"), Some("\"3\""));
    let wrong = put(&rig, &id, "x", "three");
    assert!(
        wrong.status == 400 && wrong.body.contains("If-Match"),
        "{wrong:?}"
    );
}

#[test]
fn all_versions_are_kept() {
    let rig = Rig::start();
    let id = rig.store(&template("shared"));
    for tag in ["second", "third"] {
        assert_eq!(put(&rig, &id, tag, "*").status, 200);
    }
    let versions = get(&rig, &format!("/template/session/{id}/versions")).json();
    let tags: Vec<&Value> = versions
        .as_array()
        .unwrap()
        .iter()
        .map(|version| &version["template"]["metadata"]["tag"])
        .collect();
    assert_eq!(tags, ["third", "second", "example-tag"]);
    let second = get(&rig, &format!("/template/session/{id}/versions/2"));
    assert_eq!(second.json()["template"]["metadata"]["tag"], "second");
    assert_eq!(
        get(&rig, &format!("/template/session/{id}/versions/4")).status,
        404
    );
    assert_eq!(
        get(&rig, &format!("/template/session/{id}/versions/x")).status,
        400
    );
}

#[test]
fn a_deleted_template_can_be_found_and_put_back() {
    let rig = Rig::start();
    let id = rig.store(&template("shared"));
    let path = format!("/template/session/{id}");
    assert_eq!(rig.signed(Method::Delete, &path, None, &[]).status, 200);
    assert_eq!(get(&rig, &path).status, 404);
    let deleted = get(&rig, "/template/session?deleted=true").json();
    assert_eq!(deleted[0]["id"], id.as_str());
    let restore = format!("{path}/restore");
    assert_eq!(rig.signed(Method::Post, &restore, None, &[]).status, 200);
    assert_eq!(get(&rig, &path).status, 200);
    assert_eq!(get(&rig, "/template/session?deleted=true").json(), json!([]));
    assert_eq!(rig.signed(Method::Post, &restore, None, &[]).status, 404);
}

#[test]
fn lists_come_in_pages_that_follow_on_one_another() {
    let rig = Rig::start();
    for number in 0..7 {
        rig.store(&template(&format!("template{number}")));
    }
    let mut path = "/template/session?limit=3".to_owned();
    let mut pages = Vec::new();
    loop {
        let page = get(&rig, &path);
        let names: Vec<Value> = page
            .json()
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["name"].clone())
            .collect();
        pages.push(names);
        let Some(link) = page.header("link") else {
            break;
        };
        path = link
            .strip_prefix('<')
            .unwrap()
            .strip_suffix(">; rel=\"next\"")
            .unwrap()
            .to_owned();
    }
    let names = |numbers: std::ops::Range<i32>| -> Vec<Value> {
        numbers.map(|number| json!(format!("template{number}"))).collect()
    };
    assert_eq!(pages, [names(0..3), names(3..6), names(6..7)]);
    for wrong in ["limit=0", "limit=1001", "limit=many", "after=x"] {
        assert_eq!(
            get(&rig, &format!("/template/session?{wrong}")).status,
            400,
            "{wrong}"
        );
    }
}

#[test]
fn a_search_finds_words_in_name_tag_and_image() {
    let rig = Rig::start();
    for (name, tag, image) in [
        ("train", "vision", "cr.example/pytorch:2.1"),
        ("Serve", "vision", "cr.example/triton:3"),
        ("100%", "other_tag", "cr.example/python:3.9"),
    ] {
        let mut template = template(name);
        template["metadata"]["tag"] = tag.into();
        template["spec"]["kernel"]["image"] = image.into();
        rig.store(&template);
    }
    let found = |query: &str| -> Vec<String> {
        let list = get(&rig, &format!("/template/session?{query}")).json();
        let names = list.as_array().unwrap().iter();
        names
            .map(|item| item["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(found("search=vision"), ["train", "Serve"]);
    assert_eq!(found("search=VISION%20triton"), ["Serve"]);
    assert_eq!(found("search=0%25"), ["100%"]);
    assert_eq!(found("search=r_t"), ["100%"]);
    assert_eq!(found("search=%27%20OR%201%3D1"), [""; 0]);
    assert_eq!(found("name=Serve"), ["Serve"]);
}
