//! The launch plan of the documentation's sample, as a page.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use sesstpl::launch::{
    Entries, LaunchOptions, LaunchPlan, More, Overrides, PlanError, losses, plan, plan_with,
};
use sesstpl::{Catalogue, CheckOptions, Release, Stored, check};

const SAMPLE: &str = include_str!("../../../tests/samples/documentation-22.03.yaml");

/// The releases that real managers were asked for.
const RELEASES: [&str; 4] = ["22.9.23", "23.9.10", "25.5.2", "26.9.6"];

fn stored(text: &str, release: Release) -> Stored {
    let report = check(text, &CheckOptions { release });
    report.templates[0].stored.clone().unwrap()
}

fn options() -> LaunchOptions {
    LaunchOptions {
        name: "demo".to_owned(),
        group: "default".to_owned(),
        domain: "default".to_owned(),
    }
}

/// Everything that a plan says, on one page.
fn page(plan: &LaunchPlan, stored: &Stored) -> String {
    let mut page = format!("POST /session\n{:#}\n", plan.request_body());
    for allotment in plan.allotments(Release::LATEST, &Catalogue::default()) {
        let amount = allotment.amount;
        writeln!(
            page,
            "{}: {amount}, which is {}",
            allotment.slot,
            amount.for_people()
        )
        .unwrap();
    }
    for mount in &plan.mounts {
        writeln!(page, "{} at {}", mount.folder, mount.final_path()).unwrap();
    }
    for release in RELEASES {
        writeln!(page, "manager {release} by itself:").unwrap();
        for loss in losses(stored, release.parse().unwrap()) {
            let status = loss
                .status
                .map_or(String::new(), |status| format!(" (HTTP {status})"));
            writeln!(page, "  {:?}: {}{status}", loss.field, loss.message).unwrap();
        }
    }
    page
}

#[test]
fn the_documented_sample_is_planned_as_on_its_page() {
    let stored = stored(SAMPLE, Release::LATEST);
    let got = page(&plan(&stored, &options()).unwrap(), &stored);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/launch.txt");
    if std::env::var_os("SNAPSHOTS").is_some_and(|wish| wish == "overwrite") {
        fs::write(&file, &got).unwrap();
    }
    let expected = fs::read_to_string(file).unwrap();
    assert!(got == expected, "--- expected\n{expected}\n--- got\n{got}");
}

#[test]
fn a_plan_is_shown_without_its_password() {
    let text = "
api_version: v1
kind: taskTemplate
metadata: {name: a}
spec:
  kernel:
    image: b
    git: {repository: 'https://x/y', credential: {username: me, password: secret}}
";
    let plan = plan(&stored(text, Release::LATEST), &options()).unwrap();
    assert!(plan.bootstrap_script.as_ref().unwrap().contains("secret"));
    assert!(!plan.shown_script.as_ref().unwrap().contains("secret"));
    assert!(!format!("{plan:?}").contains("secret"));
}

#[test]
fn what_a_launch_says_goes_before_what_the_template_says() {
    let overrides = Overrides {
        tag: Some("green".to_owned()),
        environ: Entries {
            is_alone: true,
            entries: vec![("A".to_owned(), "1".to_owned())],
        },
        more: More {
            cluster_size: Some(2),
            resource_options: vec![("shmem".to_owned(), "1g".to_owned())],
            ..More::default()
        },
        ..Overrides::default()
    };
    let stored = stored(SAMPLE, Release::LATEST);
    let body = plan_with(&stored, &options(), &overrides).unwrap().request_body();
    assert_eq!(body["tag"], "green");
    assert_eq!(body["clusterSize"], 2);
    assert_eq!(body["config"]["environ"], serde_json::json!({"A": "1"}));
    assert_eq!(
        body["config"]["resource_opts"],
        serde_json::json!({"shmem": "1g"})
    );
    assert_eq!(body["config"]["resources"]["mem"], "4g");
}

#[test]
fn only_batch_sessions_wait_for_a_time() {
    let overrides = Overrides {
        more: More {
            starts_at: Some("2100-01-01T00:00:00+00:00".to_owned()),
            ..More::default()
        },
        ..Overrides::default()
    };
    let stored = stored(SAMPLE, Release::LATEST);
    assert_eq!(
        plan_with(&stored, &options(), &overrides),
        Err(PlanError::StartsAt)
    );
}

#[test]
fn a_template_for_a_cluster_has_no_plan() {
    let text = "
api_version: v1
kind: clusterTemplate
mode: single-node
metadata: {name: a}
spec: {nodes: [{role: main, session_template: c5f4b7d0-0d31-4b4e-9d37-6a5f7d1f8a11}]}
";
    assert_eq!(
        plan(&stored(text, Release::LATEST), &options()),
        Err(PlanError::Cluster)
    );
}
