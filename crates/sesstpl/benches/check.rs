//! How long reading and checking take: `cargo bench -p sesstpl --profile native`.
//!
//! Limits: the documented sample in 10 µs, a megabyte of documents in 25 ms, ten in ten times that.

use divan::Bencher;
use divan::counter::BytesCount;
use sesstpl::{CheckOptions, Release, check};

const SAMPLE: &str = include_str!("../../../tests/samples/documentation-22.03.yaml");
const BARE_SAMPLE: &str = include_str!("../../../tests/samples/documentation-19.09.yaml");
const MEGABYTE: usize = 1 << 20;

/// What the command allocates with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// As many templates, one after the other, as make so many megabytes.
fn documents(megabytes: usize) -> String {
    let template = BARE_SAMPLE.trim_start_matches("---\n");
    let mut document = "---\ntemplate:\n".to_owned();
    for line in template.lines() {
        document.extend(["  ", line, "\n"]);
    }
    document.repeat(megabytes * MEGABYTE / document.len() + 1)
}

fn options() -> CheckOptions {
    CheckOptions {
        release: Release::LATEST,
    }
}

#[divan::bench]
fn sample() {
    divan::black_box(check(divan::black_box(SAMPLE), &options()));
}

#[divan::bench]
fn bare_sample() {
    divan::black_box(check(divan::black_box(BARE_SAMPLE), &options()));
}

#[divan::bench]
fn read_bare_sample() {
    divan::black_box(sesstpl_yaml::load(divan::black_box(BARE_SAMPLE)).is_ok());
}

#[divan::bench(args = [1, 10], sample_count = 10)]
fn megabytes(bencher: Bencher, megabytes: usize) {
    let text = documents(megabytes);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| check(&text, &options()));
}

#[divan::bench(args = [1, 10], sample_count = 10)]
fn read_megabytes(bencher: Bencher, megabytes: usize) {
    let text = documents(megabytes);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| sesstpl_yaml::load_all(&text).documents.len());
}
