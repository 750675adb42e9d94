//! Documents written in brackets.

use sesstpl::Stored;
use sesstpl::edit::Place;

use super::{assert_edited, insert, insert_item, list, object, remove, rename, set, text};

#[test]
fn values_in_braces_change() {
    assert_edited(
        "{a: 1, b: [x, y]} # c\n",
        &set("b[1]", text("a, b")),
        "{a: 1, b: [x, 'a, b']} # c\n",
    );
    assert_edited(
        "a: {b: 1} # c\n",
        &set("a", object(&[("x", list(&[Stored::Null]))])),
        "a: {x: [null]} # c\n",
    );
    assert_edited("{a: , b}\n", &set("a", Stored::Int(1)), "{a: 1 , b}\n");
    assert_edited("{a: , b}\n", &set("b", Stored::Int(1)), "{a: , b: 1}\n");
}

#[test]
fn members_are_added_between_commas() {
    assert_edited("[a, b]\n", &insert_item("", 2, text("c")), "[a, b, c]\n");
    assert_edited("[a, b,]\n", &insert_item("", 2, text("c")), "[a, b, c,]\n");
    assert_edited("[a, b]\n", &insert_item("", 0, text("c")), "[c, a, b]\n");
    assert_edited("x: {a: 1}\n", &set("x.b", Stored::Int(2)), "x: {a: 1, b: 2}\n");
    assert_edited("[a: 1]\n", &set("[0].b", Stored::Int(2)), "[{a: 1, b: 2}]\n");
    assert_edited(
        "{\n  a: 1, # one\n  b: 2 # two\n}\n",
        &set("c", Stored::Int(3)),
        "{\n  a: 1, # one\n  b: 2, # two\n  c: 3\n}\n",
    );
}

#[test]
fn members_are_removed_with_their_commas() {
    assert_edited("[a, b, c]\n", &remove("[0]"), "[b, c]\n");
    assert_edited("[a, b, c]\n", &remove("[2]"), "[a, b]\n");
    assert_edited("[a, b, ]\n", &remove("[1]"), "[a, ]\n");
    assert_edited("{a: 1}\n", &remove("a"), "{}\n");
    assert_edited(
        "{\n  a: 1, # one\n  # about b\n  b: 2 # two\n}\n",
        &remove("b"),
        "{\n  a: 1 # one\n}\n",
    );
    assert_edited(
        "{\n  a: 1, # one\n  # about b\n  b: 2 # two\n}\n",
        &remove("a"),
        "{\n  # about b\n  b: 2 # two\n}\n",
    );
}

#[test]
fn json_stays_json() {
    let pretty = "{\n    \"a\": 1,\n    \"b\": [\n        \"x\"\n    ]\n}\n";
    assert_edited(
        pretty,
        &set("c", object(&[("d", list(&[text("é\n")]))])),
        "{\n    \"a\": 1,\n    \"b\": [\n        \"x\"\n    ],\n    \"c\": {\n        \"d\": [\n            \"é\\n\"\n        ]\n    }\n}\n",
    );
    assert_edited(pretty, &remove("b"), "{\n    \"a\": 1\n}\n");
    assert_edited(pretty, &remove("b[0]"), "{\n    \"a\": 1,\n    \"b\": []\n}\n");
    assert_edited(
        "{\"a\":1,\"b\":2}",
        &set("c", list(&[text("x"), text("y")])),
        "{\"a\":1,\"b\":2,\"c\":[\"x\",\"y\"]}",
    );
    assert_edited("{}", &set("a.b", Stored::Bool(true)), "{\"a\": {\"b\": true}}");
    assert_edited("{\"a\": 1}", &rename("a", "b\""), "{\"b\\\"\": 1}");
    assert_edited(
        "{\"a\": 1}",
        &insert("", "b", text("1"), Place::Before("a".into())),
        "{\"b\": \"1\", \"a\": 1}",
    );
    assert_edited("[]", &insert_item("", 0, Stored::Float(1e300)), "[1.0e+300]");
}
