//! Amounts of resources.

use super::{Effect, Obstacle, Question};
use crate::catalogue::{Agent, Image};
use crate::fields::FieldId;
use crate::launch::LaunchPlan;
use crate::launch::amount::{Amount, AmountError, Unit};
use crate::{Catalogue, Release, Stored};

/// What an image gets as shared memory that does not say how much it wants.
const SHARED_MEMORY: Amount = Amount::bytes(64 << 20);

/// What is taken from the image where a template asks for nothing.
const FROM_IMAGE: [&str; 2] = ["cpu", "mem"];

/// Less memory than this cannot be meant.
const LEAST_MEMORY: Amount = Amount::bytes(1 << 20);

const REFUSED: Effect = Effect::Refused(400);

/// An amount that a session gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allotment {
    /// The slot.
    pub slot: String,
    /// How much of it.
    pub amount: Amount,
    /// Whether the template asks for it; else it is the least that the image needs.
    pub is_asked_for: bool,
}

impl LaunchPlan {
    /// What the session gets of each slot. Amounts that the release does not understand are left out; what the image
    /// needs at least is there as far as the catalogue knows it.
    pub fn allotments(&self, release: Release, catalogue: &Catalogue) -> Vec<Allotment> {
        let asked_for = self.resources.iter().filter_map(|(slot, value)| {
            let amount = Amount::read(value, catalogue.unit(slot)?, release).ok()?;
            Some((slot.as_str(), amount))
        });
        let image = catalogue.image(&self.image, &self.architecture, release);
        allotted(asked_for, image, release)
            .into_iter()
            .map(|allotted| Allotment {
                slot: allotted.slot.to_owned(),
                amount: allotted.amount,
                is_asked_for: allotted.is_asked_for,
            })
            .collect()
    }
}

/// An [`Allotment`] of a slot that is named elsewhere.
struct Allotted<'s> {
    slot: &'s str,
    amount: Amount,
    is_asked_for: bool,
}

/// What is asked for, and what the image needs at least where nothing is.
fn allotted<'s>(
    asked_for: impl Iterator<Item = (&'s str, Amount)>,
    image: Option<&Image>,
    release: Release,
) -> Vec<Allotted<'s>> {
    let mut allotments: Vec<Allotted<'_>> = asked_for
        .filter(|(_, amount)| !amount.is_zero())
        .map(|(slot, amount)| Allotted {
            slot,
            amount,
            is_asked_for: true,
        })
        .collect();
    for slot in FROM_IMAGE {
        let is_there = allotments.iter().any(|allotment| allotment.slot == slot);
        if !is_there && let Some(amount) = image.and_then(|image| minimum(image, slot, release)) {
            allotments.push(Allotted {
                slot,
                amount,
                is_asked_for: false,
            });
        }
    }
    allotments
}

pub(super) fn amounts(question: &mut Question<'_>) {
    let session = question.session;
    let release = question.release;
    let mut asked_for = Vec::new();
    let mut all_are_read = true;
    for &(slot, value) in &session.resources {
        match question.catalogue.unit(slot) {
            Some(unit) => match Amount::read(value, unit, release) {
                Ok(amount) => asked_for.push((slot, amount)),
                Err(error) => {
                    all_are_read = false;
                    unreadable(question, slot, value, unit, error);
                }
            },
            None if question.catalogue.slots.is_some() || slot == "shmem" => unknown(question, slot, value),
            None => {}
        }
    }
    if all_are_read {
        let image = question
            .catalogue
            .image(session.image, session.architecture, release);
        let allotments = allotted(asked_for.into_iter(), image, release);
        less_than_nothing(question, &allotments);
        too_little(question, &allotments, image);
        too_much(question, &allotments);
    }
}

