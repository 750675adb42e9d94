//! What the values of a document are to be after an operation.

use super::tree::{Class, Form, Forms, Found};
use super::{EditError, Operation, Place};
use crate::{Path, Segment, Target};

/// The value of a document after an operation on one that had the value `before`.
///
/// It knows nothing of texts, and so can tell whether an edited one is right.
pub(super) fn intended(forms: &mut Forms, before: Class, operation: &Operation) -> Result<Class, EditError> {
    match operation {
        Operation::Set { path, value } => {
            let value = forms.stored(value);
            set(forms, before, &path.segments, value)
        }
        Operation::Remove { path } => {
            let (last, container) = split(&path.segments)?;
            change(forms, before, container, |forms, class| {
                let place = existing(forms, class, path, last)?;
                Ok(without(forms, class, place))
            })
        }
        Operation::Rename { path, key } => {
            let (last, container) = split(&path.segments)?;
            change(forms, before, container, |forms, class| {
                rename(forms, class, path, last, key)
            })
        }
        Operation::Insert {
            path,
            key,
            value,
            place,
        } => {
            let value = forms.stored(value);
            change(forms, before, &path.segments, |forms, class| {
                insert(forms, class, path, (key, value), place)
            })
        }
        Operation::InsertItem { path, index, value } => {
            let value = forms.stored(value);
            change(forms, before, &path.segments, |forms, class| {
                insert_item(forms, class, path, *index, value)
            })
        }
    }
}

/// The path of these steps.
pub(super) fn path_of(segments: &[Segment]) -> Path {
    Path {
        segments: segments.to_vec(),
        target: Target::Value,
    }
}

/// The last step, and those before it.
pub(super) fn split(segments: &[Segment]) -> Result<(&Segment, &[Segment]), EditError> {
    segments.split_last().ok_or(EditError::WholeDocument)
}

/// The value in nothing but the mappings and lists that a path names.
fn wrapped(forms: &mut Forms, whole: &[Segment], made: usize, value: Class) -> Result<Class, EditError> {
    let mut class = value;
    for (index, segment) in whole.iter().enumerate().skip(made).rev() {
        let form = match segment {
            Segment::Key(key) => Form::Dict(vec![(forms.text(key), class)]),
            Segment::Index(0) => Form::List(vec![class]),
            Segment::Index(_) => {
                return Err(EditError::NoSuchPlace(path_of(
                    whole.get(..=index).unwrap_or_default(),
                )));
            }
        };
        class = forms.class(form);
    }
    Ok(class)
}

fn set(forms: &mut Forms, root: Class, segments: &[Segment], value: Class) -> Result<Class, EditError> {
    let mut trail = Vec::new();
    let mut class = root;
    for segment in segments {
        match forms.find(class, segment) {
            Found::At(place) => {
                trail.push((class, place));
                class = forms.child(class, place).unwrap_or(class);
            }
            Found::Missing => break,
            Found::WrongKind if *forms.form(class) == Form::Null => break,
            Found::WrongKind => return Err(wrong_kind(forms, class, segments, trail.len())),
        }
    }
    let reached = trail.len();
    let changed = match segments.get(reached) {
        None => value,
        Some(segment) => {
            let inner = |forms: &mut Forms| wrapped(forms, segments, reached + 1, value);
            match (forms.form(class).clone(), segment) {
                (Form::Dict(mut entries), Segment::Key(key)) => {
                    entries.push((forms.text(key), inner(forms)?));
                    forms.class(Form::Dict(entries))
                }
                (Form::List(mut items), Segment::Index(index)) if *index == items.len() => {
                    items.push(inner(forms)?);
                    forms.class(Form::List(items))
                }
                (Form::Null, _) => wrapped(forms, segments, reached, value)?,
                _ => return Err(no_such_place(segments, reached)),
            }
        }
    };
    Ok(rebuilt(forms, &trail, changed))
}

/// The root, with a value at the end of a path that exists changed.
fn change(
    forms: &mut Forms,
    root: Class,
    segments: &[Segment],
    change: impl FnOnce(&mut Forms, Class) -> Result<Class, EditError>,
) -> Result<Class, EditError> {
    let mut trail = Vec::new();
    let mut class = root;
    for segment in segments {
        match forms.find(class, segment) {
            Found::At(place) => {
                trail.push((class, place));
                class = forms.child(class, place).unwrap_or(class);
            }
            Found::Missing => return Err(no_such_place(segments, trail.len())),
            Found::WrongKind => return Err(wrong_kind(forms, class, segments, trail.len())),
        }
    }
    let changed = change(forms, class)?;
    Ok(rebuilt(forms, &trail, changed))
}

