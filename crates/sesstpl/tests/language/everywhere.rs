//! Every place of the published samples, whole and cut off.

use sesstpl::language::{Completion, CompletionOptions, complete, folding, hover, symbols};
use sesstpl::{CheckOptions, Release, Severity, Span, Verdict, check};

use crate::mark::{filled, host};

const SAMPLES: [&str; 2] = [
    include_str!("../../../../tests/samples/documentation-19.09.yaml"),
    include_str!("../../../../tests/samples/documentation-22.03.yaml"),
];

fn assert_within(text: &str, span: Span, what: &str) {
    assert!(
        text.get(span.start..span.end).is_some(),
        "{what}: {span:?} is no part of\n{text}"
    );
}

fn offered(text: &str, offset: usize) -> Vec<Completion> {
    let options = CompletionOptions {
        release: Release::LATEST,
        host: &host(),
    };
    complete(text, offset, &options)
}

#[test]
fn at_every_offset_what_is_replaced_is_a_part_of_the_text_that_touches_the_cursor() {
    for sample in SAMPLES {
        for offset in 0..=sample.len() {
            for completion in offered(sample, offset) {
                assert_within(sample, completion.span, &completion.label);
                assert!(completion.span.start <= offset && offset <= completion.span.end);
                for stop in completion.stops {
                    assert_within(&completion.text, stop, &completion.label);
                }
            }
            if let Some(hover) = hover(sample, offset, Release::LATEST) {
                assert_within(sample, hover.span, "hover");
            }
        }
    }
}

#[test]
fn at_the_end_of_every_cut_off_sample_help_goes_on() {
    for sample in SAMPLES {
        let mut with_help = 0;
        for end in 0..=sample.len() {
            let text = &sample[..end];
            let found = offered(text, end);
            with_help += usize::from(!found.is_empty());
            for completion in found {
                assert_within(text, completion.span, &completion.label);
            }
            let _ = hover(text, end.saturating_sub(1), Release::LATEST);
            for range in folding(text) {
                assert_within(text, range.span, "folding");
            }
            for symbol in symbols(text) {
                assert_within(text, symbol.span, &symbol.name);
            }
        }
        assert!(
            with_help * 5 > sample.len(),
            "help at {with_help} of {} ends",
            sample.len()
        );
    }
}

/// How bad a text is: its verdict, and how many errors there are.
fn badness(text: &str, release: Release) -> (Verdict, usize) {
    let report = check(text, &CheckOptions { release });
    let errors = report
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error);
    (report.verdict, errors.count())
}

#[test]
fn a_completion_that_is_taken_and_filled_in_makes_nothing_worse() {
    let mut taken = 0;
    for sample in SAMPLES {
        for (index, line) in sample.lines().enumerate() {
            let indentation = line.len() - line.trim_start().len();
            for column in 0..=indentation {
                let mut lines: Vec<&str> = sample.lines().collect();
                let blank = " ".repeat(column);
                lines.insert(index, &blank);
                let text = lines.join("\n");
                let offset = lines[..index].iter().map(|line| line.len() + 1).sum::<usize>() + column;
                let before = badness(&text, Release::LATEST);
                for completion in offered(&text, offset) {
                    taken += 1;
                    let after = filled(&text, &completion);
                    let got = badness(&after, Release::LATEST);
                    assert!(
                        got <= before,
                        "`{}` makes {before:?} {got:?}:\n{after}",
                        completion.label
                    );
                }
            }
        }
    }
    assert!(taken > 100, "only {taken} were taken");
}
