//! Doing to managers what is predicted, and noting what they do.

use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};
use sesstpl::launch::{LaunchOptions, plan_with};
use sesstpl::wire::{self, Wrapping};
use sesstpl::{CheckOptions, Envelope, Report, Stored, TemplateKind, Verdict, check, emit};
use sesstpl_manager_api::calls::{CreateFromTemplate, CreateSession, DestroySession, OwnedBy};
use sesstpl_manager_api::{Method, Problem, Response};

use crate::database::{self, Kernel};
use crate::manager::Manager;
use crate::predict::{is_comparable, last_stored, waits};
use crate::recording::{Answer, Launched, Observed, shortened_value};
use crate::rig;
use crate::table::Case;

/// Sessions that are there at once.
const WINDOW: usize = 8;

/// When batch sessions are asked to start: the sample machines hang in their commands, so none may come to run.
const FAR_OFF: &str = "2100-01-01T00:00:00+00:00";

/// How long sessions are given to run, and those that are left when no other moves.
const PATIENCE: Duration = Duration::from_secs(90);
const LAST_PATIENCE: Duration = Duration::from_secs(12);

/// Does everything with every template, on one manager.
pub(crate) fn all(manager: &Manager, cases: &[Case], mut note: impl FnMut(BTreeMap<String, Observed>)) {
    let made = rig::prepare(manager);
    let stamp = std::process::id();
    // What never starts comes last, so that it keeps nothing else from starting.
    let (last, first): (Vec<&Case>, Vec<&Case>) = cases.iter().partition(|case| waits(case, manager.release));
    let cases: Vec<&Case> = first.into_iter().chain(last).collect();
    for (window, cases) in cases.chunks(WINDOW).enumerate() {
        let mut observed = BTreeMap::new();
        let mut waiting = Vec::new();
        for (index, case) in cases.iter().enumerate() {
            let name = format!("tpl-{stamp:x}-{}", window * WINDOW + index);
            let (outcome, launches) = start(manager, case, &name);
            waiting.extend(launches);
            observed.insert(case.id.clone(), outcome);
        }
        for kernel in settled(manager, &waiting) {
            let begun = waiting
                .iter()
                .find(|begun| begun.name == kernel.session())
                .unwrap();
            let outcome = observed.get_mut(&begun.case).unwrap();
            let launch = if begun.is_own {
                &mut outcome.own_launch
            } else {
                &mut outcome.launch
            };
            let launch = launch.as_mut().unwrap();
            launch.reached = Some(kernel.reached().to_owned());
            launch.arrived = Some(kernel.arrived());
        }
        for begun in waiting {
            let call = DestroySession {
                name: begun.name,
                forced: true,
            };
            manager.ask(&OwnedBy {
                access_key: begun.owner,
                call,
            });
        }
        note(observed);
    }
    rig::tidy(manager, &made);
}

/// A session that may have begun.
struct Begun {
    name: String,
    /// The template that it is of.
    case: String,
    /// Whether the manager expanded the template.
    is_own: bool,
    /// Whose it is, where that is somebody else.
    owner: Option<String>,
}

