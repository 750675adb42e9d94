//! What every manager must do for every command.

use crate::cells::Cells;
use crate::client::Client;

/// What differs between managers.
pub(crate) struct Expectation {
    /// Whether sessions come to run.
    pub(crate) runs: bool,
    /// Whether the manager gives logs and refuses unknown ids of sessions as one expects.
    pub(crate) has_services: bool,
    /// Where it is noted what was done.
    pub(crate) cells: Cells,
}

pub(crate) const EMBEDDED: Expectation = Expectation {
    runs: true,
    has_services: false,
    cells: Cells::NONE,
};

/// The template that is stored and launched. Its image is there in the managers' sample data.
pub(crate) const TEMPLATE: &str = "\
api_version: v1
kind: taskTemplate
metadata: {name: clients-one, tag: clients}
spec:
  scaling_group: default
  resources: {cpu: '1', mem: 1g}
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    environ: {GREETING: 'hello, world'}
    run: {bootstrap: 'echo hello'}
";

/// Goes once through all commands. What is checked is what the manager has, read back from it.
pub(crate) fn play(client: &Client, expectation: &Expectation) {
    clear_away(client);
    let file = client.write("one.yaml", TEMPLATE);
    let file = file.to_str().unwrap();
    let id = client
        .run(&["create", "-f", file])
        .code(0)
        .prints("created and ready")
        .id();
    let cells = &expectation.cells;
    cells.note("create", "ok");

    let listed = client
        .run(&["list", "--search", "clients-one", "--output", "json"])
        .code(0)
        .json();
    assert_eq!(listed.as_array().map(Vec::len), Some(1), "{listed}");
    assert_eq!(listed[0]["id"], *id);
    client
        .run(&["list", "--search", "CLIENTS-ONE"])
        .code(0)
        .prints("Created At")
        .prints(&id);
    cells.note("list", "ok");

    let got = client.run(&["get", &id, "-f", "json", "--bare"]).code(0).json();
    assert_eq!(
        got["spec"]["kernel"]["environ"]["GREETING"], "hello, world",
        "{got}"
    );
    let document = client.run(&["get", &id]).code(0).stdout;
    cells.note("get", "ok");
    client
        .answer(&document, &["update", &id])
        .code(0)
        .prints("updated");
    let again = client.run(&["get", &id]).code(0).stdout;
    assert_eq!(document, again, "what was got and sent again is the same");
    cells.note("update", "ok");

    files(client, &id);
    somebody_elses_change_is_not_lost(client, &id);
    cells.note("conflict", "ok");
    launch(client, &id, expectation);

    client
        .answer("n\n", &["delete", &id])
        .code(0)
        .prints("nothing is deleted");
    client.answer("y\n", &["delete", &id]).code(0).prints("deleted");
    client.run(&["get", &id]).code(1).says("does not have it");
    cells.note("delete", "ok");
    client
        .run(&["delete", "--force", &id])
        .code(1)
        .says("is not deleted");
    client.run(&["get", "no-such-name"]).code(1).says("no template");
}

/// Another person's change between getting and updating.
fn somebody_elses_change_is_not_lost(client: &Client, id: &str) {
    let theirs = TEMPLATE.replace("hello, world", "theirs");
    let yours = TEMPLATE.replace("hello, world", "yours");
    // Somebody elsewhere, who remembers nothing of what is got here.
    let memory = client.home().join(".local/share/sesstpl/cluster/loaded");
    let aside = client.home().join("aside");
    std::fs::rename(&memory, &aside).unwrap();
    client.answer(&theirs, &["update", id]).code(0);
    std::fs::remove_dir_all(&memory).unwrap();
    std::fs::rename(&aside, &memory).unwrap();
    client
        .answer(&yours, &["update", id])
        .code(1)
        .says("somebody has changed it")
        .says("-      GREETING: theirs")
        .says("+      GREETING: yours");
    client
        .run(&["get", id, "--bare"])
        .code(0)
        .prints("GREETING: theirs");
    client.answer(&yours, &["update", id]).code(0);
    client.answer(&theirs, &["update", id, "--overwrite"]).code(0);
    client.answer(TEMPLATE, &["update", id]).code(0);
}

