//! Anchors, aliases and merge keys: what is written once and meant twice.

use sesstpl::Stored;

use super::{assert_edited, object, remove, set, text};

#[test]
fn an_alias_becomes_a_copy_where_it_is_edited() {
    assert_edited(
        "a: &x {k: 1, l: 2}\nb: *x # c\n",
        &set("b.k", Stored::Int(3)),
        "a: &x {k: 1, l: 2}\nb: # c\n  k: 3\n  l: 2\n",
    );
    assert_edited("a: &x 1\nb: *x\n", &set("b", text("y")), "a: &x 1\nb: y\n");
}

#[test]
fn the_first_alias_keeps_the_old_value_of_what_is_edited() {
    assert_edited(
        "a: &x {k: 1}\nb: *x\nc: *x\n",
        &set("a.k", Stored::Int(3)),
        "a: {k: 3}\nb: &x\n  k: 1\nc: *x\n",
    );
    assert_edited("a: &x 1\nb: *x\n", &set("a", Stored::Int(2)), "a: 2\nb: &x 1\n");
    assert_edited("a: &x 1\nb: [*x]\n", &remove("a"), "b: [&x 1]\n");
}

#[test]
fn an_anchor_that_nobody_needs_stays() {
    assert_edited("a: &x 1\n", &set("a", Stored::Int(2)), "a: &x 2\n");
    assert_edited(
        "a: &x 1\n",
        &set("a", object(&[("k", Stored::Null)])),
        "a: &x\n  k: null\n",
    );
    assert_edited("a: &x !!str 1\n", &set("a", Stored::Int(2)), "a: &x 2\n");
}

#[test]
fn a_merged_key_is_written_out_where_it_is_set() {
    assert_edited(
        "a: &x\n  k: 1\n  m: {n: 1}\nb:\n  <<: *x\n",
        &set("b.m.n", Stored::Int(2)),
        "a: &x\n  k: 1\n  m: {n: 1}\nb:\n  <<: *x\n  m:\n    n: 2\n",
    );
}

#[test]
fn what_is_merged_keeps_its_old_value() {
    assert_edited(
        "a: &x\n  k: 1\nb:\n  <<: *x\n",
        &set("a.k", Stored::Int(2)),
        "a:\n  k: 2\nb:\n  <<: &x\n    k: 1\n",
    );
}
