//! The parts of documents.

use std::fmt::Write;

use sesstpl::language::{Symbol, symbols};

fn drawn(text: &str) -> String {
    fn draw(symbols: &[Symbol], depth: usize, drawn: &mut String) {
        for symbol in symbols {
            let name = if symbol.detail.is_empty() {
                symbol.name.clone()
            } else {
                format!("{} = {}", symbol.name, symbol.detail)
            };
            writeln!(drawn, "{}{:?} {name}", "  ".repeat(depth), symbol.kind).unwrap();
            draw(&symbol.children, depth + 1, drawn);
        }
    }
    let mut drawn = String::new();
    draw(&symbols(text), 0, &mut drawn);
    drawn
}

#[test]
fn a_template_has_the_parts_that_it_is_written_in() {
    assert_eq!(
        drawn(
            "kind: taskTemplate\nspec:\n  agent_list: [a, 'b']\n  kernel:\n    image: x\n    run: {bootstrap: |\n"
        ),
        "\
Value kind = taskTemplate
Mapping spec
  List agent_list
    Value 1 = a
    Value 2 = b
  Mapping kernel
    Value image = x
    Mapping run
      Value bootstrap = |
"
    );
}

#[test]
fn templates_in_lists_and_documents_have_names() {
    assert_eq!(
        drawn(
            "session_templates:\n  - template:\n      metadata: {name: one}\n  - name: two\n    template: {}\n"
        ),
        "\
List session_templates
  Template one
    Mapping template
      Mapping metadata
        Value name = one
  Template two
    Value name = two
    Mapping template
"
    );
    assert_eq!(
        drawn("template:\n  metadata:\n    name: one\n---\ntemplate:\n  kind: x\n"),
        "\
Template one
  Mapping template
    Mapping metadata
      Value name = one
Template 2
  Mapping template
    Value kind = x
"
    );
}

#[test]
fn a_broken_line_leaves_the_others() {
    assert_eq!(
        drawn("kind: x\nspec: {a: [\nmetadata:\n  name: demo\n"),
        "\
Value kind = x
Mapping spec
  List a
Mapping metadata
  Value name = demo
"
    );
}

#[test]
fn a_part_ends_with_its_last_value_and_is_named_by_its_key() {
    let text = "spec:\n  kernel:\n    image: x\n\nkind: y\n";
    let spec = &symbols(text)[0];
    assert_eq!(
        &text[spec.span.start..spec.span.end],
        "spec:\n  kernel:\n    image: x"
    );
    assert_eq!(&text[spec.selection.start..spec.selection.end], "spec");
}

#[test]
fn depth_is_bounded() {
    let text = "[".repeat(100_000);
    let mut depth = 0;
    let mut level = symbols(&text);
    while let Some(first) = level.into_iter().next() {
        depth += 1;
        level = first.children;
    }
    assert_eq!(depth, 32);
}
