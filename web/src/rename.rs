//! Renaming a mount or a variable where the cursor is, with all that goes by its name.

use std::rc::Rc;

use sesstpl::edit::{EditError, Editable, Edits, Operation, Root};
use sesstpl::{Path, Release, Segment, Stored};
use sesstpl_yaml::{Document, NodeId, Value};

use crate::form::child;

/// The mappings whose keys are names that people choose.
const MOUNTS: &str = "mounts";
const ENVIRON: &str = "environ";

/// Something that can be renamed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Renaming {
    /// The text that it is in.
    pub(crate) text: Rc<str>,
    /// Its name.
    pub(crate) name: String,
    /// Whether it is a variable, whose uses in commands follow.
    pub(crate) is_variable: bool,
    /// The document of the text, from 0.
    document: usize,
    /// The way to it from the document.
    path: Path,
}

/// What can be renamed at a place of the text, in bytes; none where there is no mount's or variable's name.
pub(crate) fn at(text: &Rc<str>, offset: usize, release: Release) -> Option<Renaming> {
    let editable = Editable::read(text, release).ok()?;
    let mut found = editable.documents().iter().enumerate();
    found.find_map(|(index, document)| {
        let (path, name) = key_at(document, offset)?;
        let parent = path.segments.iter().rev().nth(1)?;
        let is_variable = *parent == Segment::Key(ENVIRON.to_owned());
        (is_variable || *parent == Segment::Key(MOUNTS.to_owned())).then(|| Renaming {
            text: Rc::clone(text),
            name,
            is_variable,
            document: index,
            path,
        })
    })
}

/// The key that is at a place, and the way to its entry.
fn key_at(document: &Document, offset: usize) -> Option<(Path, String)> {
    let is_here = |node: NodeId| {
        let span = document.node(node).span;
        span.start <= offset && offset <= span.end
    };
    let mut path = Path::default();
    let mut node = document.root()?;
    // Each step leads to a smaller part of the text.
    loop {
        match document.value(node) {
            Value::Dict(entries) => {
                let named = |key: NodeId| match document.value(key) {
                    Value::Str(name) => name.as_str().map(str::to_owned),
                    _ => None,
                };
                if let Some((key, _)) = entries.iter().find(|(key, _)| is_here(*key)) {
                    let name = named(*key)?;
                    return Some((child(&path, Segment::Key(name.clone())), name));
                }
                let (key, value) = entries
                    .iter()
                    .find(|(_, value)| is_smaller(document, *value, node) && is_here(*value))?;
                path = child(&path, Segment::Key(named(*key)?));
                node = *value;
            }
            Value::List(items) => {
                let index = items
                    .iter()
                    .position(|item| is_smaller(document, *item, node) && is_here(*item))?;
                path = child(&path, Segment::Index(index));
                node = *items.get(index)?;
            }
            _ => return None,
        }
    }
}

/// An alias leads elsewhere, perhaps back.
fn is_smaller(document: &Document, node: NodeId, outer: NodeId) -> bool {
    let (node, outer) = (document.node(node).span, document.node(outer).span);
    outer.start <= node.start && node.end <= outer.end && node != outer
}

impl Renaming {
    /// The edits that give it another name, and how many commands are changed with it.
    ///
    /// # Errors
    ///
    /// If the name is taken, or cannot be written there.
    pub(crate) fn edits(&self, name: &str, release: Release) -> Result<(Edits, usize), EditError> {
        let editable = Editable::read(&self.text, release)?;
        let root = Root::Document(self.document);
        let mut operations = vec![(
            root,
            Operation::Rename {
                path: self.path.clone(),
                key: name.to_owned(),
            },
        )];
        if self.is_variable
            && let Some(document) = editable.documents().get(self.document)
        {
            let uses = self.uses(document, name);
            operations.extend(uses.into_iter().map(|operation| (root, operation)));
        }
        let uses = operations.len() - 1;
        Ok((editable.edit_all(&operations)?, uses))
    }

