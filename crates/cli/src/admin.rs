//! `sesstpl admin`.

use std::io::Write as _;

use sesstpl_manager_api::Keypair;
use sesstpl_server::{Admin, Contents, NewUser, People, ServeOptions};

use crate::arguments::{
    AdminArguments, AdminCommand, DataArguments, KeypairCommand, ProjectCommand, UserCommand,
};
use crate::error::Error;
use crate::outcome::Outcome;
use crate::serve::database_url;

/// Looks after the embedded manager's data.
pub(crate) fn run(arguments: &AdminArguments) -> Result<Outcome, Error> {
    let said = match &arguments.command {
        AdminCommand::Backup { data, file } => {
            let made = open(data)?.back_up(file.as_deref())?;
            format!("The backup is {}.\n", made.display())
        }
        AdminCommand::Restore { data, file } => {
            let restored = open(data)?.restore(file)?;
            let holds = format!("Restored: {}.\n", holds(restored.contents));
            match restored.replaced {
                Some(path) => format!("{holds}What was there before is {}.\n", path.display()),
                None => holds,
            }
        }
        AdminCommand::User { command } => in_time(users(command))?,
        AdminCommand::Keypair { command } => in_time(keypairs(command))?,
        AdminCommand::Project { command } => in_time(projects(command))?,
        AdminCommand::Check { data } => format!("Sound: {}.\n", holds(open(data)?.check()?)),
    };
    std::io::stdout().write_all(said.as_bytes())?;
    Ok(Outcome::Valid)
}

/// Waits for what speaks to the database.
fn in_time(work: impl Future<Output = Result<String, Error>>) -> Result<String, Error> {
    tokio::runtime::Runtime::new()
        .map_err(Error::Runtime)?
        .block_on(work)
}

async fn people(data: &DataArguments) -> Result<People, Error> {
    Ok(open(data)?.people().await?)
}

async fn users(command: &UserCommand) -> Result<String, Error> {
    match command {
        UserCommand::Add {
            data,
            email,
            role,
            domain,
            projects,
        } => {
            let new = NewUser {
                email: email.clone(),
                domain: domain.clone(),
                role: *role,
                projects: projects.clone(),
            };
            Ok(shown(&people(data).await?.add_user(new).await?))
        }
        UserCommand::List { data } => {
            let users = people(data).await?.users().await?;
            let lines = users.iter().map(|user| {
                let state = if user.is_active { "" } else { "  (disabled)" };
                format!("{}  {}  {}{state}\n", user.email, user.role, user.domain)
            });
            Ok(lines.collect())
        }
        UserCommand::Disable { data, email } => {
            people(data).await?.set_active(email.clone(), false).await?;
            Ok(format!("{email} cannot come in any more.\n"))
        }
        UserCommand::Enable { data, email } => {
            people(data).await?.set_active(email.clone(), true).await?;
            Ok(format!("{email} can come in.\n"))
        }
    }
}

async fn keypairs(command: &KeypairCommand) -> Result<String, Error> {
    match command {
        KeypairCommand::Add { data, email } => {
            Ok(shown(&people(data).await?.add_keypair(email.clone()).await?))
        }
        KeypairCommand::Revoke { data, access_key } => {
            people(data).await?.revoke(access_key.clone()).await?;
            Ok(format!("{access_key} is out of use.\n"))
        }
    }
}

async fn projects(command: &ProjectCommand) -> Result<String, Error> {
    match command {
        ProjectCommand::Add { data, name } => {
            people(data).await?.add_project(name.clone()).await?;
            Ok(format!("There is a project {name}.\n"))
        }
        ProjectCommand::Join { data, name, email } => {
            people(data).await?.join(email.clone(), name.clone()).await?;
            Ok(format!("{email} is in {name}.\n"))
        }
    }
}

/// A new keypair, to be shown this once.
fn shown(keypair: &Keypair) -> String {
    format!(
        "access key  {}\nsecret key  {}  (shown this once)\n",
        keypair.access_key(),
        keypair.secret_key()
    )
}

fn open(data: &DataArguments) -> Result<Admin, Error> {
    Ok(Admin::of(&ServeOptions {
        config: data.config.clone(),
        data_dir: data.data.clone(),
        database_url: database_url(data.database_url.clone()),
        ..ServeOptions::default()
    })?)
}

fn holds(contents: Contents) -> String {
    let Contents {
        templates,
        deleted,
        sessions,
        ..
    } = contents;
    format!("{templates} templates, {deleted} deleted ones that can be restored, {sessions} sessions")
}
