//! How often one may ask, and how often one may fail.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many signatures of one access key from one address may be wrong within [`FAILURE_WINDOW`].
const FAILURES: u32 = 20;

/// How long wrong signatures count, and how long one is locked out at most.
const FAILURE_WINDOW: Duration = Duration::from_mins(1);

/// How long requests count against the limit, as managers count.
const RATE_WINDOW: Duration = Duration::from_mins(15);

/// How many are remembered; with more, those whose time is over are forgotten.
const REMEMBERED: usize = 10_000;

/// Counts requests and wrong signatures. Each server counts for itself.
#[derive(Debug)]
pub(crate) struct Guard {
    /// How many requests a keypair may send in 15 minutes; 0: any number.
    limit: u32,
    failures: Mutex<HashMap<(Option<IpAddr>, String), Window>>,
    requests: Mutex<HashMap<String, Window>>,
}

#[derive(Debug, Clone, Copy)]
struct Window {
    since: Instant,
    count: u32,
}

/// For how long to ask nothing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pause(pub(crate) Duration);

impl Guard {
    /// A guard that lets so many requests of a keypair pass in 15 minutes; 0: any number.
    pub(crate) fn new(limit: u32) -> Self {
        Self {
            limit,
            failures: Mutex::default(),
            requests: Mutex::default(),
        }
    }

    /// Whether an access key is locked out at an address after too many wrong signatures.
    pub(crate) fn locked_out(&self, peer: Option<IpAddr>, access_key: &str) -> Option<Pause> {
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let window = failures.get(&(peer, access_key.to_owned()))?;
        (window.count >= FAILURES)
            .then(|| window.rest(FAILURE_WINDOW))
            .flatten()
    }

    /// Counts a wrong signature.
    pub(crate) fn failed(&self, peer: Option<IpAddr>, access_key: &str) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        count(&mut failures, (peer, access_key.to_owned()), FAILURE_WINDOW);
    }

    /// Counts a request; how long to wait where there were too many.
    pub(crate) fn asked(&self, access_key: &str) -> Option<Pause> {
        if self.limit == 0 {
            return None;
        }
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let window = count(&mut requests, access_key.to_owned(), RATE_WINDOW);
        (window.count > self.limit)
            .then(|| window.rest(RATE_WINDOW))
            .flatten()
    }
}

impl Window {
    /// What is left of it.
    fn rest(self, length: Duration) -> Option<Pause> {
        length.checked_sub(self.since.elapsed()).map(Pause)
    }
}

fn count<K: std::hash::Hash + Eq>(windows: &mut HashMap<K, Window>, key: K, length: Duration) -> Window {
    if windows.len() >= REMEMBERED {
        windows.retain(|_, window| window.rest(length).is_some());
    }
    let window = windows.entry(key).or_insert_with(|| Window {
        since: Instant::now(),
        count: 0,
    });
    if window.rest(length).is_none() {
        *window = Window {
            since: Instant::now(),
            count: 0,
        };
    }
    window.count = window.count.saturating_add(1);
    *window
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_locked_out_after_twenty_failures_and_others_are_not() {
        let guard = Guard::new(0);
        for _ in 0..FAILURES {
            assert_eq!(guard.locked_out(None, "mine"), None);
            guard.failed(None, "mine");
        }
        assert!(guard.locked_out(None, "mine").is_some());
        assert_eq!(guard.locked_out(None, "yours"), None);
        let elsewhere = Some(IpAddr::from([127, 0, 0, 2]));
        assert_eq!(guard.locked_out(elsewhere, "mine"), None);
    }

    #[test]
    fn each_keypair_may_ask_so_often() {
        let guard = Guard::new(2);
        assert_eq!([guard.asked("mine"), guard.asked("mine")], [None, None]);
        assert!(guard.asked("mine").is_some());
        assert_eq!(guard.asked("yours"), None);
    }
}
