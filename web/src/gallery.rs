//! Starting points: templates that launch as they are.

use crate::messages::t;

/// A template to begin with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Start {
    /// What it is.
    pub(crate) title: fn() -> &'static str,
    /// What it is for.
    pub(crate) words: fn() -> &'static str,
    /// Its text.
    pub(crate) text: &'static str,
}

/// All starting points.
pub(crate) const STARTS: [Start; 5] = [
    Start {
        title: || t!("Interactive notebook"),
        words: || t!("A session to work in, by Jupyter or a terminal."),
        text: include_str!("../gallery/notebook.yaml"),
    },
    Start {
        title: || t!("Batch training"),
        words: || t!("A job that runs by itself and ends with its command."),
        text: include_str!("../gallery/training.yaml"),
    },
    Start {
        title: || t!("Code from Git"),
        words: || t!("A repository is cloned before the session starts."),
        text: include_str!("../gallery/repository.yaml"),
    },
    Start {
        title: || t!("Several GPUs"),
        words: || t!("Training on the GPUs of one machine."),
        text: include_str!("../gallery/gpus.yaml"),
    },
    Start {
        title: || t!("Inference server"),
        words: || t!("A server that answers requests with a model."),
        text: include_str!("../gallery/serving.yaml"),
    },
];

#[cfg(test)]
mod tests {
    use sesstpl::edit::Edits;
    use sesstpl::launch::{LaunchOptions, plan};
    use sesstpl::{Catalogue, CheckOptions, Release, check, format};

    use super::*;

    #[test]
    fn every_starting_point_is_stored_and_launches_on_the_newest_release() {
        for start in STARTS {
            let release = Release::LATEST;
            let report = check(start.text, &CheckOptions { release });
            assert!(report.ok(), "{}: {:#?}", (start.title)(), report.diagnostics);
            let [template] = report.templates.as_slice() else {
                panic!("{}: {:#?}", (start.title)(), report.templates);
            };
            let options = LaunchOptions {
                name: template.name.clone().unwrap(),
                group: "default".to_owned(),
                domain: "default".to_owned(),
            };
            let plan = plan(template.stored.as_ref().unwrap(), &options).unwrap();
            let obstacles = plan.obstacles(release, &Catalogue::default());
            assert!(obstacles.is_empty(), "{}: {obstacles:#?}", (start.title)());
        }
    }

    #[test]
    fn every_starting_point_has_the_usual_layout() {
        for start in STARTS {
            assert_eq!(
                format(start.text, Release::LATEST),
                Ok(Edits::default()),
                "{}",
                (start.title)()
            );
        }
    }
}