/// Templates in files and in the cluster.
fn files(client: &Client, id: &str) {
    client.answer(TEMPLATE, &["diff", id, "-"]).code(0);
    let changed = TEMPLATE.replace("hello, world", "changed");
    client
        .answer(&changed, &["diff", id, "-"])
        .code(1)
        .prints("-      GREETING: hello, world")
        .prints("+      GREETING: changed");

    let another = TEMPLATE.replace("clients-one", "clients-two");
    let both = format!(
        "- template:\n{}- template:\n{}",
        indented(&changed),
        indented(&another)
    );
    let dry = client.answer(&both, &["apply", "-", "--dry-run"]).code(0);
    dry.prints("`clients-one` would be updated")
        .prints("`clients-two` would be created");
    let applied = client.answer(&both, &["apply", "-"]).code(0);
    applied
        .prints("`clients-one` updated")
        .prints("`clients-two` created");
    let again = client.answer(&both, &["apply", "-"]).code(0);
    again
        .prints("`clients-one` unchanged")
        .prints("`clients-two` unchanged");

    // Others may keep templates in the manager, too: a folder with ours alone is imported.
    let folder = client.home().join("exported");
    let (all, ours) = (folder.to_str().unwrap(), client.home().join("ours"));
    client.run(&["export", all]).code(0).prints("template");
    client
        .run(&["export", all])
        .code(1)
        .says("the folder is not empty");
    std::fs::create_dir_all(ours.join("default")).unwrap();
    for name in ["default/clients-one.yaml", "default/clients-two.yaml"] {
        std::fs::copy(folder.join(name), ours.join(name)).unwrap();
    }
    let ours = ours.to_str().unwrap();
    client.run(&["delete", "--force", "clients-two"]).code(0);
    let imported = client.run(&["import", ours]).code(0);
    imported
        .prints("`clients-one` is there already")
        .prints("`clients-two` created");
    let imported = client.run(&["import", ours]).code(0);
    imported.prints("`clients-two` is there already");
    client.answer(&another, &["diff", "clients-two", "-"]).code(0);
    client.run(&["delete", "--force", "clients-two"]).code(0);
    client.answer(TEMPLATE, &["update", id]).code(0);
    std::fs::remove_dir_all(folder).unwrap();
}

fn indented(text: &str) -> String {
    format!("    {}\n", text.trim_end().replace('\n', "\n    "))
}

fn launch(client: &Client, id: &str, expectation: &Expectation) {
    let end = if expectation.runs { 0 } else { 3 };
    let launched = client
        .run(&[
            "launch",
            id,
            "--name",
            "clients-session",
            "--max-wait",
            if expectation.runs { "60" } else { "1" },
        ])
        .code(end)
        .prints("Session clients-session is enqueued");
    let cells = &expectation.cells;
    if expectation.runs {
        launched.prints("Session clients-session is RUNNING");
        cells.note("launch", "RUNNING");
    } else {
        let launched = launched.prints("Session clients-session is still PENDING");
        cells.note("launch", "PENDING");
        // The launch has watched it; the manager's last reason is the one that counts.
        let told = launched.stderr.lines().rfind(|line| line.contains("PENDING"));
        cells.note("watch", told.unwrap().trim_start_matches("note: "));
    }
    let session = client
        .run(&["session", "get", "clients-session", "--output", "json"])
        .code(0)
        .json();
    let environ = session["environ"].as_str().unwrap_or("hello, world").to_owned();
    assert!(environ.contains("hello, world"), "{session}");
    client
        .run(&["launch", id, "--name", "clients-session", "--no-reuse"])
        .code(1)
        .says("there is one of the name `clients-session` already");
    client
        .run(&["launch", id, "--name", "clients-session", "--enqueue-only"])
        .code(0)
        .prints("there already");
    if expectation.has_services {
        client.run(&["session", "apps", "clients-session"]).code(0);
    }
    if expectation.runs {
        client
            .run(&["watch", "clients-session"])
            .code(0)
            .prints("RUNNING");
        cells.note("watch", "ok");
    }
    client
        .run(&["session", "terminate", "clients-session"])
        .code(0)
        .prints("being ended");
    cells.note("terminate", "ok");
    client
        .run(&["launch", id, "--name", "no"])
        .code(4)
        .says("`no` cannot be a session's name");
}

/// What an earlier run that failed has left.
fn clear_away(client: &Client) {
    let listed = client
        .run(&["list", "--search", "clients-", "--output", "json"])
        .code(0)
        .json();
    for item in listed.as_array().unwrap() {
        client
            .run(&["delete", "--force", item["id"].as_str().unwrap()])
            .code(0);
    }
}
