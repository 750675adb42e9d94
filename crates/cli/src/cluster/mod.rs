//! Commands that work with a cluster: what the cluster's own command-line client does with templates, and launching.

mod arguments;
mod catalogue;
mod client;
mod failure;
mod launch;
mod login;
mod memory;
mod output;
mod prompt;
mod sessions;
mod settings;
mod table;
mod templates;
mod transport;

use std::process::ExitCode;

pub(crate) use arguments::ClusterCommand;

use self::arguments::{SessionCommand, TemplateCommand};
use self::failure::{Ending, Failure};

/// Does what a command says and tells on standard error what went wrong.
pub(crate) fn run(command: &ClusterCommand) -> ExitCode {
    execute(command).unwrap_or_else(Failure::tell).into()
}

fn execute(command: &ClusterCommand) -> Result<Ending, Failure> {
    match command {
        ClusterCommand::Templates(command) | ClusterCommand::SessionTemplate { command } => {
            manage_templates(command)
        }
        ClusterCommand::Diff(arguments) => templates::diff(arguments),
        ClusterCommand::Apply(arguments) => templates::apply(arguments),
        ClusterCommand::Export(arguments) => templates::export(arguments),
        ClusterCommand::Import(arguments) => templates::import(arguments),
        ClusterCommand::Launch(arguments) => launch::run(arguments),
        ClusterCommand::Session { command } => manage_sessions(command),
        ClusterCommand::Watch(arguments) => sessions::watch(arguments),
        ClusterCommand::Catalogue(arguments) => catalogue::run(arguments),
        ClusterCommand::Login(arguments) => login::run(arguments),
        ClusterCommand::Logout(arguments) => login::end(arguments),
    }
}

fn manage_templates(command: &TemplateCommand) -> Result<Ending, Failure> {
    match command {
        TemplateCommand::Create(arguments) => templates::create(arguments),
        TemplateCommand::Get(arguments) => templates::get(arguments),
        TemplateCommand::List(arguments) => templates::list(arguments),
        TemplateCommand::Update(arguments) => templates::update(arguments),
        TemplateCommand::Delete(arguments) => templates::delete(arguments),
    }
}

fn manage_sessions(command: &SessionCommand) -> Result<Ending, Failure> {
    match command {
        SessionCommand::CreateFromTemplate(arguments) => launch::run(arguments),
        SessionCommand::Get(arguments) => sessions::get(arguments),
        SessionCommand::Watch(arguments) => sessions::watch(arguments),
        SessionCommand::Logs(arguments) => sessions::logs(arguments),
        SessionCommand::Apps(arguments) => sessions::apps(arguments),
        SessionCommand::Terminate(arguments) => sessions::terminate(arguments),
    }
}
