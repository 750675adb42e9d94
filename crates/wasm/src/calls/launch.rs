//! Calls that go to a manager, and come from one.

use sesstpl::launch::{losses, plan_with};
use sesstpl::wire::{self, create_payload, update_payload};
use sesstpl::{CheckOptions, check};

use super::json;
use crate::error::Error;
use crate::options::Options;
use crate::shapes::{Payload, PlanShape, Refused};

/// The session that a template of the text launches.
pub(super) fn plan(text: &str, options: &Options) -> Result<String, Error> {
    let release = options.release()?;
    let report = check(text, &CheckOptions { release });
    let index = options.number("template")?.unwrap_or_default();
    let template = report.templates.get(index);
    let Some(stored) = template.and_then(|template| template.stored.as_ref()) else {
        let reason = if template.is_some() {
            "the manager does not store the template; mend its errors first"
        } else {
            "there is no such template in the text"
        };
        return json(&Refused::because(&reason));
    };
    match plan_with(stored, &options.launch()?, &options.overrides()?) {
        Ok(plan) => json(&PlanShape::new(
            &plan,
            losses(stored, release),
            release,
            &options.catalogue()?,
        )),
        Err(error) => json(&Refused::because(&error)),
    }
}

/// What is sent to a manager so that it stores the text's templates.
pub(super) fn payload(text: &str, options: &Options) -> Result<String, Error> {
    let report = check(
        text,
        &CheckOptions {
            release: options.release()?,
        },
    );
    let payload = match options.text("for")?.as_deref() {
        Some("update") => update_payload(&report),
        _ => create_payload(&report),
    };
    match payload {
        Ok(payload) => json(&Payload { ok: true, payload }),
        Err(error) => json(&Refused::because(&error)),
    }
}

/// A stored template as a document that can be sent again.
pub(super) fn from_stored(_: &str, options: &Options) -> Result<String, Error> {
    json(&wire::to_document(&options.stored("stored")?))
}
