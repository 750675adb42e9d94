//! What becomes of the data when the manager is killed.

use std::collections::BTreeMap;
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use sesstpl_manager_api::Method;

use crate::serving::{Client, Serving, stores};
use crate::sesstpl;

/// How many write at once.
const WRITERS: usize = 4;

/// How many templates each writer has at most.
const EACH: usize = 12;

/// How often it is killed unless `SESSTPL_CRASHES` says otherwise.
const CRASHES: usize = 5;

/// What one writer knows of its templates: the tags that each may have now, where none means deleted. More than one
/// only where an answer was cut off.
#[derive(Default, Clone)]
struct Known {
    templates: BTreeMap<String, Vec<Option<String>>>,
    /// Tags of creations that were not answered: they may be there under ids that nobody was told.
    unanswered: Vec<String>,
    acknowledged: usize,
    counter: usize,
}

impl Known {
    /// Writes until the manager does not answer.
    fn write(&mut self, writer: usize, client: &Client) {
        loop {
            self.counter += 1;
            let tag = format!("w{writer}-{}", self.counter);
            let live: Vec<String> = self.live();
            let chosen = live.get(self.counter * 7 % live.len().max(1)).cloned();
            let goes_on = match (chosen, self.counter % 5) {
                (Some(id), 0 | 1) => self.update(&id, &tag, client),
                (Some(id), 2) if live.len() >= EACH / 2 => self.delete(&id, client),
                (Some(id), _) if live.len() >= EACH => self.delete(&id, client),
                _ => self.create(&tag, client),
            };
            if !goes_on {
                return;
            }
        }
    }

    /// The templates that are surely there.
    fn live(&self) -> Vec<String> {
        let sure = self
            .templates
            .iter()
            .filter(|(_, states)| matches!(states.as_slice(), [Some(_)]));
        sure.map(|(id, _)| id.clone()).collect()
    }

    fn create(&mut self, tag: &str, client: &Client) -> bool {
        let Some((status, created)) =
            client.ask(Method::Post, "/template/session", Some(&stores(tag, tag, 200)))
        else {
            self.unanswered.push(tag.to_owned());
            return false;
        };
        assert_eq!(status, 200, "{created}");
        let id = created[0]["id"].as_str().expect("an id").to_owned();
        self.templates.insert(id, vec![Some(tag.to_owned())]);
        self.acknowledged += 1;
        true
    }

    fn update(&mut self, id: &str, tag: &str, client: &Client) -> bool {
        let path = format!("/template/session/{id}");
        let answer = client.ask(Method::Put, &path, Some(&stores(tag, tag, 3000)));
        self.came_to(id, Some(tag.to_owned()), answer)
    }

    fn delete(&mut self, id: &str, client: &Client) -> bool {
        let answer = client.ask(Method::Delete, &format!("/template/session/{id}"), None);
        self.came_to(id, None, answer)
    }

    fn came_to(&mut self, id: &str, state: Option<String>, answer: Option<(u16, Value)>) -> bool {
        let states = self.templates.get_mut(id).expect("a template of ours");
        if let Some((status, answer)) = answer {
            assert_eq!(status, 200, "{answer}");
            *states = vec![state];
            self.acknowledged += 1;
            true
        } else {
            states.push(state);
            false
        }
    }

    /// Compares with what the manager has, and takes over which of the possible states came true.
    fn compare(&mut self, writer: usize, found: &BTreeMap<String, String>) {
        for (id, states) in &mut self.templates {
            let there = found.get(id).cloned();
            assert!(
                states.contains(&there),
                "template {id} should be one of {states:?}, but it is {there:?}"
            );
            *states = vec![there];
        }
        let mine = format!("w{writer}-");
        for (id, tag) in found.iter().filter(|(_, tag)| tag.starts_with(&mine)) {
            if !self.templates.contains_key(id) {
                assert!(self.unanswered.contains(tag), "nobody asked for {tag} ({id})");
                self.templates.insert(id.clone(), vec![Some(tag.clone())]);
            }
        }
        self.unanswered.clear();
    }
}

/// The tags of all templates by id; each template must be whole.
fn found(client: &Client) -> BTreeMap<String, String> {
    let templates = client.templates().into_iter().map(|item| {
        let tag = item["template"]["metadata"]["tag"]
            .as_str()
            .expect("a tag")
            .to_owned();
        assert_eq!(item["name"], tag.as_str(), "{item}");
        let load = &item["template"]["spec"]["kernel"]["environ"]["LOAD"];
        assert!(matches!(load.as_str().map(str::len), Some(200 | 3000)), "{item}");
        (item["id"].as_str().expect("an id").to_owned(), tag)
    });
    templates.collect()
}

/// A number that nobody foresees.
fn random() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("a time");
    u64::from(now.subsec_nanos()).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20
}

fn is_sound(data: &Path) {
    sesstpl()
        .args(["admin", "check", "--data"])
        .arg(data)
        .assert()
        .success();
}

#[test]
fn nothing_that_was_acknowledged_is_lost_when_the_manager_is_killed_at_any_moment() {
    let asked = std::env::var("SESSTPL_CRASHES").ok();
    let crashes = asked.map_or(CRASHES, |count| count.parse().expect("a number"));
    let folder = tempfile::tempdir().expect("a folder");
    let mut writers = vec![Known::default(); WRITERS];
    for _ in 0..crashes {
        let (mut serving, client) = Serving::with_data(folder.path());
        let there = found(&client);
        for (writer, known) in writers.iter_mut().enumerate() {
            known.compare(writer, &there);
        }
        thread::scope(|scope| {
            for (writer, known) in writers.iter_mut().enumerate() {
                let client = &client;
                scope.spawn(move || known.write(writer, client));
            }
            thread::sleep(Duration::from_millis(20 + random() % 300));
            serving.kill();
        });
        is_sound(folder.path());
    }
    let (_serving, client) = Serving::with_data(folder.path());
    let there = found(&client);
    for (writer, known) in writers.iter_mut().enumerate() {
        known.compare(writer, &there);
    }
    let acknowledged: usize = writers.iter().map(|known| known.acknowledged).sum();
    assert!(
        acknowledged > crashes,
        "too little was written to show anything: {acknowledged}"
    );
    println!("{crashes} times killed, {acknowledged} acknowledged writes, none lost");
}
