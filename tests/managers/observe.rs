//! Doing to managers what is predicted, and noting what they do.

use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};
use sesstpl::launch::{LaunchOptions, plan};
use sesstpl::wire::{Wrapping, create_payload};
use sesstpl::{CheckOptions, Envelope, Stored, Verdict, check, emit};
use sesstpl_manager_api::calls::{
    CreateSession, CreateTemplates, DeleteTemplate, DestroySession, GetTemplate,
};
use sesstpl_manager_api::{Call, Problem, Response};

use crate::database::Kernel;
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
            let (outcome, is_launched) = start(manager, case, &name);
            if is_launched {
                waiting.push((name, case.id.clone()));
            }
            observed.insert(case.id.clone(), outcome);
        }
        for kernel in settled(manager, &waiting) {
            let (_, id) = waiting.iter().find(|(name, _)| name == kernel.session()).unwrap();
            let launch = observed.get_mut(id).unwrap().launch.as_mut().unwrap();
            launch.reached = Some(kernel.reached().to_owned());
            launch.arrived = Some(kernel.arrived());
        }
        for (name, _) in waiting {
            let forced = true;
            manager.ask(&DestroySession { name, forced });
        }
        note(observed);
    }
    rig::tidy(manager, &made);
}

/// Stores, reads, deletes and launches; says whether there is a session now.
fn start(manager: &Manager, case: &Case, name: &str) -> (Observed, bool) {
    let release = manager.release;
    let report = check(&case.text, &CheckOptions { release });
    let mut observed = Observed {
        as_typed: case
            .is_about_its_envelope()
            .then(|| save(manager, case.text.clone()).0),
        save: None,
        stored: None,
        launch: None,
    };
    let payload = match report.verdict {
        Verdict::Accept => create_payload(&report).ok(),
        _ => Some(as_typed(&case.text, report.envelope, Wrapping::of(release))),
    };
    if let Some(payload) = payload {
        let (answer, stored) = save(manager, payload);
        observed.save = Some(answer);
        observed.stored = stored.map(shortened_value);
    }
    let mut is_launched = false;
    if let Some(stored) = last_stored(&report) {
        let options = LaunchOptions {
            name: name.to_owned(),
            group: rig::PROJECT.to_owned(),
            domain: rig::DOMAIN.to_owned(),
        };
        let mut body = match plan(stored, &options) {
            Ok(plan) => plan.request_body(),
            Err(error) if is_comparable(&error, stored) => written_out(stored, &options),
            Err(_) => return (observed, false),
        };
        if body["type"] == "batch" {
            body["startsAt"] = FAR_OFF.into();
        }
        let answer = manager.ask(&CreateSession { body });
        is_launched = answer.is_success();
        observed.launch = Some(Launched {
            answer: noted(&answer, name),
            reached: None,
            arrived: None,
        });
    }
    (observed, is_launched)
}

/// Stores a payload, reads the last template back, and deletes all.
fn save(manager: &Manager, payload: String) -> (Answer, Option<Value>) {
    let call = CreateTemplates {
        payload,
        group: None,
        domain: None,
    };
    let answer = manager.ask(&call);
    let created = call.parse(&answer).unwrap_or_default();
    let stored = created.last().map(|created| {
        let id = created.id.clone();
        manager.call(&GetTemplate { id }).template
    });
    for template in created {
        manager.call(&DeleteTemplate { id: template.id });
    }
    (noted(&answer, ""), stored)
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
fn written_out(stored: &Stored, options: &LaunchOptions) -> Value {
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
        "type": spec["session_type"],
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
fn settled(manager: &Manager, waiting: &[(String, String)]) -> Vec<Kernel> {
    let names: Vec<String> = waiting.iter().map(|(name, _)| name.clone()).collect();
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
