//! Templates on real managers, beside what is predicted.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod database;
mod launched;
mod manager;
mod observe;
mod overrides;
mod predict;
mod recording;
mod rig;
mod table;

use std::collections::BTreeMap;
use std::env;
use std::sync::Mutex;
use std::thread;

use manager::Manager;
use recording::Observed;

#[test]
fn no_prediction_is_wrong() {
    let recorded = recording::read();
    let mut wrong = Vec::new();
    let mut right = 0;
    for case in table::all() {
        for (release, observed) in recorded.get(&case.id).into_iter().flatten() {
            let differences = predict::differences(&case, release.parse().unwrap(), observed);
            right += usize::from(differences.is_empty());
            wrong.extend(
                differences
                    .iter()
                    .map(|difference| format!("{} {release}: {difference}", case.id)),
            );
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong, {right} right:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(right >= 4 * 60, "only {right} answers are recorded");
}

/// Asks the managers of the environment, if there are any, and compares their answers with the recorded ones, or
/// records them where `SESSTPL_RECORD` is set. `SESSTPL_ONLY` picks the templates whose names begin so.
#[test]
fn managers_answer_as_recorded() {
    let only = env::var("SESSTPL_ONLY").unwrap_or_default();
    let records = env::var_os("SESSTPL_RECORD").is_some();
    let mut cases = table::all();
    cases.retain(|case| case.id.starts_with(&only));
    let managers = Manager::given();
    let recording = Mutex::new(recording::read());
    let changed = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for manager in &managers {
            let (cases, recording, changed) = (&cases, &recording, &changed);
            let release = manager.release.to_string();
            let note = move |answers: BTreeMap<String, Observed>| {
                let mut recording = recording.lock().unwrap();
                for (id, answer) in answers {
                    let answers = recording.entry(id.clone()).or_default();
                    if answers.get(&release) != Some(&answer) {
                        changed
                            .lock()
                            .unwrap()
                            .push(format!("{id} {release}: {answer:?}"));
                        answers.insert(release.clone(), answer);
                    }
                }
                if records {
                    recording::write(&recording);
                }
            };
            scope.spawn(move || observe::all(manager, cases, note));
        }
    });
    let changed = changed.into_inner().unwrap();
    assert!(
        records || changed.is_empty(),
        "{} answers are not as recorded:\n{}",
        changed.len(),
        changed.join("\n")
    );
}
