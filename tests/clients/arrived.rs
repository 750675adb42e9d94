//! What arrives at a manager from `sesstpl launch`, read from its database: exactly what `sesstpl plan` says.

use std::process::Command;

use serde_json::{Value, json};

use crate::cells::Cells;
use crate::managers::{Manager, pairs};

const NAME: &str = "clients-arrived";

const TEMPLATE: &str = "\
api_version: v1
kind: taskTemplate
metadata: {name: clients-arrived, tag: labelled}
spec:
  scaling_group: default
  resources: {cpu: '2', mem: 2g}
  kernel:
    image: cr.backend.ai/stable/python:3.6-ubuntu18.04
    environ: {GREETING: 'hello, world', QUOTED: \"it's\"}
    run: {bootstrap: 'echo \"$GREETING\"'}
    git: {repository: 'https://git.example/x/y.git', branch: main, destination_dir: /home/work/y}
";

/// The session's kernel, as the database has it.
fn kernel(database: &str) -> Value {
    let query = format!(
        "select to_jsonb(k) from kernels k where session_name = '{NAME}' order by created_at desc limit 1"
    );
    let output = Command::new("psql")
        .args(["-X", "-t", "-A", "-c", &query, database])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// `SESSTPL_DATABASES` has release and database of each manager, as `26.9.6=postgres://postgres@127.0.0.1/manager,…`.
#[test]
fn what_arrives_is_what_the_plan_says() {
    let databases = pairs("SESSTPL_DATABASES");
    for manager in Manager::given() {
        let release = manager.release.as_str();
        let Some((_, database)) = databases.iter().find(|(of, _)| of == release) else {
            continue;
        };
        let client = manager.client();
        let file = client.write("arrived.yaml", TEMPLATE);
        let file = file.to_str().unwrap();
        let plan = client.run(&[
            "plan",
            file,
            "--release",
            release,
            "--name",
            NAME,
            "--format",
            "json",
        ]);
        let plan = plan.json();
        let stored = client.run(&["create", "-f", file]).code(0).id();
        client
            .run(&["launch", &stored, "--name", NAME, "--enqueue-only"])
            .code(0);
        let kernel = kernel(database);
        client.run(&["session", "terminate", NAME]).code(0);
        client.run(&["delete", "--force", &stored]).code(0);

        for (planned, arrived) in [
            (&plan["image"], "image"),
            (&plan["architecture"], "architecture"),
            (&plan["tag"], "tag"),
            (&plan["bootstrapScript"], "bootstrap_script"),
            (&plan["config"]["scaling_group"], "scaling_group"),
        ] {
            assert_eq!(kernel[arrived], *planned, "{release}: {arrived}");
        }
        let script = kernel["bootstrap_script"].as_str().unwrap();
        assert!(
            script.contains("git clone") && script.ends_with("echo \"$GREETING\""),
            "{script}"
        );
        for (name, value) in plan["config"]["environ"].as_object().unwrap() {
            let entry = json!(format!("{name}={}", value.as_str().unwrap()));
            assert!(
                kernel["environ"].as_array().unwrap().contains(&entry),
                "{release}: {entry}"
            );
        }
        let slots = ["requested_slots", "occupied_slots"].map(|slots| kernel[slots].clone());
        let slots = slots.into_iter().find(Value::is_object).unwrap_or_default();
        // 26.9.6 keeps them in a table of its own.
        if slots.get("cpu").is_some() {
            let amount = |slot: &str| slots[slot].as_str().unwrap().parse::<f64>().unwrap();
            let whole = |amount: f64| format!("{amount:.0}");
            assert_eq!(whole(amount("cpu")), "2", "{release}");
            assert_eq!(whole(amount("mem")), (2_u64 << 30).to_string(), "{release}");
        }
        Cells::of(release).note("arrived", "as planned");
    }
}
