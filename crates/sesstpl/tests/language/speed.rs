//! How long help takes in a long document.

use std::fmt::Write;
use std::time::{Duration, Instant};

use sesstpl::Release;
use sesstpl::language::{CompletionOptions, complete};

use crate::mark::host;

/// Lines of the document.
const LINES: usize = 2_000;

/// Many times what it takes, so that a busy machine does not matter; growth that is not linear does.
const LIMIT: Duration = Duration::from_millis(50);

#[test]
fn a_completion_in_a_long_document_takes_no_time_that_is_noticed() {
    let mut text = "kind: taskTemplate\nspec:\n  kernel:\n    image: x\n    environ:\n".to_owned();
    for line in 0..LINES {
        writeln!(text, "      VARIABLE_{line}: \"some value of {line}\"").expect("a text can be written to");
    }
    text.push_str("  mou");
    let host = host();
    let options = CompletionOptions {
        release: Release::LATEST,
        host: &host,
    };
    let fastest = (0..10)
        .map(|_| {
            let start = Instant::now();
            let found = complete(&text, text.len(), &options);
            assert_eq!(found[0].label, "mounts");
            start.elapsed()
        })
        .min()
        .unwrap();
    println!("{fastest:?} for {} bytes in {LINES} lines", text.len());
    assert!(fastest < LIMIT, "{fastest:?}");
}
