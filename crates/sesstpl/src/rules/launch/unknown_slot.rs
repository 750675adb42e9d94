//! `launch/unknown-slot`

use crate::rules::{Check, Rule};
use crate::{Code, Series, Severity};

pub(in crate::rules) static RULE: Rule = Rule {
    code: Code::new("launch/unknown-slot"),
    severity: Severity::Launch,
    since: Series::FIRST,
    until: None,
    summary: "A resource that the cluster does not have",
    why: "A cluster has the resources `cpu`, `mem` and those of its accelerators; managers refuse a session that \
          asks for others. `shmem` is none: a template cannot say how much memory is shared.",
    example: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  resources:
    shmem: 64m
",
    mended: "\
api_version: v1
kind: taskTemplate
metadata:
  name: demo
spec:
  kernel:
    image: cr.backend.ai/stable/python:3.9-ubuntu20.04
  resources:
    mem: 1g
",
    check: Check::Launch,
    fix: None,
};