/// Stores, reads, deletes and launches; gives the sessions that may be there now.
fn start(manager: &Manager, case: &Case, name: &str) -> (Observed, Vec<Begun>) {
    let release = manager.release;
    let report = check(&case.text, &CheckOptions { release });
    let mut observed = Observed::default();
    let mut begun = Vec::new();
    let kind = if case.is_cluster() {
        TemplateKind::Cluster
    } else {
        TemplateKind::Session
    };
    if case.is_about_its_envelope() {
        observed.as_typed = Some(save(manager, kind, &case.text, |_| ()).0);
        let good = check(GOOD, &CheckOptions { release });
        let payload = wire::create_payload(&good).unwrap();
        save(manager, kind, &payload, |id| {
            observed.update_as_typed = Some(put(manager, kind, id, &case.text));
        });
    }
    let (create, update) = payloads(case, kind, &report);
    if let Some(payload) = create {
        let mut own_launch = None;
        let (answer, stored) = save(manager, kind, &payload, |id| {
            observed.update = update.map(|payload| put(manager, kind, id, &payload));
            if case.is_about_losses() {
                own_launch = Some(launch_from(manager, id, &own_name(name)));
            }
        });
        observed.save = Some(answer);
        observed.stored = stored.map(shortened_value);
        begun.extend(own_launch.iter().map(|_| Begun {
            name: own_name(name),
            case: case.id.clone(),
            is_own: true,
            owner: None,
        }));
        observed.own_launch = own_launch;
    }
    let Some(stored) = last_stored(&report).filter(|_| kind == TemplateKind::Session) else {
        return (observed, begun);
    };
    let options = LaunchOptions {
        name: name.to_owned(),
        group: rig::PROJECT.to_owned(),
        domain: rig::DOMAIN.to_owned(),
    };
    let mut body = match plan_with(stored, &options, &case.overrides) {
        Ok(plan) => plan.request_body(),
        Err(error) if is_comparable(&error, stored) => written_out(stored, &options, case),
        Err(_) => return (observed, begun),
    };
    if body["type"] == "batch" {
        body["startsAt"] = FAR_OFF.into();
    }
    let answer = manager.ask(&CreateSession { body });
    if answer.is_success() {
        begun.push(Begun {
            name: name.to_owned(),
            case: case.id.clone(),
            is_own: false,
            owner: case.overrides.more.owner.clone(),
        });
    }
    observed.launch = Some(launched(&answer, name));
    (observed, begun)
}

/// The name of the session that the manager makes. It does not begin as the other's does, which would be taken for the
/// same by 22.9.23.
fn own_name(name: &str) -> String {
    format!("own-{name}")
}

/// What a stored template is that others are put in the place of.
const GOOD: &str =
    "{api_version: v1, kind: taskTemplate, metadata: {name: demo}, spec: {kernel: {image: x}}}";

/// What is sent to store a template, and to put it in its own place.
fn payloads(case: &Case, kind: TemplateKind, report: &Report) -> (Option<String>, Option<String>) {
    match (report.verdict, kind) {
        (Verdict::Accept, TemplateKind::Session) => (
            wire::create_payload(report).ok(),
            wire::update_payload(report).ok(),
        ),
        (Verdict::Accept, TemplateKind::Cluster) => {
            let payload = wire::cluster_payload(report).ok();
            (payload.clone(), payload)
        }
        (_, TemplateKind::Session) => {
            let wrapped = as_typed(&case.text, report.envelope, Wrapping::of(report.release));
            (Some(wrapped), None)
        }
        (_, TemplateKind::Cluster) => (Some(case.text.clone()), None),
    }
}

/// Stores a payload, does something with the last template, reads it back, and deletes all.
fn save(
    manager: &Manager,
    kind: TemplateKind,
    payload: &str,
    use_last: impl FnOnce(&str),
) -> (Answer, Option<Value>) {
    let collection = wire::path(kind);
    let answer = manager.send_json(Method::Post, collection, &json!({ "payload": payload }));
    let created = if answer.is_success() {
        created(&answer.body)
    } else {
        Vec::new()
    };
    let stored = created.last().and_then(|id| {
        use_last(id);
        database::template(manager, id)
    });
    for id in created {
        manager.send_json(Method::Delete, &format!("{collection}/{id}"), &json!({}));
    }
    (noted(&answer, ""), stored)
}

/// The identifiers in an answer, which is one up to 23.3 and of clusters, and a list since.
fn created(answer: &str) -> Vec<String> {
    let id = |created: &Value| created["id"].as_str().unwrap().to_owned();
    match serde_json::from_str(answer).unwrap() {
        Value::Array(created) => created.iter().map(id).collect(),
        created => vec![id(&created)],
    }
}

/// Puts a payload in a stored template's place.
fn put(manager: &Manager, kind: TemplateKind, id: &str, payload: &str) -> Answer {
    let path = format!("{}/{id}", wire::path(kind));
    noted(
        &manager.send_json(Method::Put, &path, &json!({ "payload": payload })),
        "",
    )
}

