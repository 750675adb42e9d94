//! What is left of a text when all fixes are applied.

use sesstpl::{CheckOptions, Diagnostic, Release, Report, check, fix};

use super::corpora;

#[track_caller]
fn assert_mended(before: &str, include_unsafe: bool, after: &str) {
    let applied = fix::mend(before, &CheckOptions::default(), include_unsafe);
    assert!(
        applied.text == after && applied.is_settled,
        "--- document\n{before}\n--- expected\n{after}\n--- got, by {:?}\n{}",
        applied.titles,
        applied.text
    );
    assert_eq!(applied.edits.apply(before), after);
}

const BEFORE: &str = "\
# a template
api_version: 6   # as it was
kind: taskTemplate
metadata: {name: demo, tag: 1:30}
spec:
  scalingGroup: default
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    architecture: amd64
    environ:
      yes: 017 # octal?
    git:
      repository: https://github.com/lablup/backend.ai
      branch: 19.09
      dest_dir: /home/work/my code
    run:
      bootstrap: |
        echo ready
  mounts:
    data: ~
  resources: {mem: 4Gi}
";

#[test]
fn safe_fixes_write_down_what_is_meant() {
    let after = "\
# a template
api_version: '6'   # as it was
kind: taskTemplate
metadata: {name: demo, tag: '1:30'}
spec:
  scaling_group: default
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    architecture: x86_64
    environ:
      'yes': '017' # octal?
    git:
      repository: https://github.com/lablup/backend.ai
      branch: '19.09'
      destination_dir: /home/work/my code
    run:
      bootstrap: |
        echo ready
  mounts:
    data: /home/work/data
  resources: {mem: 4g}
";
    assert_mended(BEFORE, false, after);
}

#[test]
fn unsafe_fixes_make_commands_of_a_repository() {
    let safe = fix::mend(BEFORE, &CheckOptions::default(), false).text;
    let git = "    git:
      repository: https://github.com/lablup/backend.ai
      branch: '19.09'
      destination_dir: /home/work/my code
";
    let script = "        echo ready\n";
    let clone =
        "        git clone --branch=19.09 -- https://github.com/lablup/backend.ai '/home/work/my code'\n";
    let after = safe.replace(git, "").replace(script, &[clone, script].concat());
    let (comment, template) = after.split_once('\n').unwrap();
    let template = template.replace('\n', "\n  ");
    let wrapped = format!("{comment}\ntemplate:\n  {}\n", template.trim_end());
    assert_mended(&safe, true, &wrapped);
}

/// How much there is because of which a template is not stored, now or once the rest is mended. A text that cannot be
/// read hides the rest.
fn faults(report: &Report) -> (bool, usize) {
    let group = |found: &&Diagnostic, group: &str| found.code.as_str().starts_with(group);
    let count = |name| {
        report
            .diagnostics
            .iter()
            .filter(|found| group(found, name))
            .count()
    };
    (count("syntax/") > 0, count("save/"))
}

#[test]
fn mending_comes_to_an_end_and_makes_nothing_worse() {
    let releases: Vec<Release> = Release::all().collect();
    let mut mended = 0;
    for (index, text) in corpora::sample(23).iter().enumerate() {
        let options = CheckOptions {
            release: releases[index % releases.len()],
        };
        let before = check(text, &options);
        for include_unsafe in [false, true] {
            let applied = fix::mend(text, &options, include_unsafe);
            let release = options.release;
            let context = format!(
                "{release}, by {:?}\n--- before\n{text}\n--- after\n{}",
                applied.titles, applied.text
            );
            assert!(applied.is_settled, "it goes on and on\n{context}");
            assert_eq!(applied.edits.apply(text), applied.text, "{context}");
            let after = check(&applied.text, &options);
            assert!(faults(&after) <= faults(&before), "it is worse\n{context}");
            assert!(
                fix::mend(&applied.text, &options, include_unsafe)
                    .titles
                    .is_empty(),
                "something is left\n{context}"
            );
            mended += usize::from(!before.ok() && after.ok());
        }
    }
    assert!(mended > 50, "only {mended} documents were mended");
}
