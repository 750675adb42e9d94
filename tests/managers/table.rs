//! The templates beside this file.

use std::fs;
use std::path::Path;

use sesstpl::launch::Overrides;

use crate::overrides;

/// A template, or several in one text.
pub(crate) struct Case {
    /// Folder and name of its file, as `mounts/null`.
    pub(crate) id: String,
    pub(crate) text: String,
    /// What its launch says in place of it.
    pub(crate) overrides: Overrides,
}

impl Case {
    /// Whether the case is about how templates are wrapped, so that it is also sent as it is.
    pub(crate) fn is_about_its_envelope(&self) -> bool {
        self.id.starts_with("envelope/")
    }

    /// Whether it is a template for a cluster.
    pub(crate) fn is_cluster(&self) -> bool {
        self.id.starts_with("cluster/")
    }

    /// Whether the case is about the manager's own launch from a template.
    pub(crate) fn is_about_losses(&self) -> bool {
        self.id.starts_with("losses/")
    }
}

/// Every template in the order of its name, the two samples of the documentation, and one template with overrides.
pub(crate) fn all() -> Vec<Case> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let mut cases = Vec::new();
    for group in fs::read_dir(tests.join("managers/templates")).unwrap() {
        collect(&group.unwrap().path(), &mut cases);
    }
    collect(&tests.join("samples"), &mut cases);
    cases.extend(overrides::all().into_iter().map(|(name, overrides)| Case {
        id: format!("overrides/{name}"),
        text: overrides::TEMPLATE.to_owned(),
        overrides,
    }));
    cases.sort_by(|one, other| one.id.cmp(&other.id));
    cases
}

fn collect(folder: &Path, cases: &mut Vec<Case>) {
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let group = folder.file_name().unwrap().to_str().unwrap();
            let name = path.file_stem().unwrap().to_str().unwrap();
            cases.push(Case {
                id: format!("{group}/{name}"),
                text: fs::read_to_string(&path).unwrap(),
                overrides: Overrides::default(),
            });
        }
    }
}