/// Has the manager expand and launch a template.
fn launch_from(manager: &Manager, id: &str, name: &str) -> Launched {
    let body = json!({
        "template_id": id,
        "name": name,
        "group": rig::PROJECT,
        "domain": rig::DOMAIN,
        "enqueueOnly": true,
    });
    launched(&manager.ask(&CreateFromTemplate { body }), name)
}

fn launched(answer: &Response, name: &str) -> Launched {
    Launched {
        answer: noted(answer, name),
        reached: None,
        arrived: None,
    }
}

/// A refused text in the envelope that the release takes, as far as it can be put there without being read.
fn as_typed(text: &str, envelope: Envelope, wrapping: Wrapping) -> String {
    if envelope != Envelope::Bare {
        return text.to_owned();
    }
    let indented = |by: usize| {
        text.split_inclusive('\n')
            .fold(String::new(), |indented, line| indented + &" ".repeat(by) + line)
    };
    match wrapping {
        Wrapping::None => text.to_owned(),
        Wrapping::SessionTemplates => format!("session_templates:\n- template:\n{}", indented(4)),
        Wrapping::ListOrDocuments => format!("template:\n{}", indented(2)),
    }
}

/// The request for a session of which there is no plan: everything as it is stored.
fn written_out(stored: &Stored, options: &LaunchOptions, case: &Case) -> Value {
    let stored: Value = serde_json::from_str(&emit::to_json(stored, false)).unwrap();
    let spec = &stored["spec"];
    let kernel = &spec["kernel"];
    let mounts = spec["mounts"].as_object().cloned().unwrap_or_default();
    let folders: Vec<&String> = mounts.keys().collect();
    let paths: Map<String, Value> = mounts
        .clone()
        .into_iter()
        .filter(|(_, path)| !path.is_null())
        .collect();
    json!({
        "name": options.name,
        "group": options.group,
        "domain": options.domain,
        "image": kernel["image"],
        "architecture": kernel["architecture"].as_str().unwrap_or("x86_64"),
        "type": case.overrides.session_type.as_deref().map_or(spec["session_type"].clone(), Value::from),
        "tag": stored["metadata"]["tag"],
        "bootstrapScript": kernel["run"]["bootstrap"],
        "startupCommand": kernel["run"]["startup_command"],
        "enqueueOnly": true,
        "reuseIfExists": false,
        "config": {
            "resources": spec["resources"],
            "environ": kernel["environ"],
            "mounts": folders,
            "mount_map": paths,
            "scaling_group": spec["scaling_group"],
        },
    })
}

/// Waits until every session runs or has ended, as far as sessions run there.
fn settled(manager: &Manager, waiting: &[Begun]) -> Vec<Kernel> {
    let names: Vec<String> = waiting.iter().map(|begun| begun.name.clone()).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let start = Instant::now();
    let mut unsettled = usize::MAX;
    let mut moved = start;
    loop {
        let kernels = Kernel::read(manager, &names);
        let left = kernels
            .iter()
            .filter(|kernel| !matches!(kernel.reached(), "RUNNING" | "ERROR" | "CANCELLED" | "TERMINATED"))
            .count();
        if left < unsettled {
            unsettled = left;
            moved = Instant::now();
        }
        // The first sessions of a window take their time.
        let patience = if left < names.len() {
            LAST_PATIENCE
        } else {
            PATIENCE
        };
        if left == 0 || !rig::has_machines(manager.release) || moved.elapsed() > patience {
            return kernels;
        }
        sleep(Duration::from_millis(500));
    }
}

fn noted(answer: &Response, session: &str) -> Answer {
    let said = (!answer.is_success()).then(|| match serde_json::from_str::<Problem>(&answer.body) {
        Ok(problem) => problem.summary().to_owned(),
        Err(_) => answer.body.clone(),
    });
    Answer {
        status: answer.status,
        said: said.map(|said| match session {
            "" => said,
            name => said.replace(name, "NAME"),
        }),
    }
}
