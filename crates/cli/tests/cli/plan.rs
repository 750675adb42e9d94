//! `sesstpl plan`.

use serde_json::{Value, json};
use snapbox::{file, str};

use crate::{BAD, GOOD, sesstpl};

#[test]
fn a_sample_is_shown_as_the_session_that_it_launches() {
    sesstpl()
        .args(["plan", "samples/documentation-22.03.yaml"])
        .assert()
        .code(0)
        .stdout_eq(file!["golden/plan.txt"])
        .stderr_eq("");
}

#[test]
fn what_the_command_line_says_goes_before_the_template() {
    let overrides = [
        ["--name", "mine"],
        ["--group", "research"],
        ["--image", "cr.backend.ai/stable/r-base:4.0"],
        ["--scaling-group", "gpu"],
        ["-r", "mem=8g"],
        ["-r", "cuda.device=1"],
        ["-e", "MYCONFIG=other=1"],
        ["-v", "hostpath-test:/data"],
        ["-v", "more"],
        ["--resource-opts", "shmem=1g"],
        ["--cluster-size", "2"],
    ];
    sesstpl()
        .args(["plan", "samples/documentation-22.03.yaml"])
        .args(overrides.as_flattened())
        .assert()
        .code(0)
        .stdout_eq(file!["golden/plan-overrides.txt"]);
}

#[test]
fn json_is_the_body_of_the_request() {
    let output = sesstpl()
        .args(["plan", "--format", "json", "--no-resource", "-e", "A=1"])
        .stdin(GOOD)
        .assert()
        .code(0)
        .stderr_eq("")
        .get_output()
        .stdout
        .clone();
    let body: Value = serde_json::from_slice(&output).expect("JSON");
    let expected = json!({
        "name": "good", "image": "cr.backend.ai/stable/python:3.9-ubuntu20.04", "architecture": "x86_64",
        "type": "interactive", "group": "default", "domain": "default", "tag": null,
        "bootstrapScript": null, "startupCommand": null, "enqueueOnly": true, "reuseIfExists": false,
        "config": {"resources": {}, "environ": {"A": "1"}, "mounts": [], "mount_map": {}},
    });
    assert_eq!(body, expected, "{body:#}");
}

#[test]
fn passwords_are_hidden_from_people_and_sent_to_the_manager() {
    let text = format!(
        "{GOOD}      git:\n        repository: https://example.com/x.git\n        credential: {{username: me, password: hush}}\n"
    );
    let printed = |format: &str| {
        let output = sesstpl()
            .args(["plan", "--format", format])
            .stdin(&text)
            .assert()
            .get_output()
            .stdout
            .clone();
        String::from_utf8(output).expect("text")
    };
    assert!(!printed("text").contains("hush"), "{}", printed("text"));
    assert!(printed("text").contains("***"), "{}", printed("text"));
    assert!(printed("json").contains("hush"), "{}", printed("json"));
}

#[test]
fn what_stands_in_the_way_is_said_and_is_exit_code_one() {
    sesstpl()
        .args(["plan"])
        .stdin(format!("{GOOD}    resources: {{mem: 512mi}}\n"))
        .assert()
        .code(1)
        .stdout_eq(file!["golden/plan-obstacle.txt"]);
}

#[test]
fn what_the_release_does_not_know_is_said() {
    let arguments = ["plan", "--priority", "50", "--release"];
    sesstpl()
        .args(arguments)
        .arg("25.5.2")
        .stdin(GOOD)
        .assert()
        .code(0);
    let output = sesstpl()
        .args(arguments)
        .arg("23.9.10")
        .stdin(GOOD)
        .assert()
        .code(1);
    let output = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(
        output.contains("manager 23.9.10 does not know `priority`"),
        "{output}"
    );
}

#[test]
fn a_refused_template_has_no_plan_but_reasons() {
    let output = sesstpl().args(["plan"]).stdin(BAD).assert().code(1).stdout_eq("");
    let output = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
    assert!(output.contains("error["), "{output}");
}

#[test]
fn one_of_several_templates_is_chosen() {
    let several = format!("{GOOD}---\n{}", GOOD.replace("name: good", "name: better"));
    sesstpl()
        .args(["plan"])
        .stdin(&several)
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r"
error: `<stdin>` has 2 templates; choose one with --template 1 to --template 2

"]]);
    for (number, line) in [("1", "Session good, [..]"), ("2", "Session better, [..]")] {
        sesstpl()
            .args(["plan", "--template", number])
            .stdin(&several)
            .assert()
            .code(0)
            .stdout_eq(format!("{line}\n\n...\n"));
    }
    sesstpl()
        .args(["plan", "--template", "3"])
        .stdin(&several)
        .assert()
        .code(2)
        .stderr_eq(str![[r"
error: `<stdin>` has no template 3; it has 2

"]]);
}

#[test]
fn what_no_manager_would_launch_is_said() {
    sesstpl()
        .args(["plan", "--name", "a"])
        .stdin(GOOD)
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r"
error: the template cannot be launched: `a` cannot be a session's name; [..]

"]]);
    sesstpl()
        .args(["plan", "-e", "A"])
        .stdin(GOOD)
        .assert()
        .code(2)
        .stderr_eq(str![[r"
error: invalid value 'A' for '--env <NAME=VALUE>': write a name, `=` and a value

For more information, try '--help'.

"]]);
}
