//! What may be written at the cursor.

use sesstpl::Release;
use sesstpl::language::CompletionKind;

use crate::mark::{at, labels, taken};

const KINDS: &str = "taskTemplate task_template clusterTemplate cluster_template";
const TOP: &str = "api_version kind metadata spec session_templates template";
const SPEC: &str = "kernel type scaling_group mounts resources agent_list";
const KERNEL: &str = "image architecture environ run git";
const IMAGES: &str = "cr.backend.ai/stable/python:3.9-ubuntu20.04 cr.backend.ai/stable/pytorch:2.1";

fn assert_labels(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(document, expected)| {
            let got = labels(document);
            (got != *expected)
                .then(|| format!("--- document\n{document}\n--- expected\n{expected}\n--- got\n{got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn assert_taken(rows: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(document, label, expected)| {
            let got = taken(document, label);
            (got != *expected)
                .then(|| format!("--- {label} in\n{document}\n--- expected\n{expected}\n--- got\n{got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn an_empty_document_may_begin_with_a_whole_template_a_field_or_an_envelope() {
    let all = format!("session template {TOP}");
    assert_labels(&[
        ("‸", &all),
        ("---\n‸", &all),
        ("# a comment\n‸\n", &all),
        ("\n\n‸", &all),
    ]);
    assert_labels(&[("ki‸", "kind"), ("{‸}", TOP), ("{\"‸\"}", TOP)]);
}

#[test]
fn keys_that_are_present_under_any_name_are_not_offered() {
    assert_labels(&[
        ("kind: x\n‸", "api_version metadata spec"),
        ("apiVersion: v1\n‸", "kind metadata spec"),
        ("kind: x\n‸\nspec: {}\n", "api_version metadata"),
        ("‸\nspec: {}\nkind: x\n", "api_version metadata"),
        (
            "spec:\n  sessionType: batch\n  ‸",
            "kernel scaling_group mounts resources agent_list",
        ),
        ("metadata:\n  name: a\n  ‸", "tag"),
        ("metadata:\n  name: a\n  tag: b\n  ‸", ""),
    ]);
}

#[test]
fn the_indentation_of_an_empty_line_decides_the_parent() {
    assert_labels(&[
        ("spec:\n  ‸", SPEC),
        ("spec:\n    ‸", SPEC),
        ("spec:\n  kernel:\n    ‸", KERNEL),
        (
            "spec:\n  kernel:\n  ‸",
            "type scaling_group mounts resources agent_list",
        ),
        ("spec:\n  kernel:\n‸", "api_version kind metadata"),
        (
            "spec:\n  kernel:\n    image: x\n    ‸",
            "architecture environ run git",
        ),
        (
            "spec:\n  kernel:\n    image: x\n  ‸",
            "type scaling_group mounts resources agent_list",
        ),
        (
            "spec:\n  kernel:\n    image: x\n\n    ‸\n\n  mounts: {}\n",
            "architecture environ run git",
        ),
        (
            "spec:\n  kernel:\n    git:\n      ‸",
            "repository commit branch credential destination_dir",
        ),
        (
            "spec:\n  kernel:\n    git:\n      credential:\n        ‸",
            "username password",
        ),
        ("spec:\n  kernel:\n    run:\n      ‸", "bootstrap startup"),
    ]);
}

#[test]
fn later_lines_of_the_same_mapping_count() {
    assert_labels(&[
        (
            "spec:\n  ‸\n  mounts: {}\n  type: batch\n",
            "kernel scaling_group resources agent_list",
        ),
        (
            "spec:\n  ‸\n  kernel:\n    image: x\n",
            "type scaling_group mounts resources agent_list",
        ),
        ("metadata:\n  ‸\n  name: x\n", "tag"),
    ]);
}

#[test]
fn a_half_written_word_chooses() {
    assert_labels(&[
        ("spec:\n  ker‸", "kernel"),
        ("spec:\n  KER‸", "kernel"),
        ("spec:\n  scalingG‸", "scaling_group"),
        ("spec:\n  session_t‸", "type"),
        ("spec:\n  ker‸\n  mounts: {}\n", "kernel"),
        ("spec:\n  mounts: {}\n  ker‸\n", "kernel"),
        ("spec:\n  mounts: {}\n  ker‸\n\nkind: x\n", "kernel"),
        ("spec:\n  r‸", "resources kernel scaling_group"),
        ("spec:\n  zzz‸", ""),
        ("met‸", "metadata"),
    ]);
}

#[test]
fn a_key_that_is_there_may_be_replaced() {
    assert_labels(&[
        ("spec:\n  ker‸nel:\n    image: x\n", "kernel"),
        ("spec:\n  ‸kernel:\n    image: x\n", SPEC),
        ("spec:\n  kernel‸:\n    image: x\n", "kernel"),
    ]);
    assert_taken(&[
        ("spec:\n  re‸x: {}\n", "resources", "spec:\n  resources: {}\n"),
        ("{\"ki‸\": \"x\"}", "kind", "{\"kind\": \"x\"}"),
        ("{'ki‸': x}", "kind", "{'kind': x}"),
    ]);
}

#[test]
fn words_are_offered_by_release() {
    assert_labels(&[
        ("kind: ‸", KINDS),
        ("kind:‸", KINDS),
        ("kind: task_‸", "taskTemplate task_template"),
        ("spec:\n  type: ‸", "interactive batch inference system"),
        ("spec:\n  type: ba‸", "batch"),
        ("spec:\n  type: ba‸tch # note\n", "batch"),
        ("spec:\n  type: 'ba‸'", "batch"),
        ("spec:\n  type:\n    ba‸\n", "batch"),
        ("spec: {type: in‸}", "interactive inference"),
        ("spec: {type: ‸}", "interactive batch inference system"),
    ]);
    let words = |release: &str| {
        let found = at("spec:\n  type: ‸", release.parse().unwrap());
        found
            .into_iter()
            .map(|completion| completion.label)
            .collect::<Vec<_>>()
    };
    assert_eq!(words("22.9.23"), ["interactive", "batch"]);
    assert_eq!(words("23.9.10"), ["interactive", "batch", "inference"]);
}

#[test]
fn fields_are_offered_by_release() {
    let found = at("spec:\n  ‸", "20.9.20".parse().unwrap());
    let names: Vec<_> = found.iter().map(|completion| completion.label.as_str()).collect();
    assert_eq!(names, ["kernel", "type", "mounts", "resources"]);
}

#[test]
fn the_cluster_supplies_values() {
    assert_labels(&[
        ("spec:\n  kernel:\n    image: ‸", IMAGES),
        (
            "spec:\n  kernel:\n    image: pyto‸",
            "cr.backend.ai/stable/pytorch:2.1",
        ),
        ("spec:\n  kernel: {image: ‸}", IMAGES),
        ("spec:\n  kernel:\n    image: \"‸\"", IMAGES),
        ("spec:\n  scaling_group: ‸", "default gpu"),
        ("spec:\n  kernel:\n    architecture: ‸", "x86_64"),
        ("spec:\n  mounts:\n    ‸", "data models 2024"),
        ("spec:\n  mounts:\n    data:\n    ‸", "models 2024"),
        ("spec:\n  mounts: {‸}", "data models 2024"),
        ("spec:\n  mounts: {data: , ‸}", "models 2024"),
        ("spec:\n  mounts:\n    data: ‸", "/home/work/data"),
        ("spec:\n  mounts:\n    data: /home‸", "/home/work/data"),
        ("spec:\n  resources:\n    ‸", "cpu mem cuda.device cuda.shares"),
        (
            "spec:\n  resources:\n    cpu: 1\n    cu‸",
            "cuda.device cuda.shares",
        ),
        ("spec:\n  agent_list:\n    - ‸", "i-gpu01 i-gpu02"),
        ("spec:\n  agent_list:\n  - i-gpu01\n  - ‸", "i-gpu01 i-gpu02"),
        ("spec:\n  agent_list:\n    ‸", "i-gpu01 i-gpu02"),
        ("spec:\n  agent_list: [‸]", "i-gpu01 i-gpu02"),
        ("spec:\n  agent_list: [a, i-gpu02‸]", "i-gpu02"),
        (
            "- group_id: ‸\n  template: {}",
            "6f9c2a52-0a4b-4d5e-9f35-0c4b1d4a9e11",
        ),
    ]);
}

#[test]
fn a_section_may_be_begun_after_its_colon() {
    assert_labels(&[
        ("spec: ‸", SPEC),
        ("spec:‸", SPEC),
        ("spec:\n  kernel: ‸\n  mounts: {}\n", KERNEL),
        ("spec:\n  resources: ‸", "cpu mem cuda.device cuda.shares"),
        ("spec:\n  agent_list: ‸", "i-gpu01 i-gpu02"),
    ]);
    assert_taken(&[
        ("spec: ‸", "kernel", "spec:\n  kernel:\n    image: ‸"),
        (
            "spec:\n  agent_list: ‸",
            "i-gpu01",
            "spec:\n  agent_list:\n    - i-gpu01",
        ),
    ]);
}

#[test]
fn all_envelopes_are_known() {
    assert_labels(&[
        ("session_templates:\n  ‸", "template"),
        ("session_templates:\n  - ‸", "template name"),
        (
            "session_templates:\n  - template:\n      ‸",
            "api_version kind metadata spec",
        ),
        (
            "session_templates:\n  - template:\n      kind: x\n      spec:\n        ‸",
            SPEC,
        ),
        ("session_templates:\n  - template:\n      kind: x\n    ‸", "name"),
        (
            "session_templates:\n- template:\n    kind: x\n- ‸",
            "template name",
        ),
        ("template:\n  ‸", "api_version kind metadata spec"),
        (
            "template:\n  kind: x\n---\ntemplate:\n  spec:\n    ker‸",
            "kernel",
        ),
        ("- template:\n    spec:\n      kernel:\n        ‸", KERNEL),
        ("- template: {spec: {kernel: {‸}}}", KERNEL),
        ("[{\"template\": {\"spec\": {‸}}}]", SPEC),
        ("{\"session_templates\": [{‸}]}", "template name"),
    ]);
}

#[test]
fn owners_are_offered_to_releases_that_take_them() {
    let found = at("- ‸\n  template: {}", "23.9.10".parse().unwrap());
    let names: Vec<_> = found.iter().map(|completion| completion.label.as_str()).collect();
    assert_eq!(names, ["name", "group_id", "user_uuid"]);
}

#[test]
fn braces_are_understood_open_and_closed() {
    assert_labels(&[
        ("spec: {‸}", SPEC),
        ("spec: {‸", SPEC),
        ("spec: {ker‸", "kernel"),
        ("spec: {ker‸}", "kernel"),
        ("spec: {kernel: {‸\nkind: x\n", KERNEL),
        (
            "spec: {kernel: {image: x}, ‸}",
            "type scaling_group mounts resources agent_list",
        ),
        (
            "spec: {\n  type: batch,\n  ‸\n}\n",
            "kernel scaling_group mounts resources agent_list",
        ),
        (
            "spec:\n  mounts: {‸\n  resources:\n    cpu: 1\n",
            "data models 2024",
        ),
        ("{\"kind\": \"x\", ‸}", "api_version metadata spec"),
        ("{\"kind\": \"x\", \"‸\"}", "api_version metadata spec"),
        ("{\"kind\": \"x\", \"sp‸", "spec"),
        ("{\"kind\": \"‸\"}", KINDS),
        ("{\"kind\": ‸}", KINDS),
    ]);
}

#[test]
fn what_is_put_in_keeps_the_style_around_it() {
    assert_taken(&[
        (
            "‸",
            "session template",
            "api_version: ‸\nkind: ‸taskTemplate\nmetadata:\n  name: ‸\nspec:\n  kernel:\n    image: ‸",
        ),
        ("spec:\n  ker‸", "kernel", "spec:\n  kernel:\n    image: ‸"),
        (
            "spec:\n    mounts: {}\n    ker‸",
            "kernel",
            "spec:\n    mounts: {}\n    kernel:\n        image: ‸",
        ),
        ("spec: {ker‸}", "kernel", "spec: {kernel: {image: ‸}}"),
        (
            "spec: {‸ mounts: {}}",
            "kernel",
            "spec: {kernel: {image: ‸},  mounts: {}}",
        ),
        (
            "{\"spec\": {\"ker‸\"}}",
            "kernel",
            "{\"spec\": {\"kernel\": {\"image\": \"‸\"}}}",
        ),
        (
            "{\"spec\": {‸}}",
            "type",
            "{\"spec\": {\"type\": ‸\"interactive\"}}",
        ),
        ("spec:\n  ‸", "type", "spec:\n  type: ‸interactive"),
        ("spec:\n  ‸", "agent_list", "spec:\n  agent_list:\n    - ‸"),
        ("spec:\n  ‸", "mounts", "spec:\n  mounts:\n    ‸"),
        ("spec: {‸}", "mounts", "spec: {mounts: {‸}}"),
        (
            "spec:\n  kernel:\n    ‸",
            "architecture",
            "spec:\n  kernel:\n    architecture: ‸x86_64",
        ),
        (
            "spec:\n  kernel:\n    ‸",
            "run",
            "spec:\n  kernel:\n    run:\n      ‸",
        ),
        (
            "session_templates:\n  ‸",
            "template",
            "session_templates:\n  - template:\n      api_version: ‸\n      kind: ‸taskTemplate\n      metadata:\n        name: ‸\n      spec:\n        kernel:\n          image: ‸",
        ),
    ]);
}

#[test]
fn values_are_quoted_where_they_must_be() {
    assert_taken(&[
        ("kind:‸", "taskTemplate", "kind: taskTemplate"),
        ("kind: \"‸\"", "taskTemplate", "kind: \"taskTemplate\""),
        ("kind: \"ta‸", "taskTemplate", "kind: \"taskTemplate\""),
        ("{\"kind\": ‸}", "taskTemplate", "{\"kind\": \"taskTemplate\"}"),
        (
            "spec:\n  mounts:\n    ‸",
            "2024",
            "spec:\n  mounts:\n    \"2024\": ‸/home/work/2024",
        ),
        (
            "spec:\n  mounts:\n    ‸",
            "data",
            "spec:\n  mounts:\n    data: ‸/home/work/data",
        ),
    ]);
}

#[test]
fn what_stands_below_is_not_taken_from_the_entry_above() {
    assert_labels(&[("spec:\n  kernel:\n  ‸\n    image: x\n", "")]);
    assert_taken(&[(
        "spec:\n  ker‸\n    image: x\n",
        "kernel",
        "spec:\n  kernel:\n    image: x\n",
    )]);
}

#[test]
fn wrong_indentation_is_mended() {
    assert_taken(&[
        (
            "spec:\n  type: batch\n      ‸\n",
            "mounts",
            "spec:\n  type: batch\n  mounts:\n    ‸\n",
        ),
        (
            "spec:\n      ‸\n  type: batch\n",
            "mounts",
            "spec:\n  mounts:\n    ‸\n  type: batch\n",
        ),
        (
            "spec:\n    type: batch\n  mo‸\n",
            "mounts",
            "spec:\n    type: batch\n    mounts:\n        ‸\n",
        ),
    ]);
}

#[test]
fn nothing_is_offered_in_comments_texts_and_values_of_ones_own() {
    assert_labels(&[
        ("# ki‸", ""),
        ("kind: x # ‸", ""),
        (
            "spec:\n  kernel:\n    run:\n      bootstrap: |\n        ki‸\n",
            "",
        ),
        (
            "spec:\n  kernel:\n    run:\n      bootstrap: |\n        a\n        ‸\n        b\n",
            "",
        ),
        ("metadata:\n  name: ‸", ""),
        ("metadata:\n  name: a ‸b", ""),
        ("spec:\n  kernel:\n    environ:\n      ‸", ""),
        (
            "spec:\n  kernel:\n    run:\n      startup: python\n        b‸\n",
            "",
        ),
        ("labels:\n  ‸", ""),
    ]);
}

#[test]
fn after_a_block_of_text_keys_go_on() {
    assert_labels(&[
        (
            "spec:\n  kernel:\n    run:\n      bootstrap: |\n        a\n      ‸\n",
            "startup",
        ),
        (
            "spec:\n  kernel:\n    run:\n      bootstrap: |\n        a\n    ‸\n    image: x",
            "architecture environ git",
        ),
        (
            "spec:\n  kernel:\n    run:\n      bootstrap: |\n        a\n      st‸\n",
            "startup",
        ),
    ]);
}

#[test]
fn an_error_elsewhere_does_no_harm() {
    for broken in [
        "a: b: c",
        "x: \"unclosed",
        "x: [1, 2",
        "x: {a: 1",
        "\tx: 1",
        "x: 'y",
        "@",
        "x: *nobody",
        "%",
        "?",
        ": :",
    ] {
        assert_labels(&[
            (&format!("kind: x\n{broken}\nspec:\n  ker‸\n"), "kernel"),
            (&format!("spec:\n  ker‸\n{broken}\n"), "kernel"),
            (&format!("spec:\n  {broken}\n  kernel:\n    ‸\n"), KERNEL),
        ]);
    }
}

#[test]
fn required_fields_are_marked_and_stand_first() {
    let found = at("spec:\n  kernel:\n    git:\n      ‸", Release::LATEST);
    assert_eq!(found[0].label, "repository");
    assert!(found[0].required);
    assert!(found[1..].iter().all(|completion| !completion.required));
    assert_eq!(found[0].kind, CompletionKind::Field);
    assert_eq!(found[0].detail, "repository: text, required");
    assert!(found[0].documentation.starts_with("The repository's address"));
}

#[test]
fn other_names_of_a_field_find_it() {
    let found = at("spec:\n  ‸", Release::LATEST);
    let session_type = found
        .iter()
        .find(|completion| completion.label == "type")
        .unwrap();
    assert_eq!(session_type.aliases, ["session_type", "sessionType"]);
}
