//! The command line.

mod plan;
mod revise;
mod serve;

use std::path::PathBuf;

use clap::builder::Styles;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use sesstpl::Release;

use crate::cluster::ClusterCommand;

pub(crate) use plan::{PlanArguments, PlanFormat, SessionArguments};
pub(crate) use revise::{FixArguments, FmtArguments};
pub(crate) use serve::{
    AdminArguments, AdminCommand, DataArguments, KeypairCommand, LogFormat, ProjectCommand, ServeArguments,
    UserCommand,
};

/// Checks Backend.AI session templates as each manager release does.
#[derive(Debug, Parser)]
#[command(name = "sesstpl", version, styles = Styles::styled(), after_help = EXAMPLES, propagate_version = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  sesstpl check template.yaml                    what is wrong with a template
  sesstpl check --release 23.9 'jobs/**/*.yaml'  with many, for an older manager
  sesstpl fix --diff template.yaml               what can be mended, as a diff
  sesstpl explain launch/git-never-runs          what a finding means
  sesstpl plan template.yaml                     the session that a template launches
  sesstpl normalize template.yaml                what the manager stores
  sesstpl serve --open                           the editor, with a manager behind it";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(CheckArguments),
    Fix(FixArguments),
    Fmt(FmtArguments),
    Explain(ExplainArguments),
    Plan(Box<PlanArguments>),
    Normalize(NormalizeArguments),
    Schema(SchemaArguments),
    /// Help an editor with templates: speak the Language Server Protocol on standard input and output
    Lsp,
    Serve(ServeArguments),
    Admin(AdminArguments),
    Completions(CompletionsArguments),
    Man(ManArguments),
    #[command(flatten)]
    Cluster(ClusterCommand),
}

/// Say what is wrong with templates
///
/// Each finding says what the manager will do. Its severity is one of: error (the manager refuses the template or
/// crashes), launch (it stores the template, but the session cannot launch or does something else than written),
/// warning, hint.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code: 0 no error and no launch finding (warnings and hints do not count), 1 such findings, 2 something could not be read")]
pub(crate) struct CheckArguments {
    #[command(flatten)]
    pub(crate) input: InputArguments,

    /// What the cluster has, as `sesstpl catalogue --output json` prints it: what it lacks is found, too
    #[arg(long, value_name = "FILE")]
    pub(crate) catalogue: Option<PathBuf>,

    /// How to print the findings
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: CheckFormat,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people: each finding with its lines
    #[default]
    Text,
    /// For programs: one JSON object; all positions count from 0, in code points
    Json,
    /// For code scanning services: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: notes beside the lines of a change
    Github,
    /// For pipelines: a test report, in which each file is a test
    Junit,
}

/// Print templates as the manager stores them
///
/// Several templates are printed as YAML documents, or as one JSON list. If the manager refuses any of them, the
/// findings go to standard error and nothing is printed.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code: 0 printed, 1 the manager refuses a template, 2 something could not be read")]
pub(crate) struct NormalizeArguments {
    #[command(flatten)]
    pub(crate) input: InputArguments,

    /// The notation to print
    #[arg(long, value_enum, default_value_t, value_name = "NOTATION")]
    pub(crate) to: Notation,
}

/// The notation of stored templates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Notation {
    /// YAML that every manager reads back to the same
    #[default]
    Yaml,
    /// JSON
    Json,
}

/// Say what a rule finds, why that matters, and how to mend it
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code: 0 told, 2 there is no such rule")]
pub(crate) struct ExplainArguments {
    /// The rule's code, as findings have it: save/unknown-key; without it, all rules are listed
    #[arg(value_name = "CODE")]
    pub(crate) code: Option<String>,
}

/// Print the JSON Schema of what a manager stores, for editors and other tools
#[derive(Debug, Args)]
pub(crate) struct SchemaArguments {
    /// The manager's release, such as 26.9.6 or 23.09
    #[arg(long, value_name = "RELEASE", default_value_t)]
    pub(crate) release: Release,
}

/// What to read, and for which manager.
#[derive(Debug, Args)]
pub(crate) struct InputArguments {
    /// Files, or patterns such as 'jobs/**/*.yaml'; standard input for - or without any
    #[arg(value_name = "FILES")]
    pub(crate) files: Vec<PathBuf>,

    /// The manager's release, such as 26.9.6 or 23.09
    #[arg(long, value_name = "RELEASE", default_value_t)]
    pub(crate) release: Release,
}

/// Print a completion script for a shell
///
/// For bash: sesstpl completions bash > ~/.local/share/bash-completion/completions/sesstpl
#[derive(Debug, Args)]
pub(crate) struct CompletionsArguments {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

/// Write the manual's pages into a folder, one for each command
///
/// For example: sesstpl man ~/.local/share/man/man1
#[derive(Debug, Args)]
pub(crate) struct ManArguments {
    /// The folder
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}
