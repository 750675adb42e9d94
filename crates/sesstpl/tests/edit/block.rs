//! Documents written by indentation.

use sesstpl::Stored;
use sesstpl::edit::{Place, Root};

use super::{assert_edited, edited_in, insert, insert_item, list, object, remove, rename, set, text};

const TEMPLATE: &str = "\
# A template.
api_version: v1   # the only one
kind: taskTemplate

# Names.
metadata:
  name: demo  # shown in lists
  # The tag is optional.
  tag: 'a b'
spec:
  kernel:
    environ:
      A: \"1\"
      # B: 2
  mounts:
    - one   # first
    # about two
    - two
";

#[track_caller]
fn assert_line(operation: &sesstpl::edit::Operation, old: &str, new: &str) {
    assert!(TEMPLATE.contains(old), "{old:?} is in the template");
    assert_edited(TEMPLATE, operation, &TEMPLATE.replace(old, new));
}

#[test]
fn a_value_changes_and_its_comment_stays() {
    assert_line(
        &set("metadata.name", text("other")),
        "name: demo  #",
        "name: other  #",
    );
}

#[test]
fn quotes_stay() {
    assert_line(&set("metadata.tag", text("c")), "'a b'", "'c'");
    assert_line(&set("spec.kernel.environ.A", text("2")), "\"1\"", "\"2\"");
}

#[test]
fn text_that_would_be_read_as_something_else_is_quoted_as_the_neighbours_are() {
    assert_edited("a: b\n", &set("a", text("1.5")), "a: '1.5'\n");
    assert_edited(
        "a: b\nc: \"d\"\n",
        &set("a", text("yes")),
        "a: \"yes\"\nc: \"d\"\n",
    );
    assert_edited("a: b\n", &set("a", text("x\u{7}")), "a: \"x\\u0007\"\n");
}

#[test]
fn scalars_are_written_as_the_reader_reads_them() {
    for (value, written) in [
        (Stored::Null, "null"),
        (Stored::Bool(true), "true"),
        (Stored::Int(-5), "-5"),
        (
            Stored::BigInt("123456789012345678901234567890".into()),
            "123456789012345678901234567890",
        ),
        (Stored::Float(1e300), "1.0e+300"),
        (Stored::Float(0.5), "0.5"),
        (Stored::Float(f64::INFINITY), ".inf"),
        (list(&[]), "[]"),
        (object(&[]), "{}"),
        (text(""), "''"),
        (text("a: b"), "'a: b'"),
        (text("it's # not"), "'it''s # not'"),
        (text("two words"), "two words"),
    ] {
        assert_edited("a: b # c\n", &set("a", value), &format!("a: {written} # c\n"));
    }
}

#[test]
fn text_of_several_lines_stands_after_a_bar() {
    assert_edited(
        "a:\n  b: c # d\n  e: f\n",
        &set("a.b", text("one\n\n  two\n")),
        "a:\n  b: | # d\n    one\n\n      two\n  e: f\n",
    );
    assert_edited("a: b\n", &set("a", text(" x\ny")), "a: |2-\n   x\n  y\n");
    assert_edited("- b\n", &set("[0]", text("x\ny\n\n")), "- |+\n  x\n  y\n\n");
    assert_edited(
        "a: |\n  b\n  c\n\nd: e\n",
        &set("a", text("x\ny\n")),
        "a: |\n  x\n  y\n\nd: e\n",
    );
    assert_edited(
        "a: | # why\n  b\n  c\n\nd: e\n",
        &set("a", text("x")),
        "a: x # why\n\nd: e\n",
    );
}

#[test]
fn a_mapping_takes_the_place_of_a_scalar_and_the_other_way_round() {
    let value = object(&[("x", Stored::Int(1)), ("y", list(&[text("z")]))]);
    assert_edited(
        "a: 1 # c\nb: 2\n",
        &set("a", value.clone()),
        "a: # c\n  x: 1\n  y:\n    - z\nb: 2\n",
    );
    assert_edited(
        "a:\nb: 2\n",
        &set("a", value.clone()),
        "a:\n  x: 1\n  y:\n    - z\nb: 2\n",
    );
    assert_edited(
        "- 1 # c\n- 2\n",
        &set("[0]", value.clone()),
        "- x: 1 # c\n  y:\n    - z\n- 2\n",
    );
    assert_edited(
        "-\n- 2\n",
        &set("[0]", value.clone()),
        "- x: 1\n  y:\n    - z\n- 2\n",
    );
    assert_edited(
        "a: # c\n  # d\n  b: 1 # e\n  f: 2 # g\nh: 3\n",
        &set("a", Stored::Int(5)),
        "a: 5 # c\nh: 3\n",
    );
    assert_edited(
        "a:\n  b: 1\n  c: 2\nd: 3\n",
        &set("a", value),
        "a:\n  x: 1\n  y:\n    - z\nd: 3\n",
    );
    assert_edited("- b: 1\n  c: 2\n- d\n", &set("[0]", text("x")), "- x\n- d\n");
}