fn rebuilt(forms: &mut Forms, trail: &[(Class, usize)], innermost: Class) -> Class {
    let mut class = innermost;
    for &(container, place) in trail.iter().rev() {
        let mut form = forms.form(container).clone();
        match &mut form {
            Form::Dict(entries) => entries
                .iter_mut()
                .skip(place)
                .take(1)
                .for_each(|entry| entry.1 = class),
            Form::List(items) => items
                .iter_mut()
                .skip(place)
                .take(1)
                .for_each(|item| *item = class),
            _ => {}
        }
        class = forms.class(form);
    }
    class
}

fn existing(forms: &Forms, class: Class, path: &Path, segment: &Segment) -> Result<usize, EditError> {
    match forms.find(class, segment) {
        Found::At(place) => Ok(place),
        Found::Missing => Err(EditError::NoSuchPlace(path.clone())),
        Found::WrongKind => Err(wrong_kind(forms, class, &path.segments, path.segments.len() - 1)),
    }
}

fn without(forms: &mut Forms, class: Class, place: usize) -> Class {
    let mut form = forms.form(class).clone();
    match &mut form {
        Form::Dict(entries) if place < entries.len() => {
            entries.remove(place);
        }
        Form::List(items) if place < items.len() => {
            items.remove(place);
        }
        _ => {}
    }
    forms.class(form)
}

fn rename(
    forms: &mut Forms,
    class: Class,
    path: &Path,
    last: &Segment,
    key: &str,
) -> Result<Class, EditError> {
    let Form::Dict(mut entries) = forms.form(class).clone() else {
        return Err(wrong_kind(forms, class, &path.segments, path.segments.len() - 1));
    };
    let place = existing(forms, class, path, last)?;
    let wanted = forms.text(key);
    if entries
        .iter()
        .enumerate()
        .any(|(other, entry)| other != place && entry.0 == wanted)
    {
        return Err(EditError::KeyExists(beside(path, key)));
    }
    entries
        .iter_mut()
        .skip(place)
        .take(1)
        .for_each(|entry| entry.0 = wanted);
    Ok(forms.class(Form::Dict(entries)))
}

fn insert(
    forms: &mut Forms,
    class: Class,
    path: &Path,
    (key, value): (&str, Class),
    place: &Place,
) -> Result<Class, EditError> {
    let mut entries = match forms.form(class).clone() {
        Form::Dict(entries) => entries,
        Form::Null => Vec::new(),
        _ => {
            return Err(wrong_kind(
                forms,
                class,
                &inside(path, key).segments,
                path.segments.len(),
            ));
        }
    };
    let wanted = forms.text(key);
    if entries.iter().any(|entry| entry.0 == wanted) {
        return Err(EditError::KeyExists(inside(path, key)));
    }
    let index = match place {
        Place::Last => entries.len(),
        Place::Before(other) | Place::After(other) => match forms.find(class, &Segment::Key(other.clone())) {
            Found::At(index) => index + usize::from(matches!(place, Place::After(_))),
            _ => return Err(EditError::NoSuchPlace(inside(path, other))),
        },
    };
    entries.insert(index.min(entries.len()), (wanted, value));
    Ok(forms.class(Form::Dict(entries)))
}

fn insert_item(
    forms: &mut Forms,
    class: Class,
    path: &Path,
    index: usize,
    value: Class,
) -> Result<Class, EditError> {
    let mut place = path.clone();
    place.segments.push(Segment::Index(index));
    let mut items = match forms.form(class).clone() {
        Form::List(items) => items,
        Form::Null => Vec::new(),
        _ => return Err(wrong_kind(forms, class, &place.segments, path.segments.len())),
    };
    if index > items.len() {
        return Err(EditError::NoSuchPlace(place));
    }
    items.insert(index, value);
    Ok(forms.class(Form::List(items)))
}

fn no_such_place(segments: &[Segment], reached: usize) -> EditError {
    EditError::NoSuchPlace(path_of(segments.get(..=reached).unwrap_or(segments)))
}

fn wrong_kind(forms: &Forms, class: Class, segments: &[Segment], reached: usize) -> EditError {
    EditError::WrongKind {
        path: path_of(segments.get(..reached).unwrap_or(segments)),
        found: forms.form(class).kind(),
        wanted: match segments.get(reached) {
            Some(Segment::Index(_)) => "item",
            _ => "key",
        },
    }
}

fn inside(path: &Path, key: &str) -> Path {
    let mut path = path.clone();
    path.segments.push(Segment::Key(key.to_owned()));
    path
}

fn beside(path: &Path, key: &str) -> Path {
    let mut path = path.clone();
    path.segments.pop();
    inside(&path, key)
}
