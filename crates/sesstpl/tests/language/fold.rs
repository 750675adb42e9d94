//! What can be folded away.

use sesstpl::language::{FoldKind, folding};

fn folded(text: &str) -> Vec<(FoldKind, &str)> {
    folding(text)
        .iter()
        .map(|range| (range.kind, &text[range.span.start..range.span.end]))
        .collect()
}

#[test]
fn mappings_lists_texts_and_comments_can_be_folded() {
    let text = "# one\n# two\n\n# alone\nspec:\n  agent_list:\n    - a\n    - b\n  kernel:\n    run:\n      bootstrap: |\n        x\n        y\n";
    assert_eq!(
        folded(text),
        [
            (FoldKind::Comment, "\n# two"),
            (
                FoldKind::Mapping,
                "\n  agent_list:\n    - a\n    - b\n  kernel:\n    run:\n      bootstrap: |\n        x\n        y"
            ),
            (FoldKind::List, "\n    - a\n    - b"),
            (
                FoldKind::Mapping,
                "\n    run:\n      bootstrap: |\n        x\n        y"
            ),
            (FoldKind::Mapping, "\n      bootstrap: |\n        x\n        y"),
            (FoldKind::Text, "\n        x\n        y"),
        ]
    );
}

#[test]
fn brackets_can_be_folded() {
    assert_eq!(
        folded("spec: {\n  a: [1,\n    2]\n}\n"),
        [
            (FoldKind::Mapping, "\n  a: [1,\n    2]\n"),
            (FoldKind::List, "1,\n    2"),
        ]
    );
}

#[test]
fn what_stands_on_one_line_cannot_be_folded() {
    assert_eq!(folded("spec: {a: [1, 2]}\nkind: x # a\n# b\n"), []);
}

#[test]
fn an_item_of_a_list_can_be_folded() {
    assert_eq!(
        folded("- template:\n    kind: x\n- a\n"),
        [
            (FoldKind::Mapping, "\n    kind: x"),
            (FoldKind::Mapping, "\n    kind: x"),
        ]
    );
}
