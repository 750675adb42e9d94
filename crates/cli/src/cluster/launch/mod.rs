//! `sesstpl launch`: from a template to a running session.

mod follow;
mod name;
mod source;
mod start;
mod via_template;

use serde_json::{Value, json};
use sesstpl::launch::{self, LaunchOptions, LaunchPlan, PlanError};
use sesstpl::{Catalogue, Release};
use sesstpl_manager_api::calls::{CreateFromTemplate, CreateSession};

use self::source::Source;
use self::start::Started;
use super::arguments::LaunchArguments;
use super::catalogue;
use super::client::Client;
use super::failure::{Ending, Failure, warn};
use super::output::{self, Format};
use crate::plan::overrides;

pub(super) use follow::{Patience, follow, tell};

/// Launches and follows a session.
pub(super) fn run(arguments: &LaunchArguments) -> Result<Ending, Failure> {
    let client = Client::new(&arguments.connection)?;
    let release = client.release()?;
    let source = Source::read(&client, arguments, release)?;
    let name = match &arguments.session.name {
        Some(name) => name.clone(),
        None => name::proposed(source.name.as_deref())?,
    };
    let plan = plan(&client, arguments, &source, &name)?;
    let started = if arguments.via_template {
        let body = via_template::body(arguments, &source, &plan, release)?;
        start::session(&client, &name, &CreateFromTemplate { body }, arguments)?
    } else {
        note_obstacles(&plan, release, &catalogue::read(&client, &plan.group));
        let body = completed(plan.request_body(), arguments);
        start::session(&client, &name, &CreateSession { body }, arguments)?
    };
    let format = arguments.connection.output;
    if arguments.enqueue_only {
        tell_enqueued(&started, &name, format)?;
        return Ok(Ending::Done);
    }
    if format == Format::Table {
        let before = if started.is_new {
            "enqueued"
        } else {
            "already there"
        };
        output::plain(&format!("Session {name} is {before}\n"))?;
    }
    let patience = Patience::seconds(arguments.max_wait);
    let followed = follow(&client, &name, arguments.session.owner.as_ref(), patience)?;
    tell(&followed, format)
}

fn plan(
    client: &Client,
    arguments: &LaunchArguments,
    source: &Source,
    name: &str,
) -> Result<LaunchPlan, Failure> {
    let settings = client.settings();
    let session = &arguments.session;
    let choose = |given: &Option<String>, stored: &Option<String>, set: &Option<String>| {
        let chosen = given.as_ref().or(stored.as_ref()).or(set.as_ref());
        chosen.map_or_else(|| "default".to_owned(), String::clone)
    };
    let options = LaunchOptions {
        name: name.to_owned(),
        group: choose(&session.group, &source.group, &settings.group),
        domain: choose(&session.domain, &source.domain, &settings.domain),
    };
    let plan = launch::plan_with(&source.stored, &options, &overrides::of(session));
    plan.map_err(|error| match error {
        PlanError::Name(_) => Failure::argument(
            "no session is started",
            &format!("{error}; give another with --name"),
        ),
        error => Failure::because("no session is started", error, "mend the template or override it"),
    })
}

/// What the manager will refuse, or do otherwise than written; it has the last word.
fn note_obstacles(plan: &LaunchPlan, release: Release, catalogue: &Catalogue) {
    for obstacle in plan.obstacles(release, catalogue) {
        warn(&obstacle.message);
    }
}

/// The body with what a plan does not know.
fn completed(mut body: Value, arguments: &LaunchArguments) -> Value {
    if let Some(timeout) = &arguments.timeout {
        body["batch_timeout"] = json!(timeout);
    }
    if let Some(network) = &arguments.network {
        body["config"]["attach_network"] = json!(network);
    }
    body
}

fn tell_enqueued(started: &Started, name: &str, format: Format) -> Result<(), Failure> {
    match format {
        Format::Table if started.is_new => output::plain(&format!("Session {name} is enqueued\n")),
        Format::Table => output::plain(&format!("Session {name} is there already, {}\n", started.status)),
        format => output::structured(
            &json!({ "name": name, "id": started.id, "status": started.status, "created": started.is_new }),
            format,
        ),
    }
}