    /// The commands beside the variable's mapping that use it, with its other name.
    fn uses(&self, document: &Document, name: &str) -> Vec<Operation> {
        let kernel = self.path.segments.len().saturating_sub(2);
        let mut path = Path::default();
        path.segments
            .extend(self.path.segments.iter().take(kernel).cloned());
        path.segments.push(Segment::Key("run".to_owned()));
        let entries = match at_path(document, &path).map(|node| document.value(node)) {
            Some(Value::Dict(entries)) => entries.as_slice(),
            _ => &[],
        };
        entries
            .iter()
            .filter_map(|(key, value)| {
                let (Value::Str(key), Value::Str(command)) = (document.value(*key), document.value(*value))
                else {
                    return None;
                };
                let command = command.as_str()?;
                let renamed = replaced(command, &self.name, name);
                (renamed != command).then(|| Operation::Set {
                    path: child(&path, Segment::Key(key.as_str().unwrap_or_default().to_owned())),
                    value: Stored::Text(renamed),
                })
            })
            .collect()
    }
}

fn at_path(document: &Document, path: &Path) -> Option<NodeId> {
    let mut node = document.root()?;
    for segment in &path.segments {
        node = match (document.value(node), segment) {
            (Value::Dict(entries), Segment::Key(wanted)) => {
                let is_it = |key: NodeId| matches!(document.value(key), Value::Str(key) if key.as_str() == Some(wanted));
                entries.iter().find(|(key, _)| is_it(*key))?.1
            }
            (Value::List(items), Segment::Index(index)) => *items.get(*index)?,
            _ => return None,
        };
    }
    Some(node)
}

/// A command with `$old` and `${old…}` under a new name.
fn replaced(command: &str, old: &str, new: &str) -> String {
    let mut result = String::new();
    let mut rest = command;
    while let Some(at) = rest.find('$') {
        let (before, used) = rest.split_at(at + 1);
        result.push_str(before);
        let open = if used.starts_with('{') { "{" } else { "" };
        result.push_str(open);
        rest = used.strip_prefix('{').unwrap_or(used);
        if let Some(after) = rest.strip_prefix(old)
            && !after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        {
            result.push_str(new);
            rest = after;
        }
    }
    result + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# top
spec:
  kernel:
    environ:
      EPOCHS: '10' # enough
      EPOCHS_MAX: '20'
    run:
      startup: train $EPOCHS ${EPOCHS:-1} $EPOCHS_MAX # all
  mounts:
    data: /home/work/data
";

    fn renamed(at_word: &str, name: &str) -> String {
        let text: Rc<str> = TEXT.into();
        let offset = text.find(at_word).unwrap() + 1;
        let renaming = at(&text, offset, Release::LATEST).unwrap_or_else(|| panic!("nothing at {at_word}"));
        renaming.edits(name, Release::LATEST).unwrap().0.apply(&text)
    }

    #[test]
    fn a_mount_gets_another_name_and_nothing_else_changes() {
        assert_eq!(
            renamed("data:", "inputs"),
            TEXT.replace("    data:", "    inputs:")
        );
    }

    #[test]
    fn the_uses_of_a_variable_in_commands_follow() {
        let expected = TEXT
            .replace("EPOCHS: '10'", "ROUNDS: '10'")
            .replace("$EPOCHS ${EPOCHS:-1}", "$ROUNDS ${ROUNDS:-1}");
        assert_eq!(renamed("EPOCHS: ", "ROUNDS"), expected);
    }

    #[test]
    fn other_keys_and_taken_names_are_not_for_renaming() {
        let text: Rc<str> = TEXT.into();
        for word in ["kernel", "train", "spec"] {
            let offset = text.find(word).unwrap();
            assert_eq!(at(&text, offset, Release::LATEST), None, "{word}");
        }
        let offset = text.find("EPOCHS:").unwrap();
        let renaming = at(&text, offset, Release::LATEST).unwrap();
        assert!(renaming.edits("EPOCHS_MAX", Release::LATEST).is_err());
    }
}
