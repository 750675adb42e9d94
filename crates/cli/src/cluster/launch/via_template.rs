//! The manager's own launch from a template, with what that loses.

use serde_json::{Map, Value, json};
use sesstpl::Release;
use sesstpl::launch::{self, LaunchPlan};

use super::super::arguments::LaunchArguments;
use super::super::failure::{Failure, warn};
use super::Source;

/// The body of the request: only what stands in place of the template's own. What will be lost is said.
pub(super) fn body(
    arguments: &LaunchArguments,
    source: &Source,
    plan: &LaunchPlan,
    release: Release,
) -> Result<Value, Failure> {
    let id = source.id.as_ref().ok_or_else(|| {
        Failure::argument(
            "a file cannot be launched by the manager's own launch from a template",
            "store it with `sesstpl create` and give its id, or leave out --via-template",
        )
    })?;
    for loss in launch::losses(&source.stored, release) {
        let status = loss.status.map(|status| format!(" (HTTP {status})"));
        warn(format!("{}{}", loss.message, status.unwrap_or_default()));
    }
    let session = &arguments.session;
    let mut body = json!({
        "template_id": id,
        "name": plan.name,
        "group": plan.group,
        "domain": plan.domain,
        "enqueueOnly": true,
        "reuseIfExists": false,
        "config": config(arguments, plan),
    });
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            body[key] = value;
        }
    };
    put("type", session.session_type.clone().map(Value::from));
    put("image", session.image.clone().map(Value::from));
    put("startupCommand", session.startup_command.clone().map(Value::from));
    put("tag", session.tag.clone().map(Value::from));
    put("startsAt", session.starts_at.clone().map(Value::from));
    put("callbackURL", session.callback_url.clone().map(Value::from));
    put("owner_access_key", session.owner.clone().map(Value::from));
    put("clusterSize", session.cluster_size.map(Value::from));
    let depends = (!session.depends.is_empty()).then(|| Value::from(session.depends.clone()));
    put("dependencies", depends);
    Ok(body)
}

/// What is given in the arguments, over the template's own where there is something, as the plan has it.
fn config(arguments: &LaunchArguments, plan: &LaunchPlan) -> Value {
    let session = &arguments.session;
    let whole = plan.request_body();
    let planned = whole.get("config").and_then(Value::as_object);
    let mut config = Map::new();
    let mut take = |key: &str, is_given: bool| {
        let value = planned.and_then(|planned| planned.get(key));
        if let (true, Some(value)) = (is_given, value) {
            config.insert(key.to_owned(), value.clone());
        }
    };
    take("resources", !session.resources.is_empty() || session.no_resource);
    take("resource_opts", !session.resource_opts.is_empty());
    take("environ", !session.env.is_empty() || session.no_env);
    take("mounts", !session.mount.is_empty() || session.no_mount);
    take("mount_map", !session.mount.is_empty() || session.no_mount);
    take("scaling_group", session.scaling_group.is_some());
    Value::from(config)
}
