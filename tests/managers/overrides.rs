//! What launches say in place of a template.

use sesstpl::Stored;
use sesstpl::launch::{Entries, More, Overrides};

/// The template that is launched with something else in place of what it says.
pub(crate) const TEMPLATE: &str = "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
  tag: blue
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
    environ: {MODE: fast, LEVEL: '1'}
  scaling_group: default
  resources: {cpu: '1', mem: 1g}
  mounts: {data: /home/work/d}
";

fn entries<V>(is_alone: bool, entries: Vec<(&str, V)>) -> Entries<V> {
    let entries = entries
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
    Entries { is_alone, entries }
}

fn more(more: More) -> Overrides {
    Overrides {
        more,
        ..Overrides::default()
    }
}

/// A case: its name, and what its launch says.
type Named = (&'static str, Overrides);

/// Every case by its name.
pub(crate) fn all() -> Vec<Named> {
    [single(), mappings(), beyond()].concat()
}

fn none() -> Overrides {
    Overrides::default()
}

/// What has one value.
fn single() -> Vec<Named> {
    vec![
        ("nothing", none()),
        (
            "image",
            Overrides {
                image: Some("python:3.6-ubuntu18.04".into()),
                ..none()
            },
        ),
        (
            "unknown-image",
            Overrides {
                image: Some("cr.backend.ai/stable/none:1".into()),
                ..none()
            },
        ),
        (
            "architecture",
            Overrides {
                architecture: Some("aarch64".into()),
                ..none()
            },
        ),
        (
            "batch",
            Overrides {
                session_type: Some("batch".into()),
                startup_command: Some("python -c 'print(1)'".into()),
                ..none()
            },
        ),
        (
            "batch-without-startup",
            Overrides {
                session_type: Some("batch".into()),
                ..none()
            },
        ),
        (
            "tag",
            Overrides {
                tag: Some("green".into()),
                ..none()
            },
        ),
        (
            "scaling-group",
            Overrides {
                scaling_group: Some("nowhere".into()),
                ..none()
            },
        ),
    ]
}

/// What has names with values.
fn mappings() -> Vec<Named> {
    let amount = |amount: &str| Stored::Text(amount.to_owned());
    vec![
        (
            "resources-over",
            Overrides {
                resources: entries(false, vec![("mem", amount("2g"))]),
                ..none()
            },
        ),
        (
            "resources-alone",
            Overrides {
                resources: entries(true, vec![("cpu", amount("3"))]),
                ..none()
            },
        ),
        (
            "no-resources",
            Overrides {
                resources: entries(true, Vec::new()),
                ..none()
            },
        ),
        (
            "environ-over",
            Overrides {
                environ: entries(
                    false,
                    vec![("MODE", "slow".to_owned()), ("NEW", "a b".to_owned())],
                ),
                ..none()
            },
        ),
        (
            "environ-alone",
            Overrides {
                environ: entries(true, vec![("NEW", "1".to_owned())]),
                ..none()
            },
        ),
        (
            "mounts-over",
            Overrides {
                mounts: entries(false, vec![("data", None), ("more", Some("/home/work/m".into()))]),
                ..none()
            },
        ),
        (
            "mounts-alone",
            Overrides {
                mounts: entries(true, vec![("more", Some("/m".into()))]),
                ..none()
            },
        ),
        (
            "mounts-collide",
            Overrides {
                mounts: entries(false, vec![("more", Some("/home/work/d".into()))]),
                ..none()
            },
        ),
    ]
}

/// What no template can say.
fn beyond() -> Vec<Named> {
    vec![
        (
            "priority",
            more(More {
                priority: Some(50),
                ..More::default()
            }),
        ),
        (
            "callback",
            more(More {
                callback_url: Some("http://127.0.0.1:9/told".into()),
                ..More::default()
            }),
        ),
        (
            "owner",
            Overrides {
                // The folders are not that person's.
                mounts: entries(true, Vec::new()),
                ..more(More {
                    owner: Some("AKIANABBDUSEREXAMPLE".into()),
                    ..More::default()
                })
            },
        ),
        (
            "shared-memory",
            more(More {
                resource_options: vec![("shmem".to_owned(), "128m".to_owned())],
                ..More::default()
            }),
        ),
        (
            "one-node",
            more(More {
                cluster_size: Some(1),
                ..More::default()
            }),
        ),
    ]
}
