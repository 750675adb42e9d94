//! How sessions move on.

use std::time::Duration;

use sesstpl_manager_api::Timestamp;

use super::Slots;
use super::narrate::DRY_RUN;
use super::schedule::{Decision, Waiting, schedule};
use super::session::{Phase, Session, SessionKind};
use crate::config::AgentConfig;

/// Moves sessions on to where they are to be at `now`; gives the positions of those that changed.
///
/// `sessions` are all that have not ended, oldest first.
pub(super) fn advance(sessions: &mut [Session], now: Timestamp, agent: &AgentConfig) -> Vec<usize> {
    let mut changed: Vec<usize> = Vec::new();
    for (position, session) in sessions.iter_mut().enumerate() {
        if session.due.is_some_and(|due| due <= now) && step(session, now, agent) {
            changed.push(position);
        }
    }
    for (position, decision) in decide(sessions, &agent.capacity) {
        let Some(session) = sessions.get_mut(position) else {
            continue;
        };
        match decision {
            Decision::Place => {
                let reason = format!("{DRY_RUN}; it has its place");
                enter(
                    session,
                    Phase::Scheduled,
                    reason,
                    Some(after(now, agent.delays.scheduled)),
                );
                changed.push(position);
            }
            Decision::Wait(reason) if session.reason != reason => {
                session.reason = reason;
                changed.push(position);
            }
            Decision::Wait(_) => {}
        }
    }
    changed
}

/// Ends a session: one that waits at once, others by way of `TERMINATING` unless forced.
pub(crate) fn end(session: &mut Session, forced: bool, now: Timestamp, agent: &AgentConfig) {
    let asked = "ended on request".to_owned();
    if session.phase == Phase::Pending {
        enter(session, Phase::Cancelled, asked, None);
        session.ended = Some(now);
    } else if forced {
        enter(session, Phase::Terminated, asked, None);
        session.ended = Some(now);
    } else if session.phase.occupies() && session.phase != Phase::Terminating {
        enter(
            session,
            Phase::Terminating,
            asked,
            Some(after(now, agent.delays.terminating)),
        );
    }
}

/// The next step of a session whose time has come.
fn step(session: &mut Session, now: Timestamp, agent: &AgentConfig) -> bool {
    let delays = &agent.delays;
    let due = |delay| Some(after(now, delay));
    match session.phase {
        Phase::Scheduled => {
            let reason = format!("{DRY_RUN}; its container would be made now");
            enter(session, Phase::Preparing, reason, due(delays.preparing));
        }
        Phase::Preparing => {
            let ends = (session.request.kind == SessionKind::Batch).then(|| after(now, delays.batch));
            enter(
                session,
                Phase::Running,
                format!("{DRY_RUN}; no container was started"),
                ends,
            );
        }
        Phase::Running => {
            let reason = format!("{DRY_RUN}; its startup command would be done now");
            enter(session, Phase::Terminating, reason, due(delays.terminating));
        }
        Phase::Terminating => {
            let reason = session.reason.clone();
            enter(session, Phase::Terminated, reason, None);
            session.ended = Some(now);
        }
        Phase::Pending | Phase::Terminated | Phase::Cancelled => {
            session.due = None;
            return false;
        }
    }
    true
}

fn enter(session: &mut Session, phase: Phase, reason: String, due: Option<Timestamp>) {
    session.phase = phase;
    session.reason = reason;
    session.due = due;
}

fn decide(sessions: &[Session], capacity: &Slots) -> Vec<(usize, Decision)> {
    let occupied: Vec<&Slots> = sessions
        .iter()
        .filter(|session| session.phase.occupies())
        .map(|session| &session.slots)
        .collect();
    let (positions, waiting): (Vec<usize>, Vec<Waiting<'_>>) = sessions
        .iter()
        .enumerate()
        .filter(|(_, session)| session.phase == Phase::Pending)
        .map(|(position, session)| {
            let waiting = Waiting {
                name: &session.name,
                slots: &session.slots,
            };
            (position, waiting)
        })
        .unzip();
    positions
        .into_iter()
        .zip(schedule(capacity, &occupied, &waiting))
        .collect()
}

fn after(now: Timestamp, delay: Duration) -> Timestamp {
    let millis = i64::try_from(delay.as_millis()).unwrap_or(i64::MAX);
    Timestamp::from_unix_millis(now.unix_millis().saturating_add(millis))
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;

    fn session(kind: &str) -> Session {
        let capacity = Slots::of_small_machine();
        Session {
            id: Uuid::new_v4(),
            name: "example".to_owned(),
            request: serde_json::from_value(json!({"name": "example", "image": "python", "type": kind}))
                .unwrap(),
            slots: Slots::requested(&serde_json::Map::new(), &capacity).unwrap(),
            phase: Phase::Pending,
            reason: String::new(),
            created: Timestamp::from_unix_millis(0),
            due: None,
            ended: None,
        }
    }

    /// The phases that a session passes when the agent is asked every 100 milliseconds for so many seconds.
    fn life(mut session: Session, seconds: i64) -> Vec<Phase> {
        let agent = AgentConfig::default();
        let mut phases = vec![session.phase];
        for tick in 0..seconds * 10 {
            let sessions = std::slice::from_mut(&mut session);
            if !advance(sessions, Timestamp::from_unix_millis(tick * 100), &agent).is_empty() {
                phases.push(session.phase);
            }
        }
        phases
    }

    #[test]
    fn an_interactive_session_runs_until_it_is_ended() {
        assert_eq!(
            life(session("interactive"), 60),
            [Phase::Pending, Phase::Scheduled, Phase::Preparing, Phase::Running]
        );
    }

    #[test]
    fn a_batch_session_ends_by_itself() {
        assert_eq!(
            life(session("batch"), 60),
            [
                Phase::Pending,
                Phase::Scheduled,
                Phase::Preparing,
                Phase::Running,
                Phase::Terminating,
                Phase::Terminated
            ]
        );
    }

    #[test]
    fn a_session_that_waits_is_cancelled_and_one_that_runs_is_terminated() {
        let agent = AgentConfig::default();
        let now = Timestamp::from_unix_millis(0);
        let mut waiting = session("interactive");
        end(&mut waiting, false, now, &agent);
        assert_eq!((waiting.phase, waiting.ended), (Phase::Cancelled, Some(now)));

        let mut running = Session {
            phase: Phase::Running,
            ..session("interactive")
        };
        end(&mut running, false, now, &agent);
        assert_eq!(running.phase, Phase::Terminating);
        assert!(running.due.is_some());
    }
}