fn unreadable(question: &mut Question<'_>, slot: &str, value: &Stored, unit: Unit, error: AmountError) {
    let help = match unit {
        Unit::Bytes => {
            "write a number and one of the units k, m, g or t, as `4g`; a unit may end in `b` or `ib`"
        }
        Unit::Count | Unit::Unique => "write a plain number, as `2`",
    };
    let effect = Effect::Refused(match error {
        AmountError::Unreadable | AmountError::Negative => 400,
        AmountError::Infinite | AmountError::Fatal => 500,
    });
    refuse(
        question,
        "launch/resource-amount",
        slot,
        effect,
        format!(
            "`{}` is no amount of `{slot}`",
            crate::emit::to_json(value, false)
        ),
        help.to_owned(),
    );
}

fn unknown(question: &mut Question<'_>, slot: &str, value: &Stored) {
    if question.release.since(24, 3) && *value == Stored::Int(0) {
        return;
    }
    let known = question
        .catalogue
        .slots
        .iter()
        .flatten()
        .map(|slot| slot.name.as_str());
    let help = match crate::nearest::nearest(slot, known) {
        Some(near) => format!("write `{near}`, or take it out"),
        None if slot == "shmem" => "take it out: a template cannot say how much memory is shared".to_owned(),
        None => "take it out".to_owned(),
    };
    let what = format!("the cluster has no resource `{slot}`");
    refuse(question, "launch/unknown-slot", slot, REFUSED, what, help);
}

fn too_little(question: &mut Question<'_>, allotments: &[Allotted<'_>], image: Option<&Image>) {
    match image {
        None => bare_memory(question, allotments),
        Some(image) => less_than_needed(question, allotments, image),
    }
}

/// Compares with what the image needs.
// Never inlined: most checks know of no cluster, and need not load this.
#[inline(never)]
fn less_than_needed(question: &mut Question<'_>, allotments: &[Allotted<'_>], image: &Image) {
    let release = question.release;
    let pairs: Vec<(&Allotted<'_>, Amount)> = allotments
        .iter()
        .filter_map(|allotment| Some((allotment, minimum(image, allotment.slot, release)?)))
        .collect();
    let is_below = |(got, least): &&(&Allotted<'_>, Amount)| got.amount.thousandths < least.thousandths;
    // Up to 25.5 more of one slot makes up for less of another.
    let is_refused = if release.since(26, 4) {
        pairs.iter().any(|pair| is_below(&pair))
    } else {
        pairs.iter().any(|pair| is_below(&pair))
            && pairs
                .iter()
                .all(|(got, least)| got.amount.thousandths <= least.thousandths)
    };
    if !is_refused {
        return shared_memory(question, allotments, image);
    }
    for (got, least) in pairs.iter().filter(is_below) {
        let code = if got.slot == "mem" && got.amount.thousandths < LEAST_MEMORY.thousandths {
            "launch/bare-memory"
        } else {
            "launch/too-little"
        };
        refuse(
            question,
            code,
            got.slot,
            REFUSED,
            format!(
                "{} of `{}` are asked for, and the image needs {}",
                got.amount.for_people(),
                got.slot,
                least.for_people()
            ),
            format!("write {} or more", written(*least)),
        );
    }
}

/// Up to 25.5 nothing is said of less than nothing, but no machine starts such a session.
fn less_than_nothing(question: &mut Question<'_>, allotments: &[Allotted<'_>]) {
    for allotment in allotments
        .iter()
        .filter(|allotment| allotment.amount.thousandths < 0)
    {
        refuse(
            question,
            "launch/resource-amount",
            allotment.slot,
            Effect::Waits,
            format!("`{}: {}` is less than nothing", allotment.slot, allotment.amount),
            "write how much the session needs".to_owned(),
        );
    }
}

/// Without an image to compare with, what no image can do with.
fn bare_memory(question: &mut Question<'_>, allotments: &[Allotted<'_>]) {
    let few = allotments
        .iter()
        .find(|allotment| allotment.slot == "mem" && allotment.amount.thousandths < LEAST_MEMORY.thousandths);
    if let Some(few) = few {
        let bytes = few.amount;
        refuse(
            question,
            "launch/bare-memory",
            "mem",
            REFUSED,
            format!("`mem: {bytes}` asks for {bytes} bytes of memory"),
            format!("write a unit: `{bytes}g` for gibibytes, `{bytes}m` for mebibytes"),
        );
    }
}

