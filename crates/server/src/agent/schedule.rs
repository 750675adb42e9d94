//! Who gets room.

use super::Slots;

/// A session that waits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Waiting<'s> {
    pub(super) name: &'s str,
    pub(super) slots: &'s Slots,
}

/// What becomes of a session that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Decision {
    /// It gets its place.
    Place,
    /// It goes on waiting, for this reason.
    Wait(String),
}

/// Decides about sessions that wait, oldest first.
///
/// The order is kept: a session that waits for room is not overtaken, so that a large one gets its turn. Only one
/// that is larger than the whole agent, and so never gets a place, is passed over.
pub(super) fn schedule(capacity: &Slots, occupied: &[&Slots], waiting: &[Waiting<'_>]) -> Vec<Decision> {
    let mut free = occupied
        .iter()
        .fold(capacity.clone(), |free, taken| free.without(taken));
    let mut first_in_line: Option<&str> = None;
    let mut decisions = Vec::with_capacity(waiting.len());
    for session in waiting {
        let decision = if let Some(short) = capacity.shortage(session.slots) {
            Decision::Wait(format!(
                "no agent is large enough ({short} in all); end this session and ask for less"
            ))
        } else if let Some(name) = first_in_line {
            Decision::Wait(format!("waits behind the session `{name}`"))
        } else if let Some(short) = free.shortage(session.slots) {
            first_in_line = Some(session.name);
            Decision::Wait(format!(
                "waits for room ({short} now); it starts when other sessions end"
            ))
        } else {
            free = free.without(session.slots);
            Decision::Place
        };
        decisions.push(decision);
    }
    decisions
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn slots(cpu: u32) -> Slots {
        let capacity = Slots::of_small_machine();
        Slots::requested(json!({ "cpu": cpu }).as_object().unwrap(), &capacity).unwrap()
    }

    /// For each number of processors asked for in turn, with `occupied` of the eight taken: `placed`, or the reason.
    fn decide(occupied: u32, asked: &[u32]) -> Vec<String> {
        let taken = slots(occupied);
        let wanted: Vec<(String, Slots)> = asked.iter().map(|&cpu| (format!("s{cpu}"), slots(cpu))).collect();
        let waiting: Vec<Waiting<'_>> = wanted
            .iter()
            .map(|(name, slots)| Waiting { name, slots })
            .collect();
        schedule(&Slots::of_small_machine(), &[&taken], &waiting)
            .into_iter()
            .map(|decision| match decision {
                Decision::Place => "placed".to_owned(),
                Decision::Wait(reason) => reason,
            })
            .collect()
    }

    #[test]
    fn sessions_get_room_in_their_order_as_long_as_there_is_some() {
        assert_eq!(decide(1, &[3, 4]), ["placed", "placed"]);
    }

    #[test]
    fn a_session_that_waits_for_room_is_not_overtaken() {
        assert_eq!(
            decide(4, &[5, 1]),
            [
                "waits for room (cpu: 5 asked, 4 there now); it starts when other sessions end",
                "waits behind the session `s5`"
            ]
        );
    }

    #[test]
    fn a_session_larger_than_the_agent_holds_up_nobody() {
        let decisions = decide(1, &[9, 1]);
        assert!(
            decisions[0].starts_with("no agent is large enough (cpu: 9 asked, 8 there in all)"),
            "{decisions:?}"
        );
        assert_eq!(decisions[1], "placed");
    }
}
