//! Edits documents by path and looks at every byte of the result.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on is to fail"
)]

mod block;
mod corpora;
mod flow;
mod format;
mod model;
mod property;
mod random;
mod refused;
mod shared;

#[path = "../../../../tests/yaml/dump.rs"]
mod dump;
#[path = "../../../../tests/yaml/prng.rs"]
mod prng;
#[path = "../../../../tests/yaml/python.rs"]
mod python;
#[allow(
    dead_code,
    reason = "what is not used here is used where the reader is tested"
)]
#[path = "../../../../tests/yaml/samples.rs"]
mod samples;
#[path = "../../../../tests/yaml/trees.rs"]
mod trees;

use sesstpl::edit::{EditError, Editable, Operation, Place, Root};
use sesstpl::{Path, Release, Segment, Stored};

/// The path that `spec.mounts[0]` names.
fn path(text: &str) -> Path {
    let segments = text
        .split(['.', '['])
        .filter(|step| !step.is_empty())
        .map(|step| match step.strip_suffix(']') {
            Some(index) => Segment::Index(index.parse().unwrap()),
            None => Segment::Key(step.to_owned()),
        })
        .collect();
    Path {
        segments,
        ..Path::default()
    }
}

fn text(text: &str) -> Stored {
    Stored::Text(text.to_owned())
}

fn object(entries: &[(&str, Stored)]) -> Stored {
    Stored::Object(
        entries
            .iter()
            .map(|(key, value)| ((*key).to_owned().into(), value.clone()))
            .collect(),
    )
}

fn list(items: &[Stored]) -> Stored {
    Stored::List(items.to_vec())
}

fn set(place: &str, value: Stored) -> Operation {
    Operation::Set {
        path: path(place),
        value,
    }
}

fn remove(place: &str) -> Operation {
    Operation::Remove { path: path(place) }
}

fn rename(place: &str, key: &str) -> Operation {
    Operation::Rename {
        path: path(place),
        key: key.to_owned(),
    }
}

fn insert(mapping: &str, key: &str, value: Stored, place: Place) -> Operation {
    Operation::Insert {
        path: path(mapping),
        key: key.to_owned(),
        value,
        place,
    }
}

fn insert_item(list: &str, index: usize, value: Stored) -> Operation {
    Operation::InsertItem {
        path: path(list),
        index,
        value,
    }
}

/// The text after an operation on its first document.
fn edited(text: &str, operation: &Operation) -> Result<String, EditError> {
    edited_in(text, Root::Document(0), operation)
}

fn edited_in(text: &str, root: Root, operation: &Operation) -> Result<String, EditError> {
    let edits = Editable::read(text, Release::LATEST)?.edit(root, operation)?;
    Ok(edits.apply(text))
}

#[track_caller]
fn assert_edited(before: &str, operation: &Operation, after: &str) {
    let got = edited(before, operation);
    let got = got.as_deref().map_err(ToString::to_string);
    assert!(
        got.as_ref() == Ok(&after),
        "{operation:?}\n--- document\n{before}\n--- expected\n{after}\n--- got\n{}",
        got.unwrap_or_else(|error| panic!("{operation:?}\n--- document\n{before}\n--- refused\n{error}"))
    );
}