fn shared_memory(question: &mut Question<'_>, allotments: &[Allotted<'_>], image: &Image) {
    let shared = shared(image, question.release);
    let memory = allotments.iter().find(|allotment| allotment.slot == "mem");
    if let Some(memory) = memory.filter(|memory| memory.amount.thousandths <= shared.thousandths) {
        let what = format!(
            "{} of memory are asked for, and {} of it are shared memory",
            memory.amount.for_people(),
            shared.for_people()
        );
        refuse(
            question,
            "launch/too-little",
            "mem",
            REFUSED,
            what,
            "ask for more".to_owned(),
        );
    }
}

fn too_much(question: &mut Question<'_>, allotments: &[Allotted<'_>]) {
    if let Some(agents) = &question.catalogue.agents
        && !agents.is_empty()
    {
        more_than_any_has(question, allotments, agents);
    }
}

/// Compares with what each machine has.
// Never inlined: most checks know of no cluster, and need not load this.
#[inline(never)]
fn more_than_any_has(question: &mut Question<'_>, allotments: &[Allotted<'_>], agents: &[Agent]) {
    let fits = |agent: &Agent| {
        allotments.iter().all(|allotment| {
            agent.slots.iter().any(|(slot, has)| {
                let has = Amount::read(
                    &Stored::Text(has.clone()),
                    allotment.amount.unit,
                    question.release,
                );
                slot == allotment.slot && has.is_ok_and(|has| has.thousandths >= allotment.amount.thousandths)
            })
        })
    };
    if agents.iter().any(fits) {
        return;
    }
    let release = question.release;
    question.add(Obstacle {
        code: "launch/too-much",
        field: FieldId::Resources,
        key: None,
        effect: Effect::Waits,
        message: format!(
            "no machine of the cluster has so much; manager {release} enqueues the session, which never starts"
        ),
        help: "ask for less".to_owned(),
    });
}

/// The least that an image needs of a slot. Shared memory comes on top of its memory.
fn minimum(image: &Image, slot: &str, release: Release) -> Option<Amount> {
    let unit = if slot == "mem" { Unit::Bytes } else { Unit::Count };
    let (_, text) = image.minimum.iter().find(|(name, _)| name == slot)?;
    let mut least = Amount::read(&Stored::Text(text.clone()), unit, release).ok()?;
    if slot == "mem" {
        least.thousandths += shared(image, release).thousandths;
    }
    Some(least)
}

fn shared(image: &Image, release: Release) -> Amount {
    let read = |text: &String| Amount::read(&Stored::Text(text.clone()), Unit::Bytes, release).ok();
    image
        .shared_memory
        .as_ref()
        .and_then(read)
        .unwrap_or(SHARED_MEMORY)
}

/// An amount as a template has it.
fn written(amount: Amount) -> String {
    let mebibyte = LEAST_MEMORY.thousandths;
    match (amount.unit, amount.thousandths % mebibyte) {
        (Unit::Bytes, 0) => format!("`{}m`", amount.thousandths / mebibyte),
        _ => format!("`{amount}`"),
    }
}

#[allow(
    clippy::needless_pass_by_value,
    reason = "every caller makes the words for this call"
)]
fn refuse(
    question: &mut Question<'_>,
    code: &'static str,
    slot: &str,
    effect: Effect,
    what: String,
    help: String,
) {
    let release = question.release;
    let answer = match effect {
        Effect::Refused(status) => format!("answers HTTP {status} to a launch"),
        Effect::Waits | Effect::Differs => "enqueues a session that never starts".to_owned(),
    };
    question.add(Obstacle {
        code,
        field: FieldId::Resources,
        key: Some(slot.to_owned()),
        effect,
        message: format!("{what}; manager {release} stores the template and {answer}"),
        help,
    });
}