#[test]
fn missing_parents_are_made() {
    assert_edited(
        TEMPLATE,
        &set("spec.kernel.git.branch", text("main")),
        &TEMPLATE.replace("      # B: 2\n", "      # B: 2\n    git:\n      branch: main\n"),
    );
    assert_edited("", &set("a.b[0]", Stored::Int(1)), "a:\n  b:\n    - 1\n");
    assert_edited("# only this\n", &set("a", Stored::Int(1)), "# only this\na: 1\n");
    assert_edited("a: # soon\n", &set("a.b", Stored::Int(1)), "a: # soon\n  b: 1\n");
    assert_edited(
        "a: {}  # soon\n",
        &set("a.b", Stored::Int(1)),
        "a:  # soon\n  b: 1\n",
    );
    assert_edited("a: []\n", &set("a[0]", text("x")), "a:\n  - x\n");
}

#[test]
fn an_entry_goes_where_it_is_wanted() {
    let one = || Stored::Int(1);
    assert_line(
        &insert("metadata", "group", one(), Place::Last),
        "  tag: 'a b'\n",
        "  tag: 'a b'\n  group: 1\n",
    );
    assert_line(
        &insert("metadata", "group", one(), Place::Before("tag".into())),
        "  # The tag",
        "  group: 1\n  # The tag",
    );
    assert_line(
        &insert("metadata", "group", one(), Place::After("name".into())),
        "  # The tag",
        "  group: 1\n  # The tag",
    );
    assert_line(
        &insert("", "first", one(), Place::Before("api_version".into())),
        "api_version",
        "first: 1\napi_version",
    );
    assert_line(
        &insert("spec.kernel.environ", "C", text("3"), Place::Last),
        "      # B: 2\n",
        "      # B: 2\n      C: '3'\n",
    );
}

#[test]
fn an_item_goes_where_it_is_wanted() {
    assert_line(
        &insert_item("spec.mounts", 0, text("zero")),
        "    - one",
        "    - zero\n    - one",
    );
    assert_line(
        &insert_item("spec.mounts", 1, text("half")),
        "    # about two",
        "    - half\n    # about two",
    );
    assert_line(
        &insert_item("spec.mounts", 2, text("three")),
        "    - two\n",
        "    - two\n    - three\n",
    );
    assert_edited(
        "a:\n- b\nc: d",
        &insert_item("a", 1, text("x")),
        "a:\n- b\n- x\nc: d",
    );
    assert_edited(
        "- - a\n  - b\n",
        &insert_item("[0]", 0, text("x")),
        "- - x\n  - a\n  - b\n",
    );
    assert_edited(
        "- - a\n  - b\n",
        &insert_item("[0]", 2, text("x")),
        "- - a\n  - b\n  - x\n",
    );
}

#[test]
fn what_is_removed_takes_its_comments_along() {
    assert_line(
        &remove("metadata.tag"),
        "  # The tag is optional.\n  tag: 'a b'\n",
        "",
    );
    assert_line(&remove("metadata.name"), "  name: demo  # shown in lists\n", "");
    assert_line(&remove("spec.mounts[1]"), "    # about two\n    - two\n", "");
    assert_line(&remove("api_version"), "api_version: v1   # the only one\n", "");
    assert_line(
        &remove("spec.kernel.environ.A"),
        "environ:\n      A: \"1\"\n",
        "environ: {}\n",
    );
    assert_edited(
        "a: 1\nb:\n  c: 2\n  # end of b\nd: 3\n",
        &remove("b"),
        "a: 1\nd: 3\n",
    );
    assert_edited("a: 1\nb: 2", &remove("b"), "a: 1");
}

