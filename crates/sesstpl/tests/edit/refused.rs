//! Edits that cannot be made, and why.

use sesstpl::Stored;
use sesstpl::edit::{EditError, Place, Root};

use super::{edited, edited_in, insert, insert_item, path, remove, rename, set, text};

#[test]
fn a_text_that_cannot_be_read_is_not_edited() {
    let got = edited("a: [", &set("a", Stored::Null));
    assert!(matches!(got, Err(EditError::Unreadable(_))), "{got:?}");
}

#[test]
fn places_that_are_not_there_are_named() {
    let missing = |place: &str| Err(EditError::NoSuchPlace(path(place)));
    assert_eq!(edited("a: 1\n", &remove("b")), missing("b"));
    assert_eq!(edited("a: [1]\n", &set("a[2]", Stored::Null)), missing("a[2]"));
    assert_eq!(
        edited("a: [1]\n", &insert_item("a", 2, Stored::Null)),
        missing("a[2]")
    );
    assert_eq!(edited("a: 1\n", &rename("b.c", "d")), missing("b"));
    assert_eq!(
        edited("a: 1\n", &insert("", "b", Stored::Null, Place::After("c".into()))),
        missing("c")
    );
    assert_eq!(
        edited_in("a: 1\n", Root::Document(1), &remove("a")),
        Err(EditError::NoDocument(1))
    );
    assert_eq!(
        edited_in("- template: 1\n- 2\n", Root::Template(1), &remove("a")),
        Err(EditError::NoTemplate(1))
    );
}

#[test]
fn a_scalar_has_no_keys() {
    let got = edited("a: {b: x}\n", &set("a.b.c", Stored::Null));
    assert_eq!(
        got.unwrap_err().to_string(),
        "`a.b` is a text, which has no key; set another value there first"
    );
}

#[test]
fn a_key_is_not_there_twice() {
    let exists = Err(EditError::KeyExists(path("b")));
    assert_eq!(edited("a: 1\nb: 2\n", &rename("a", "b")), exists);
    assert_eq!(
        edited("a: 1\nb: 2\n", &insert("", "b", Stored::Null, Place::Last)),
        exists
    );
}

#[test]
fn the_whole_document_stays() {
    assert_eq!(edited("a: 1\n", &remove("")), Err(EditError::WholeDocument));
    assert_eq!(edited("a: 1\n", &rename("", "b")), Err(EditError::WholeDocument));
}

#[test]
fn what_comes_by_merge_is_not_removed_here() {
    let merging = "x: &x {k: 1}\ny:\n  <<: *x\n  k: 2\nz: {<<: *x}\n";
    for place in ["y.k", "z.k"] {
        assert_eq!(
            edited(merging, &remove(place)),
            Err(EditError::Merged(path(place)))
        );
    }
}

#[test]
fn a_value_that_holds_itself_is_left_alone() {
    assert_eq!(
        edited("a: &x [*x]\nb: 1\n", &set("b", text("c"))),
        Err(EditError::Circular)
    );
}

#[test]
fn json_has_no_number_that_is_none() {
    assert_eq!(
        edited("{\"a\": 1}", &set("a", Stored::Float(f64::NAN))),
        Err(EditError::NotExpressible(path("a")))
    );
}
