//! What is done to a text when a form is filled in.

use sesstpl::fields::{FieldId, Presence};
use sesstpl::{Path, Stored};

use super::{Content, Entry};

/// The value of a row that somebody typed: a whole number where the field holds amounts, else a text.
pub(crate) fn row_value(field: FieldId, typed: &str) -> Stored {
    match (field, typed.parse()) {
        (FieldId::Resources, Ok(number)) => Stored::Int(number),
        _ => Stored::Text(typed.to_owned()),
    }
}

/// What is to be removed so that a field is gone: the field, or the section that would be left with nothing in it.
pub(crate) fn removal(entries: &[Entry], path: &Path) -> Path {
    let mut emptied: Option<Path> = None;
    let mut level = entries;
    while let Some(entry) = level.iter().find(|entry| is_on_the_way(entry, path)) {
        let Content::Section(fields, written) = &entry.content else {
            break;
        };
        let may_go = *written == 1 && matches!(entry.field.presence, Presence::Optional(_));
        emptied = if may_go {
            emptied.or_else(|| Some(entry.path.clone()))
        } else {
            None
        };
        level = fields;
    }
    emptied.unwrap_or_else(|| path.clone())
}

fn is_on_the_way(entry: &Entry, path: &Path) -> bool {
    entry.path.segments.len() < path.segments.len() && path.segments.starts_with(&entry.path.segments)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use sesstpl::edit::Operation;
    use sesstpl::{Catalogue, Release, Segment};

    use super::*;
    use crate::form::Form;
    use crate::shared::Shared;
    use crate::state::Checked;

    fn form(text: &str) -> Form {
        let checked = Shared::new(Checked::of(text, Release::LATEST, &Catalogue::default()));
        Form::of(&Rc::from(text), &checked, 0).unwrap_or_else(|| panic!("no form of {text}"))
    }

    fn path(keys: &str) -> Path {
        Path {
            segments: keys.split('.').map(|key| Segment::Key(key.to_owned())).collect(),
            ..Path::default()
        }
    }

    /// What stands at a path.
    fn content<'e>(entries: &'e [Entry], wanted: &Path) -> &'e Content {
        for entry in entries {
            if entry.path == *wanted {
                return &entry.content;
            }
            if let (true, Content::Section(fields, _)) = (is_on_the_way(entry, wanted), &entry.content) {
                return content(fields, wanted);
            }
        }
        panic!("no {wanted} in {entries:#?}");
    }

    #[test]
    fn fields_are_read_under_the_names_that_are_written() {
        let form = form("kind: taskTemplate\nspec:\n  sessionType: batch\n  kernel: {image: 3.9}\n");
        let text = |text: &str, is_text| Content::Scalar {
            text: text.to_owned(),
            is_text,
        };
        assert_eq!(
            *content(&form.entries, &path("spec.sessionType")),
            text("batch", true)
        );
        assert_eq!(
            *content(&form.entries, &path("spec.kernel.image")),
            text("3.9", false)
        );
        assert_eq!(*content(&form.entries, &path("metadata.name")), Content::Missing);
    }

    #[test]
    fn a_text_that_breaks_elsewhere_is_filled_in_all_the_same_and_keeps_what_is_broken() {
        let text =
            "# top\nkind: taskTemplate # which\nmetadata:\n  name: a\n  tag: [x\nspec:\n  type: batch\n";
        let form = form(text);
        assert!(form.is_partial());
        let operation = Operation::Set {
            path: path("spec.type"),
            value: Stored::Text("interactive".into()),
        };
        let edits = form.edit(&operation).unwrap();
        assert_eq!(edits.apply(text), text.replace("batch", "interactive"));
    }

    #[test]
    fn a_section_goes_with_the_last_of_its_fields_unless_it_must_be_there() {
        let form = form("spec:\n  kernel:\n    git:\n      credential: {username: u}\n");
        let credential = path("spec.kernel.git.credential.username");
        assert_eq!(removal(&form.entries, &credential), path("spec.kernel.git"));
        let two = self::form("spec:\n  kernel:\n    image: a\n    git: {repository: b, branch: c}\n");
        let branch = path("spec.kernel.git.branch");
        assert_eq!(removal(&two.entries, &branch), branch);
        let image = path("spec.kernel.image");
        assert_eq!(removal(&two.entries, &image), image);
    }

    #[test]
    fn findings_stand_at_their_fields() {
        let form = form(
            "api_version: v1\nkind: taskTemplate\nmetadata: {name: a}\nspec: {kernel: {environ: {N: 1}}}\n",
        );
        let codes = |keys: &str| {
            let diagnostics = &form.checked.report.diagnostics;
            form.findings(&path(keys))
                .map(|index| diagnostics[index].code.as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(codes("spec.kernel.environ.N"), ["save/not-text"]);
        assert_eq!(codes("spec.kernel.image"), ["save/missing-key"]);
    }

    #[test]
    fn amounts_are_numbers_where_they_look_like_numbers() {
        assert_eq!(row_value(FieldId::Resources, "2"), Stored::Int(2));
        assert_eq!(row_value(FieldId::Resources, "4g"), Stored::Text("4g".into()));
        assert_eq!(row_value(FieldId::Environ, "2"), Stored::Text("2".into()));
    }
}
