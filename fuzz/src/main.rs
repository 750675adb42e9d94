//! Feeds the reader and the check with damaged documents.
//!
//! `cargo run --release -- reader|check [SECONDS] [SEED]` fails with the document on a panic, on a result that
//! contradicts itself, and on a document that takes more than a second of processor time a megabyte.
//!
//! Documents come from the generators of the comparison with `PyYAML`, and from damaged ones that led somewhere new:
//! to another outcome, of another size, or at another speed. One in two hundred is made a megabyte long.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a failure is to end the run"
)]

#[path = "../../tests/yaml/clock.rs"]
mod clock;
#[path = "../../tests/yaml/damage.rs"]
mod damage;
#[path = "../../tests/yaml/prng.rs"]
mod prng;
#[path = "../../tests/yaml/samples.rs"]
mod samples;
mod target;
#[path = "../../tests/yaml/trees.rs"]
mod trees;

use std::collections::HashSet;
use std::panic::catch_unwind;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clock::Clock;
use prng::Prng;
use target::Target;

const MEGABYTE: usize = 1 << 20;
const LIMIT: Duration = Duration::from_secs(1);
/// So many documents that led somewhere new are kept.
const MOST_KEPT: usize = 5_000;
/// So little stack that recursion over a document would exhaust it.
const STACK: usize = 1 << 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let target = match arguments.first().map(String::as_str) {
        Some("reader") => Target::Reader,
        Some("check") => Target::Check,
        _ => {
            eprintln!("usage: sesstpl-fuzz reader|check [SECONDS] [SEED]");
            return ExitCode::from(2);
        }
    };
    let number = |place: usize, default: u64| {
        arguments
            .get(place)
            .map_or(default, |text| text.parse().expect("a number"))
    };
    let (seconds, seed) = (number(1, 60), number(2, 1));
    let run = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || fuzz(target, seconds, seed));
    let found = run.unwrap().join().unwrap();
    if found {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// Whether anything was found.
fn fuzz(target: Target, seconds: u64, seed: u64) -> bool {
    let mut prng = Prng::new(seed);
    let mut pool: Vec<String> = bases();
    let own = pool.len();
    let mut seen: HashSet<String> = HashSet::new();
    let (mut executions, mut long, mut slowest) = (0_u64, 0_u64, Duration::ZERO);
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(seconds) {
        let is_long = prng.one_in(200);
        let text = if is_long {
            lengthened(&mut prng, &pool)
        } else {
            fresh(&mut prng, &pool)
        };
        let clock = Clock::start();
        let outcome = catch_unwind(|| target.run(&text));
        let taken = clock.elapsed();
        executions += 1;
        long += u64::from(is_long);
        let a_megabyte = LIMIT.mul_f64((text.len() as f64 / MEGABYTE as f64).max(0.25));
        slowest = slowest.max(taken);
        let Ok(outcome) = outcome else {
            println!("panicked on {text:?}");
            return true;
        };
        if taken > a_megabyte {
            let shown: String = text.chars().take(300).collect();
            println!("took {taken:?} for {} bytes: {shown:?}", text.len());
            return true;
        }
        if seen.insert(outcome) && !is_long && text.len() < 4_000 {
            if pool.len() < own + MOST_KEPT {
                pool.push(text);
            } else {
                let place = own + prng.below(MOST_KEPT);
                pool[place] = text;
            }
        }
    }
    println!(
        "{target:?}, seed {seed}: {executions} documents ({long} of a megabyte) in {seconds} s, {} outcomes, slowest \
         {slowest:?}, nothing found",
        seen.len()
    );
    false
}

/// The documents to begin with.
fn bases() -> Vec<String> {
    let suite = include_str!("../../tests/yaml/suite/documents.jsonl")
        .lines()
        .map(|line| {
            let case: serde_json::Value = serde_json::from_str(line).expect("JSON");
            case["yaml"].as_str().expect("text").to_owned()
        });
    samples::DOCUMENTS
        .iter()
        .map(|&text| text.to_owned())
        .chain(suite)
        .collect()
}

fn fresh(prng: &mut Prng, pool: &[String]) -> String {
    let other = &pool[prng.below(pool.len())];
    if prng.one_in(5) {
        let tree = trees::stream(prng);
        return damage::damaged(prng, &tree, other);
    }
    let text = &pool[prng.below(pool.len())];
    damage::damaged(prng, text, other)
}

/// A megabyte of a piece of a document, again and again, with a little around it.
fn lengthened(prng: &mut Prng, pool: &[String]) -> String {
    let text = fresh(prng, pool);
    let start = text.floor_char_boundary(prng.below(text.len() + 1));
    let length = 1 + prng.below(40);
    let end = text
        .floor_char_boundary((start + length).min(text.len()))
        .max(start);
    let piece = if start == end { "- a\n" } else { &text[start..end] };
    let repeated = piece.repeat(MEGABYTE / piece.len());
    [&text[..start], &repeated, &text[end..]].concat()
}
