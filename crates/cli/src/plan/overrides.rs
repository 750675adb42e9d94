//! From the command line to what a launch says in place of the template.

use sesstpl::Stored;
use sesstpl::launch::{Entries, More, Overrides};

use crate::arguments::SessionArguments;

/// What the arguments say.
pub(crate) fn of(session: &SessionArguments) -> Overrides {
    let resources = session.resources.iter();
    Overrides {
        session_type: session.session_type.clone(),
        image: session.image.clone(),
        architecture: session.architecture.clone(),
        startup_command: session.startup_command.clone(),
        tag: session.tag.clone(),
        scaling_group: session.scaling_group.clone(),
        resources: Entries {
            is_alone: session.no_resource,
            entries: resources
                .map(|(slot, amount)| (slot.clone(), Stored::Text(with_unit(slot, amount))))
                .collect(),
        },
        environ: Entries {
            is_alone: session.no_env,
            entries: session.env.clone(),
        },
        mounts: Entries {
            is_alone: session.no_mount,
            entries: session.mount.clone(),
        },
        more: More {
            starts_at: session.starts_at.clone(),
            priority: session.priority,
            cluster_size: session.cluster_size,
            callback_url: session.callback_url.clone(),
            depends_on: session.depends.clone(),
            owner: session.owner.clone(),
            resource_options: session.resource_opts.clone(),
        },
    }
}

/// Memory without a unit is in MiB, as the cluster's own client has it; managers would take it as bytes.
fn with_unit(slot: &str, amount: &str) -> String {
    let is_bare = amount.ends_with(|last: char| !last.is_ascii_alphabetic());
    if slot == "mem" && is_bare {
        format!("{amount}m")
    } else {
        amount.to_owned()
    }
}
