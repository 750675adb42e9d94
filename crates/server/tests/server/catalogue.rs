//! What the cluster has, read by the calls that clients make.

use sesstpl_manager_api::calls::{
    CheckPresets, ListFolders, ListImages, ListScalingGroups, ReadPerson, ReadSlots,
};

use serde_json::json;
use sesstpl_manager_api::SessionStatus;

use crate::rig::Rig;

#[test]
fn everything_that_the_server_was_told_of_is_offered() {
    let rig = Rig::with(
        "{user: me@a.example, projects: [default, vision], agent: {slots: {cpu: 4, mem: 8g}, folders: [data], images: \
         ['cr.backend.ai/stable/python:3.9-ubuntu20.04']}}",
        |_| {},
    );
    let images = rig.call(&ListImages).unwrap();
    assert_eq!(images.len(), 1);
    assert_eq!(images[0].name, "cr.backend.ai/stable/python:3.9-ubuntu20.04");
    assert_eq!(images[0].architecture, "x86_64");
    assert_eq!(rig.call(&ListFolders).unwrap(), ["data"]);
    let slots = rig.call(&ReadSlots).unwrap();
    assert_eq!(slots["cpu"], "count");
    assert_eq!(slots["mem"], "bytes");
    let group = "vision".to_owned();
    let groups = rig.call(&ListScalingGroups { group: group.clone() }).unwrap();
    assert_eq!(groups, ["default"]);
    let free = rig.call(&CheckPresets { group }).unwrap();
    assert_eq!(free.scaling_groups["default"]["cpu"], "4");
    assert_eq!(free.scaling_groups["default"]["mem"], (8_u64 << 30).to_string());
    let person = rig.call(&ReadPerson).unwrap();
    assert_eq!(person.email, "me@a.example");
    assert_eq!(person.projects, ["default", "vision"]);
}

#[test]
fn what_sessions_have_is_not_free() {
    let rig = Rig::start();
    let free = || {
        let call = CheckPresets {
            group: "default".to_owned(),
        };
        rig.call(&call).unwrap().scaling_groups["default"]["cpu"].clone()
    };
    assert_eq!(free(), "8");
    rig.launch(
        "first",
        &json!({ "config": { "resources": { "cpu": 3, "mem": "1g" } } }),
    )
    .unwrap();
    rig.wait_for("first", &SessionStatus::Running);
    assert_eq!(free(), "5");
}

#[test]
fn a_project_that_the_person_is_not_in_has_no_resource_groups() {
    let rig = Rig::start();
    let group = "secret".to_owned();
    assert!(rig.call(&ListScalingGroups { group }).unwrap_err().is_not_found());
}
