//! Sessions that were launched from this browser.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use sesstpl::launch::LaunchPlan;
use sesstpl_manager_api::calls::{SessionInfo, SessionService};
use sesstpl_manager_api::{ApiError, SessionStatus, Timestamp};

use super::Loadable;
use crate::shared::Shared;

/// A session that was launched from this browser.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct LaunchedSession {
    /// Its manager's endpoint; with the name, what tells sessions apart.
    pub(crate) endpoint: String,
    /// Its name.
    pub(crate) name: String,
    /// Its id, where the manager has told it.
    #[serde(default)]
    pub(crate) id: Option<String>,
    /// The name of the template that it was launched from.
    pub(crate) template: Option<String>,
    /// The project that it runs in.
    pub(crate) project: String,
    /// The statuses that were seen, first to last; never empty.
    pub(crate) steps: Vec<Step>,
    /// What the manager says about the last status.
    pub(crate) reason: Option<String>,
    /// Why the manager could not be asked the last time.
    #[serde(skip)]
    pub(crate) trouble: Option<String>,
    /// Whether its end was asked for.
    pub(crate) stopping: bool,
    /// What was launched, to launch it again. It may hold secrets, so it ends with the page.
    #[serde(skip)]
    pub(crate) plan: Option<Shared<LaunchPlan>>,
    /// What it has written, and which application services it offers, where somebody wants to see it.
    #[serde(skip)]
    pub(crate) details: Details,
}

/// What is shown of a session when asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Details {
    /// What it has written.
    pub(crate) logs: Loadable<Rc<str>>,
    /// Its application services.
    pub(crate) services: Loadable<Rc<[SessionService]>>,
}

/// A status and when it was first seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Step {
    /// The status.
    pub(crate) status: SessionStatus,
    /// When it was seen.
    pub(crate) at: Timestamp,
}

/// Names a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SessionKey {
    /// Its manager's endpoint.
    pub(crate) endpoint: String,
    /// Its name.
    pub(crate) name: String,
}

impl LaunchedSession {
    /// A session that the manager has just taken.
    pub(crate) fn new(
        key: SessionKey,
        id: Option<String>,
        template: Option<String>,
        plan: Shared<LaunchPlan>,
        step: Step,
    ) -> Self {
        Self {
            endpoint: key.endpoint,
            name: key.name,
            id,
            template,
            project: plan.group.clone(),
            steps: vec![step],
            reason: None,
            trouble: None,
            stopping: false,
            plan: Some(plan),
            details: Details::default(),
        }
    }

    /// Whether this is the session named so.
    pub(crate) fn is(&self, key: &SessionKey) -> bool {
        self.endpoint == key.endpoint && self.name == key.name
    }

    /// What names it.
    pub(crate) fn key(&self) -> SessionKey {
        SessionKey {
            endpoint: self.endpoint.clone(),
            name: self.name.clone(),
        }
    }

    /// Where it is.
    pub(crate) fn status(&self) -> &SessionStatus {
        self.steps
            .last()
            .map_or(&SessionStatus::Pending, |step| &step.status)
    }

    /// Whether it will change no more.
    pub(crate) fn has_ended(&self) -> bool {
        self.status().is_final()
    }

    /// Whether it ended without having been asked to.
    pub(crate) fn has_failed(&self) -> bool {
        matches!(self.status(), SessionStatus::Error | SessionStatus::Cancelled)
    }

    /// Takes what the manager says.
    pub(crate) fn observe(&mut self, info: &SessionInfo, at: Timestamp) {
        self.reason = info.explanation();
        self.step(info.status.clone(), at);
    }

    /// Takes that the manager could not be asked.
    pub(crate) fn miss(&mut self, error: &ApiError, at: Timestamp) {
        if error.is_not_found() {
            // Managers forget the names of sessions that have ended.
            self.reason = None;
            self.step(SessionStatus::Terminated, at);
        } else {
            self.trouble = Some(crate::messages::of_core(&error.to_string()));
        }
    }

    fn step(&mut self, status: SessionStatus, at: Timestamp) {
        self.trouble = None;
        if *self.status() != status {
            self.steps.push(Step { status, at });
        }
    }
}

#[cfg(test)]
mod tests {
    use sesstpl::launch::{LaunchOptions, plan};
    use sesstpl::{CheckOptions, check};

    use super::*;

    fn planned() -> LaunchPlan {
        let text = "{api_version: v1, kind: taskTemplate, metadata: {name: a}, spec: {kernel: {image: b}}}";
        let report = check(text, &CheckOptions::default());
        let options = LaunchOptions {
            name: "train".to_owned(),
            group: "default".to_owned(),
            domain: "default".to_owned(),
        };
        plan(report.templates[0].stored.as_ref().unwrap(), &options).unwrap()
    }

    fn launched() -> LaunchedSession {
        let key = SessionKey {
            endpoint: "http://a".to_owned(),
            name: "train".to_owned(),
        };
        let step = Step {
            status: SessionStatus::Pending,
            at: seconds(0),
        };
        LaunchedSession::new(key, None, None, Shared::new(planned()), step)
    }

    fn seconds(count: i64) -> Timestamp {
        Timestamp::from_unix_millis(count * 1000)
    }

    fn info(status: &str) -> SessionInfo {
        serde_json::from_value(serde_json::json!({
            "status": status, "statusInfo": "None", "image": "python", "domainName": "default",
            "creationTime": "2026-11-21T17:32:10+00:00",
        }))
        .unwrap()
    }

    #[test]
    fn a_status_is_noted_once_with_the_moment_it_was_first_seen() {
        let mut session = launched();
        session.observe(&info("PENDING"), seconds(1));
        session.observe(&info("RUNNING"), seconds(2));
        session.observe(&info("RUNNING"), seconds(3));
        let seen: Vec<_> = session
            .steps
            .iter()
            .map(|step| (step.status.as_str(), step.at))
            .collect();
        assert_eq!(seen, [("PENDING", seconds(0)), ("RUNNING", seconds(2))]);
    }

    #[test]
    fn a_session_that_the_manager_forgot_has_ended() {
        let mut session = launched();
        let error = ApiError::NotFound {
            said: "No such session.".to_owned(),
        };
        session.miss(&error, seconds(1));
        assert!(session.has_ended());
        assert!(!session.has_failed());
    }

    #[test]
    fn a_manager_that_does_not_answer_changes_no_status() {
        let mut session = launched();
        let error = ApiError::Unreachable {
            detail: "refused".to_owned(),
        };
        session.miss(&error, seconds(1));
        assert_eq!(session.status(), &SessionStatus::Pending);
        assert!(session.trouble.is_some());
        session.observe(&info("PENDING"), seconds(2));
        assert_eq!(session.trouble, None);
    }
}
