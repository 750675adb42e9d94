//! Reads a megabyte of anything within a second, on a small stack.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod clock;

use std::fmt::Write;
use std::time::Duration;

use clock::Clock;
use sesstpl_yaml::{ErrorKind, MAX_DEPTH, PythonException, Value, load, load_all};

const MEGABYTE: usize = 1 << 20;
const LIMIT: Duration = Duration::from_secs(1);
/// So little that recursion over a document would exhaust it.
const STACK: usize = 256 << 10;

/// Repeated, each of them could be expensive.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "[", "]", "{", "}", "[]", "[],", "{a: ", "- ", "-\n", "? ", "?\n", ": ", ":", ":\n", "a: ", "a:\n",
    "\"", "'", "''", "\"\"", "\\", "\"\\", "!", "! ", "!!", "!a ", "!!str ", "!a!b ", "!<", "&a ", "&",
    "& ", "*", "*a ", "|", "|\n", ">\n", "|\n \n", "#", "#\n", " #", " ", "\n", "\n ", " \n", "\t", "\r",
    "\u{85}", "\u{2028}", "\u{FEFF}", "é", "é ", "é\n", "1", "1:", "1:1", ":1", "0", "_", "1_", ".",
    "...\n", "---\n", "--- ", "-", "%", "%\n", "%a\n", "%YAML 1.1\n", "%TAG ! a\n", "---\n%a\n", "=",
    "<<", "<<: ", "<<: {}\n", "a", "a ", "a\n", "a: b\n", "- a\n", "a,", "[a, ", "[a: ", "[? ", "{? ",
    "a: |\n b\n", "? a\n: b\n", "- - - -\n", "x: &a\n", "\"a\": ", "'a\n", "\"a\n\n", "a\n\n", "~\n", "😀",
    ", ", "@", "%41", "!%41", "\"\\x41", "\"\\\n",
];

fn repeated(pieces: &str) -> String {
    repeated_to(pieces, MEGABYTE)
}

fn repeated_to(pieces: &str, length: usize) -> String {
    pieces.repeat(length / pieces.len())
}

/// A megabyte of lines, each made from its number.
fn numbered(head: &str, line: impl Fn(usize) -> String, tail: &str) -> String {
    let mut text = head.to_owned();
    for number in 0.. {
        if text.len() + tail.len() > MEGABYTE {
            break;
        }
        text += &line(number);
    }
    text + tail
}

/// Fails if reading takes too long or exhausts the stack.
fn assert_fast(name: &str, text: String) {
    let name = name.to_owned();
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        let start = Clock::start();
        let document = load(&text);
        let taken = start.elapsed();
        assert!(taken < LIMIT, "{name} took {taken:?}");
        let start = Clock::start();
        let stream = load_all(&text);
        let taken = start.elapsed();
        assert!(taken < LIMIT, "{name} took {taken:?} as a stream");
        // Neither copying nor comparing nor dropping recurses.
        assert_eq!(document.clone().is_ok(), document.is_ok());
        let _nan_is_not_itself = stream == stream.clone();
    });
    thread.unwrap().join().unwrap();
}

#[test]
fn repetitions_of_anything_are_read_in_time() {
    for piece in PIECES {
        assert_fast(&format!("{piece:?}"), repeated(piece));
        for head in [
            "[", "{", "- ", "a: ", "\"", "'", "a: |\n ", "!", "- >\n ", "é: [", "[é, ",
        ] {
            assert_fast(
                &format!("{head:?} and {piece:?}"),
                head.to_owned() + &repeated(piece),
            );
        }
    }
}

#[test]
fn long_collections_are_read_in_time() {
    assert_fast("a flow sequence", format!("[{}]", repeated("a, ")));
    assert_fast(
        "a flow sequence in one line of é",
        format!("[{}]", repeated("é é, ")),
    );
    assert_fast("pairs in a flow sequence", format!("[{}]", repeated("a: b, ")));
    assert_fast(
        "collections in a flow sequence",
        format!("[{}]", repeated("[], {}, ")),
    );
    assert_fast("tags in a flow sequence", format!("[{}]", repeated("!!str a , ")));
    assert_fast("keys", numbered("", |n| format!("k{n}: v\n"), ""));
    assert_fast("numbers as keys", numbered("", |n| format!("{n}: v\n"), ""));
    assert_fast("floats as keys", numbered("", |n| format!("{n}e300.0: v\n"), ""));
    assert_fast(
        "equal keys",
        numbered("{", |_| "1: a, 1.0: a, yes: a, ".into(), "}"),
    );
    assert_fast("NaNs as keys", format!("{{{}}}", repeated("!!float nan: a, ")));
    assert_fast("items of an omap", format!("!!omap [{}]", repeated("a: b, ")));
    assert_fast("items of a set", numbered("!!set {", |n| format!("a{n}, "), "}"));
    assert_fast("anchors", numbered("", |n| format!("- &a{n} b\n"), ""));
    assert_fast("aliases", numbered("- &a [b]\n", |_| "- *a\n".into(), ""));
    assert_fast("documents", repeated("--- a\n"));
    assert_fast("documents with anchors", repeated("--- &a [*a]\n"));
    assert_fast(
        "handles of tags",
        numbered("", |n| format!("%TAG !a{n}! b\n"), "---\n"),
    );
}

