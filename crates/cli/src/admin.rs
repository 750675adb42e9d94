//! `sesstpl admin`.

use std::io::Write as _;

use sesstpl_server::{Admin, Contents, ServeOptions};

use crate::arguments::{AdminArguments, AdminCommand, DataArguments};
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
        AdminCommand::Check { data } => format!("Sound: {}.\n", holds(open(data)?.check()?)),
    };
    std::io::stdout().write_all(said.as_bytes())?;
    Ok(Outcome::Valid)
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