#[test]
fn the_first_entry_on_the_line_of_a_dash_is_removed() {
    assert_edited("- a: 1 # x\n  b: 2\n", &remove("[0].a"), "- b: 2\n");
    assert_edited(
        "- a: 1\n  # about b\n  b: 2\n",
        &remove("[0].a"),
        "-\n  # about b\n  b: 2\n",
    );
    assert_edited("- a: 1 # x\n- b\n", &remove("[0].a"), "- {}\n- b\n");
    assert_edited("- - a\n  - b\n", &remove("[0][0]"), "- - b\n");
}

#[test]
fn the_last_member_leaves_empty_brackets() {
    assert_edited("a:\n  - b\nc: 1\n", &remove("a[0]"), "a: []\nc: 1\n");
    assert_edited("a:\n- b\nc: 1\n", &remove("a[0]"), "a: []\nc: 1\n");
    assert_edited("# top\na: 1 # x\n# end\n", &remove("a"), "# top\n{}\n# end\n");
}

#[test]
fn a_key_changes_and_its_value_stays() {
    assert_line(&rename("metadata.name", "title"), "name: demo", "title: demo");
    assert_edited("'a' : 1\n", &rename("a", "b"), "'b' : 1\n");
    assert_edited("? a # x\n: 1\n", &rename("a", "b"), "? b # x\n: 1\n");
    assert_edited("&k a: 1\n", &rename("a", "b"), "&k b: 1\n");
    assert_edited("1: x\n", &rename("1", "true"), "'true': x\n");
}

#[test]
fn of_equal_keys_the_last_counts() {
    assert_edited(
        "a: 1\nb: 2\na: 3\n",
        &set("a", Stored::Int(4)),
        "a: 1\nb: 2\na: 4\n",
    );
    assert_edited("a: 1\nb: 2\na: 3\n", &remove("a"), "b: 2\n");
    assert_edited("a: 1\nb: 2\na: 3\n", &rename("a", "c"), "c: 1\nb: 2\nc: 3\n");
}

#[test]
fn line_ends_and_marks_stay() {
    assert_edited(
        "a: 1\r\nb: 2\r\n",
        &set("c.d", Stored::Int(3)),
        "a: 1\r\nb: 2\r\nc:\r\n  d: 3\r\n",
    );
    assert_edited(
        "\u{FEFF}a: 1\n",
        &insert("", "b", Stored::Int(2), Place::Before("a".into())),
        "\u{FEFF}b: 2\na: 1\n",
    );
    assert_edited("a: 1", &set("b", Stored::Int(2)), "a: 1\nb: 2");
    assert_edited("a: 1\rb: 2\r", &set("c", Stored::Int(3)), "a: 1\rb: 2\rc: 3\r");
}

#[test]
fn the_indentation_of_the_neighbours_is_used() {
    assert_edited(
        "a:\n    b: 1\n",
        &set("c.d", list(&[text("x")])),
        "a:\n    b: 1\nc:\n    d:\n        - x\n",
    );
    assert_edited("a:\n- 1\n", &set("b", list(&[text("x")])), "a:\n- 1\nb:\n- x\n");
}

#[test]
fn each_document_is_edited_by_itself() {
    let documents = "template:\n  kind: x\n---\n# two\ntemplate:\n  kind: y\n...\n";
    let got = edited_in(documents, Root::Template(1), &set("kind", text("z")));
    assert_eq!(got.unwrap(), documents.replace("kind: y", "kind: z"));
    let got = edited_in(
        "a: 1\n---\n---\nb: 2\n",
        Root::Document(1),
        &set("x", Stored::Int(3)),
    );
    assert_eq!(got.unwrap(), "a: 1\n---\nx: 3\n---\nb: 2\n");
    let got = edited_in(
        "--- a\n...\n--- |\n  b\n",
        Root::Document(1),
        &set("", Stored::Int(3)),
    );
    assert_eq!(got.unwrap(), "--- a\n...\n--- 3\n");
}

#[test]
fn templates_are_found_in_their_envelope() {
    let listed = "session_templates:\n- template: {kind: x}\n- template:\n    kind: y\n";
    let got = edited_in(listed, Root::Template(1), &remove("kind"));
    assert_eq!(
        got.unwrap(),
        "session_templates:\n- template: {kind: x}\n- template: {}\n"
    );
    let bare_list = "- template: {kind: x}\n";
    let got = edited_in(bare_list, Root::Template(0), &rename("kind", "type"));
    assert_eq!(got.unwrap(), "- template: {type: x}\n");
}
