//! Damages texts.

use crate::prng::Prng;
use crate::samples::{CHARACTERS, PROPERTIES, SCALARS};

/// A text with some damage done to it. `other` is another text to take pieces from.
pub(crate) fn damaged(prng: &mut Prng, text: &str, other: &str) -> String {
    let mut text = text.to_owned();
    let most = prng.below(5);
    for _ in 0..prng.below(most + 1) {
        text = match prng.below(16) {
            0 | 1 => delete(prng, &text),
            2..=4 => insert(prng, &text),
            5 => replace_character(prng, &text),
            6 => replace_word(prng, &text),
            7 => duplicate(prng, &text),
            8 => swap_lines(prng, &text),
            9 => delete_line(prng, &text),
            10 | 11 => indent(prng, &text),
            12 => splice(prng, &text, other),
            13 => cut(prng, &text),
            14 => add_property(prng, &text),
            _ => lengthen(prng, &text),
        };
    }
    text
}

/// A place between two characters.
fn place(prng: &mut Prng, text: &str) -> usize {
    text.floor_char_boundary(prng.below(text.len() + 1))
}

/// A piece of at most `length` bytes.
fn piece(prng: &mut Prng, text: &str, length: usize) -> (usize, usize) {
    let start = place(prng, text);
    let end = text.floor_char_boundary((start + 1 + prng.below(length)).min(text.len()));
    (start, end.max(start))
}

fn delete(prng: &mut Prng, text: &str) -> String {
    let (start, end) = piece(prng, text, 3);
    [&text[..start], &text[end..]].concat()
}

fn insert(prng: &mut Prng, text: &str) -> String {
    let place = place(prng, text);
    let inserted = match prng.below(4) {
        0 => prng.pick(SCALARS),
        _ => prng.pick(CHARACTERS),
    };
    [&text[..place], inserted, &text[place..]].concat()
}

fn replace_character(prng: &mut Prng, text: &str) -> String {
    let (start, end) = piece(prng, text, 1);
    [&text[..start], prng.pick(CHARACTERS), &text[end..]].concat()
}

/// Puts an odd scalar where a word is.
fn replace_word(prng: &mut Prng, text: &str) -> String {
    let is_edge = |character: char| " \n:,[]{}\"'".contains(character);
    let middle = place(prng, text);
    let start = text[..middle].rfind(is_edge).map_or(0, |edge| edge + 1);
    let end = text[middle..]
        .find(is_edge)
        .map_or(text.len(), |edge| middle + edge);
    [&text[..start], prng.pick(SCALARS), &text[end..]].concat()
}

fn duplicate(prng: &mut Prng, text: &str) -> String {
    let (start, end) = piece(prng, text, 30);
    [&text[..end], &text[start..]].concat()
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn swap_lines(prng: &mut Prng, text: &str) -> String {
    let mut lines = lines(text);
    if !lines.is_empty() {
        let (one, two) = (prng.below(lines.len()), prng.below(lines.len()));
        lines.swap(one, two);
    }
    lines.concat()
}

fn delete_line(prng: &mut Prng, text: &str) -> String {
    let mut lines = lines(text);
    if !lines.is_empty() {
        lines.remove(prng.below(lines.len()));
    }
    lines.concat()
}

/// Changes the indentation of some lines.
fn indent(prng: &mut Prng, text: &str) -> String {
    let mut lines: Vec<String> = lines(text).into_iter().map(str::to_owned).collect();
    if lines.is_empty() {
        return String::new();
    }
    let first = prng.below(lines.len());
    let count = 1 + prng.below(3);
    let less = prng.one_in(2);
    let width = 1 + prng.below(3);
    for line in lines.iter_mut().skip(first).take(count) {
        if less {
            let spaces = line.len() - line.trim_start_matches(' ').len();
            line.drain(..width.min(spaces));
        } else {
            line.insert_str(0, &" ".repeat(width));
        }
    }
    lines.concat()
}

/// Puts a piece of another text in.
fn splice(prng: &mut Prng, text: &str, other: &str) -> String {
    let place = place(prng, text);
    let (start, end) = piece(prng, other, 60);
    [&text[..place], &other[start..end], &text[place..]].concat()
}

fn cut(prng: &mut Prng, text: &str) -> String {
    let place = place(prng, text);
    if prng.one_in(2) {
        text[..place].to_owned()
    } else {
        text[place..].to_owned()
    }
}

fn add_property(prng: &mut Prng, text: &str) -> String {
    let starts: Vec<usize> = text
        .match_indices([' ', '\n', '[', '{', ','])
        .map(|(start, _)| start + 1)
        .collect();
    let place = if starts.is_empty() {
        0
    } else {
        starts[prng.below(starts.len())]
    };
    [&text[..place], prng.pick(PROPERTIES), " ", &text[place..]].concat()
}

/// Makes a line so long that a key in it may be too long.
fn lengthen(prng: &mut Prng, text: &str) -> String {
    if !prng.one_in(4) {
        return insert(prng, text);
    }
    let place = place(prng, text);
    let filler = prng.pick(&["x", "\u{E9}", "x ", "0", "1:"]);
    let length = (1000 + prng.below(50)) / filler.chars().count();
    [&text[..place], &filler.repeat(length), &text[place..]].concat()
}
