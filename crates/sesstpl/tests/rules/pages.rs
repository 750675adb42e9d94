//! The pages and `rules.json` in `docs/rules` are what the list of rules makes them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sesstpl::rules;

fn pages() -> BTreeMap<PathBuf, String> {
    let page = |rule: &&rules::Rule| (PathBuf::from(format!("{}.md", rule.code)), rules::page(rule));
    let mut pages: BTreeMap<_, _> = rules::all().iter().map(page).collect();
    pages.insert("index.md".into(), rules::index());
    pages.insert("rules.json".into(), rules::json() + "\n");
    pages
}

fn files(folder: &Path, within: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for file in fs::read_dir(folder.join(within)).into_iter().flatten() {
        let path = within.join(file.unwrap().file_name());
        if folder.join(&path).is_dir() {
            found.extend(files(folder, &path));
        } else {
            let text = fs::read_to_string(folder.join(&path)).unwrap();
            found.insert(path, text);
        }
    }
    found
}

#[test]
fn every_page_is_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules");
    let wanted = pages();
    if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        fs::remove_dir_all(&folder).ok();
        for (path, page) in &wanted {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, page).unwrap();
        }
    }
    let found = files(&folder, Path::new(""));
    let names = |pages: &BTreeMap<PathBuf, String>| pages.keys().cloned().collect::<Vec<_>>();
    let remedy = "make them anew: SNAPSHOTS=overwrite cargo test -p sesstpl --test rules pages";
    assert_eq!(names(&found), names(&wanted), "{remedy}");
    for (path, page) in &wanted {
        assert!(
            found.get(path) == Some(page),
            "{} is not current; {remedy}\n--- expected\n{page}\n--- got\n{}",
            path.display(),
            found.get(path).map_or("", String::as_str)
        );
    }
}