#[test]
fn long_scalars_are_read_in_time() {
    assert_fast("sexagesimal integer", format!("1{}", repeated(":1")));
    assert_fast(
        "sexagesimal integer of long digits",
        format!("!!int {}", repeated("99999999999999999999:") + "1"),
    );
    assert_fast(
        "sexagesimal integer of 4,300 digits each",
        format!("!!int {}1", repeated(&("9".repeat(4300) + ":"))),
    );
    assert_fast("sexagesimal float", format!("1{}.5", repeated(":1")));
    assert_fast("hexadecimal integer", format!("0x{}", repeated("f")));
    assert_fast("binary integer", format!("0b{}", repeated("1")));
    assert_fast("octal integer", format!("0{}", repeated("7")));
    assert_fast("float", format!("1.{}", repeated("7")));
    assert_fast("float before the point", format!("{}.5", repeated("7")));
    assert_fast(
        "many integers of 4,000 digits",
        repeated(&("- ".to_owned() + &"7".repeat(4000) + "\n")),
    );
    assert_fast("time", format!("2001-01-01 00:00:00.{}", repeated("7")));
    assert_fast("time with space", format!("2001-01-01{}00:00:00", repeated(" ")));
    assert_fast("binary", format!("!!binary {}", repeated("YWJj")));
    assert_fast("surrogates", format!("\"{}\"", repeated("\\uD800")));
    assert_fast("tag", format!("!{} a", repeated("a")));
    assert_fast("escaped tag", format!("!{} a", repeated("%C3%A9")));
    assert_fast("anchor", format!("&{} a", repeated("a")));
    let prefix = repeated("a");
    let (prefix, rest) = prefix.split_at(MEGABYTE / 2);
    let uses = "!a!b c, ".repeat(rest.len() / 8);
    assert_fast(
        "uses of a handle with a long prefix",
        format!("%TAG !a! {prefix}\n--- !!str {{=: a, b: [{uses}]}}"),
    );
}

#[test]
fn aliases_cost_nothing() {
    let mut laughs = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for level in 1..40 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        writeln!(laughs, "a{level}: &a{level} [{aliases}]").unwrap();
    }
    assert!(load(&laughs).is_ok());
    assert_fast("a billion laughs", laughs);
    assert_fast(
        "nested lists by aliases",
        numbered("- &a0 []\n", |n| format!("- &a{} [*a{n}]\n", n + 1), ""),
    );
}

#[test]
fn merge_keys_are_bounded() {
    let doubling = numbered(
        "- &a0 {x: 1}\n",
        |n| format!("- &a{} {{<<: [*a{n}, *a{n}]}}\n", n + 1),
        "",
    );
    assert_fast("doubling merges", doubling);
    let growing = numbered(
        "- &a0 {x: 1}\n",
        |n| format!("- &a{} {{<<: *a{n}, k{n}: 1}}\n", n + 1),
        "",
    );
    assert_eq!(load(&growing).map_err(|error| error.kind), Err(ErrorKind::Limit));
    assert_fast("growing merges", growing);
    let entries: Vec<String> = (0..10_000).map(|n| format!("key{n}: value")).collect();
    let big = format!("- &a {{{}}}\n", entries.join(", "));
    assert_fast(
        "merges of a big mapping",
        numbered(&big, |_| "- {<<: *a}\n".into(), ""),
    );
    assert_fast(
        "many merge keys",
        numbered("- &a {x: 1}\n- ", |_| "<<: *a\n  ".into(), ""),
    );
    assert_fast(
        "a long list of merges",
        numbered("- &a {x: 1}\n- <<: [", |_| "*a, ".into(), "]"),
    );
}

#[test]
fn a_thousand_merges_are_read() {
    let text = numbered(
        "- &a {a: 1, b: 2}\n",
        |n| {
            if n < 1000 {
                "- {<<: *a, c: 3}\n".into()
            } else {
                "\n".into()
            }
        },
        "",
    );
    let document = load(&text).unwrap();
    let last = document
        .nodes()
        .filter(|(_, node)| matches!(&node.value, Value::Dict(entries) if entries.len() == 3));
    assert_eq!(last.count(), 1000);
}

#[test]
fn deep_nesting_is_a_recursion_error() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", "")] {
        let nested = |depth: usize| format!("{}{}", open.repeat(depth), close.repeat(depth));
        assert!(load(&nested(MAX_DEPTH)).is_ok(), "{open}");
        let error = load(&nested(MAX_DEPTH + 1)).unwrap_err();
        assert_eq!(
            error.kind,
            ErrorKind::Python(PythonException::Recursion),
            "{open}"
        );
    }
}
