//! What the project's documents show: templates, commands and links.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::sesstpl;

/// A block of a document.
struct Block {
    document: PathBuf,
    language: String,
    text: String,
}

fn documents() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let listed = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths
            .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
            .collect::<Vec<_>>()
    };
    let mut paths = listed(&root);
    paths.extend(listed(&root.join("docs")));
    paths.sort();
    assert!(paths.len() > 8, "{paths:?}");
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a document");
        (path, text)
    };
    paths.into_iter().map(read).collect()
}

fn blocks(language: &str) -> Vec<Block> {
    let mut found = Vec::new();
    for (document, text) in documents() {
        let mut open: Option<Block> = None;
        for line in text.lines() {
            match (&mut open, line.trim_start().strip_prefix("```")) {
                (None, Some(language)) => {
                    open = Some(Block {
                        document: document.clone(),
                        language: language.to_owned(),
                        text: String::new(),
                    });
                }
                (Some(_), Some(_)) => found.extend(open.take()),
                (Some(block), None) => {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
                (None, None) => {}
            }
        }
        assert!(open.is_none(), "{}: a block has no end", document.display());
    }
    found.retain(|block| block.language == language);
    found
}

#[test]
fn every_template_shown_can_be_stored_and_launched() {
    let templates = blocks("yaml")
        .into_iter()
        .filter(|block| block.text.contains("taskTemplate"));
    let mut count = 0;
    for block in templates {
        count += 1;
        for release in ["22.9", "23.9", "25.5", "26.9"] {
            let output = sesstpl()
                .args(["check", "--release", release])
                .stdin(&block.text)
                .output()
                .expect("a run");
            let said = String::from_utf8_lossy(&output.stdout);
            assert!(
                output.status.success(),
                "{}\n{}\n{said}",
                block.document.display(),
                block.text
            );
        }
    }
    assert!(count >= 4, "{count} templates");
}

#[test]
fn every_command_shown_has_the_options_shown() {
    let mut helps: BTreeMap<Vec<String>, String> = BTreeMap::new();
    let mut count = 0;
    for block in blocks("console") {
        for line in block.text.lines() {
            let Some((_, command)) = line
                .split_once("sesstpl ")
                .filter(|(before, _)| is_prompt(before))
            else {
                continue;
            };
            let command = command.split(['|', '>']).next().unwrap_or_default();
            let words: Vec<&str> = command.split_whitespace().collect();
            let names = words
                .iter()
                .take_while(|word| is_name(word))
                .map(ToString::to_string);
            let names: Vec<String> = names.collect();
            let help = helps.entry(names.clone()).or_insert_with(|| help(&names));
            for option in words
                .iter()
                .filter(|word| word.starts_with('-') && word.len() > 1)
            {
                let option = option.split('=').next().unwrap_or_default();
                let is_known = help
                    .split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'))
                    .any(|word| word == option);
                assert!(
                    is_known,
                    "{}: `{line}`: no `{option}`\n{help}",
                    block.document.display()
                );
            }
            count += 1;
        }
    }
    assert!(count > 30, "{count} commands");
}

/// The help of the longest command that words name.
fn help(names: &[String]) -> String {
    for length in (1..=names.len()).rev() {
        let command = names.get(..length).unwrap_or_default();
        let output = sesstpl().args(command).arg("--help").output().expect("a run");
        if output.status.success() {
            return String::from_utf8_lossy(&output.stdout).into_owned();
        }
    }
    panic!("there is no command `{}`", names.join(" "));
}

fn is_prompt(before: &str) -> bool {
    before == "$ " || before.starts_with("$ ") && before.trim_end().ends_with('|')
}

fn is_name(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') && !word.starts_with('-')
}

#[test]
fn every_link_leads_to_a_file() {
    let mut count = 0;
    for (document, text) in documents() {
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = target.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") {
                continue;
            }
            let folder = document.parent().expect("a folder");
            assert!(folder.join(target).exists(), "{}: {target}", document.display());
            count += 1;
        }
    }
    assert!(count > 20, "{count} links");
}
