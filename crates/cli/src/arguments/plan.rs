//! What a launch says beside the template. The names are those of the cluster's own command-line client.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use sesstpl::Release;

/// Show the session that a template launches
///
/// A launch by plan sends everything that the template says in one request for a new session, which works in every
/// release; the manager's own launch from a template loses much of it. Shown are the session, what stands in its way,
/// and what the manager's own launch would lose.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code: 0 nothing stands in the way, 1 the template is refused or the session would not be as written,
2 something could not be read")]
pub(crate) struct PlanArguments {
    /// The file; standard input for - or without one
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    /// The manager's release, such as 26.9.6 or 23.09
    #[arg(long, value_name = "RELEASE", default_value_t)]
    pub(crate) release: Release,

    /// Which of several templates, from 1
    #[arg(long, value_name = "NUMBER")]
    pub(crate) template: Option<usize>,

    /// How to print the plan
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: PlanFormat,

    #[command(flatten)]
    pub(crate) session: SessionArguments,
}

/// How a plan is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlanFormat {
    /// For people: passwords of repositories are hidden
    #[default]
    Text,
    /// For programs: the body of POST /session, with every password
    Json,
}

/// What a launch says beside the template.
#[derive(Debug, Args)]
#[command(next_help_heading = "Session")]
pub(crate) struct SessionArguments {
    /// The session's name [default: made from the template's]
    #[arg(long, short = 't', alias = "client-token", value_name = "NAME")]
    pub(crate) name: Option<String>,

    /// The project [default: the stored template's, `BACKEND_GROUP`, or default]
    #[arg(long, short, value_name = "GROUP")]
    pub(crate) group: Option<String>,

    /// The domain [default: the stored template's, `BACKEND_DOMAIN`, or default]
    #[arg(long, short, value_name = "DOMAIN")]
    pub(crate) domain: Option<String>,

    /// interactive, batch or inference
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) session_type: Option<String>,

    /// The image
    #[arg(long, short, value_name = "IMAGE")]
    pub(crate) image: Option<String>,

    /// The processor that the image is made for
    #[arg(long, value_name = "ARCHITECTURE")]
    pub(crate) architecture: Option<String>,

    /// What a batch session runs
    #[arg(long, short = 'c', value_name = "COMMAND")]
    pub(crate) startup_command: Option<String>,

    /// A label
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Option<String>,

    /// The resource group
    #[arg(long, alias = "sgroup", value_name = "NAME")]
    pub(crate) scaling_group: Option<String>,

    /// An amount of a resource, memory in MiB if it has no unit; more than once for several
    #[arg(long, short, value_name = "SLOT=AMOUNT", value_parser = entry)]
    pub(crate) resources: Vec<(String, String)>,

    /// An option of resources, as shmem=1g
    #[arg(long, value_name = "NAME=VALUE", value_parser = entry)]
    pub(crate) resource_opts: Vec<(String, String)>,

    /// A variable of the environment
    #[arg(long, short, value_name = "NAME=VALUE", value_parser = entry)]
    pub(crate) env: Vec<(String, String)>,

    /// A storage folder, and where it is mounted unless at its usual place
    #[arg(long, short = 'v', short_alias = 'm', alias = "volume", value_name = "FOLDER[=PATH]", value_parser = mount)]
    pub(crate) mount: Vec<(String, Option<String>)>,

    /// Leave out the template's resources
    #[arg(long)]
    pub(crate) no_resource: bool,

    /// Leave out the template's environment
    #[arg(long)]
    pub(crate) no_env: bool,

    /// Leave out the template's folders
    #[arg(long)]
    pub(crate) no_mount: bool,

    /// When a batch session starts, in ISO 8601
    #[arg(long, value_name = "TIME")]
    pub(crate) starts_at: Option<String>,

    /// How early the session is served; more is earlier
    #[arg(long, value_name = "NUMBER")]
    pub(crate) priority: Option<i64>,

    /// How many parts the session has
    #[arg(long, value_name = "NUMBER")]
    pub(crate) cluster_size: Option<u32>,

    /// An address that is told of the session's steps
    #[arg(long, value_name = "URL")]
    pub(crate) callback_url: Option<String>,

    /// A session that must have ended well before; more than once for several
    #[arg(long, value_name = "SESSION")]
    pub(crate) depends: Vec<String>,

    /// The access key of the person for whom the session is
    #[arg(long, short, alias = "owner-access-key", value_name = "ACCESS_KEY")]
    pub(crate) owner: Option<String>,
}

fn entry(text: &str) -> Result<(String, String), String> {
    let (name, value) = text
        .split_once('=')
        .ok_or_else(|| "write a name, `=` and a value".to_owned())?;
    Ok((name.to_owned(), value.to_owned()))
}

/// `FOLDER`, `FOLDER=PATH` or `FOLDER:PATH`.
fn mount(text: &str) -> Result<(String, Option<String>), String> {
    let (folder, path) = match text.split_once(['=', ':']) {
        Some((folder, path)) => (folder, Some(path.to_owned())),
        None => (text, None),
    };
    if folder.is_empty() {
        return Err("write the folder's name first".to_owned());
    }
    Ok((folder.to_owned(), path))
}
