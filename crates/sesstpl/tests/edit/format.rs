//! Canonical layout.
//!
//! `SESSTPL_FORMATS` says how many documents of each kind are laid out (default 500).

use std::env;

use sesstpl::edit::Editable;
use sesstpl::{FormatError, Release, format};

use crate::prng::Prng;
use crate::{corpora, model, random, samples, trees};

fn formatted(text: &str) -> Result<String, FormatError> {
    Ok(format(text, Release::LATEST)?.apply(text))
}

#[track_caller]
fn assert_formatted(before: &str, after: &str) {
    let got = formatted(before).unwrap();
    assert!(
        got == after,
        "--- document\n{before}\n--- expected\n{after}\n--- got\n{got}"
    );
    let again = formatted(after).unwrap();
    assert!(
        again == after,
        "--- formatted\n{after}\n--- formatted again\n{again}"
    );
}

#[test]
fn collections_are_indented_by_two() {
    assert_formatted(
        "a:\n    b:\n    -   c\n    -\n          d: 1\n          e:   2\n",
        "a:\n  b:\n    - c\n    -\n      d: 1\n      e: 2\n",
    );
    assert_formatted("- - a\n  -   b: 1\n      c: 2\n", "- - a\n  - b: 1\n    c: 2\n");
    assert_formatted("? a\n:    b\n?   c\n:\n    d\n", "? a\n: b\n? c\n:\n  d\n");
}

#[test]
fn spaces_are_as_usual() {
    assert_formatted(
        "a  :   1   # c  \nb: &x   !!str   1 \n",
        "a: 1 # c\nb: &x !!str 1\n",
    );
    assert_formatted("{ a :1,'b':2 , c: [ x ,y,], }\n", "{a :1, 'b': 2, c: [x, y,],}\n");
    assert_formatted("[ *x , &x a ]\n".replace("*x , ", "").as_str(), "[&x a]\n");
    assert_formatted("&a k : *a\n".replace("*a", "1").as_str(), "&a k: 1\n");
}

#[test]
fn lines_stay_and_empty_ones_are_few() {
    assert_formatted("\n\na: 1\n\n\n\nb:\n\n  - c\n\n\n", "a: 1\n\nb:\n\n  - c\n");
    assert_formatted("a: 1", "a: 1\n");
    assert_formatted("a: [\nb,\n c ]\n", "a: [\n    b,\n    c]\n");
    assert_formatted("", "");
    assert_formatted("a: 1\r\nb:\r\n    c: 2", "a: 1\r\nb:\r\n  c: 2\r\n");
}

#[test]
fn comments_stay_with_what_they_are_about() {
    assert_formatted(
        "# top\na:\n    # about b\n    b: 1\n    # end of a\n# about c\nc:\n- 1\n# about 2\n- 2\n# end\n",
        "# top\na:\n  # about b\n  b: 1\n  # end of a\n# about c\nc:\n  - 1\n  # about 2\n  - 2\n  # end\n",
    );
}

#[test]
fn texts_of_several_lines_move_as_a_whole() {
    assert_formatted(
        "a:\n    b: |   # c\n          x\n            y\n\n          z\n    c: \"one\n      two\"\n",
        "a:\n  b: | # c\n    x\n      y\n\n    z\n  c: \"one\n    two\"\n",
    );
    assert_formatted("a: |4-\n      x\n     y\n", "a: |2-\n    x\n   y\n");
}

#[test]
fn documents_stay_apart() {
    assert_formatted(
        "%YAML 1.1\n---   # one\na: 1\n...\n---\n\nb: 2\n",
        "%YAML 1.1\n--- # one\na: 1\n...\n---\n\nb: 2\n",
    );
}

/// The text without space and without digits, which say how far texts after `|` are indented.
fn without_space(text: &str) -> String {
    let is_kept = |character: &char| !character.is_whitespace() && !character.is_ascii_digit();
    text.chars().filter(is_kept).collect()
}

fn run(kind: &str, most_refused_of_1000: usize, mut next: impl FnMut(&mut Prng) -> String) {
    let wanted = env::var("SESSTPL_FORMATS").map_or(500, |count| count.parse().unwrap());
    let mut prng = Prng::new(3);
    let (mut made, mut refused) = (0, 0);
    for _ in 0..20 * wanted {
        if made == wanted {
            break;
        }
        let text = next(&mut prng);
        let Ok(before) = Editable::read(&text, Release::LATEST) else {
            continue;
        };
        let Ok(once) = formatted(&text) else {
            refused += 1;
            if env::var_os("SESSTPL_EDITS_SHOW").is_some() {
                println!("--- refused\n{text}");
            }
            continue;
        };
        made += 1;
        let twice = formatted(&once);
        assert!(
            twice.as_ref() == Ok(&once),
            "--- document\n{text}\n--- formatted\n{once}\n--- formatted again\n{twice:?}"
        );
        let after = Editable::read(&once, Release::LATEST).unwrap();
        let trees = |editable: &Editable<'_>| editable.documents().iter().map(model::of).collect::<Vec<_>>();
        assert_eq!(trees(&before), trees(&after), "{text}");
        assert_eq!(
            without_space(&text),
            without_space(&once),
            "more than space changed"
        );
    }
    assert!(made == wanted, "too few texts can be formatted");
    println!("{kind}: {made} documents formatted, {refused} refused");
    assert!(
        refused * 1000 <= most_refused_of_1000 * made,
        "{refused} are refused"
    );
}

#[test]
fn documents_as_people_write_them_keep_their_meaning() {
    run("people's documents", 20, random::document);
}

#[test]
fn documents_at_the_corners_of_the_notation_keep_their_meaning() {
    run("corners", 100, |prng| {
        if prng.one_in(4) {
            prng.pick(samples::DOCUMENTS).to_owned()
        } else {
            trees::stream(prng)
        }
    });
}

#[test]
fn the_corpora_keep_their_meaning() {
    let texts = corpora::texts();
    run("corpora", 20, |prng| texts[prng.below(texts.len())].clone());
}
