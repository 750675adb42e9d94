//! The commands that clone a template's repository.

use std::fmt::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::PlanError;
use crate::Stored;

/// What may not stand as it is in the user part of an address.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Commands as they run, and as they are shown.
pub(super) struct Commands {
    pub(super) run: String,
    pub(super) shown: String,
}

/// What is shown in place of a password.
const MASK: &str = "***";

/// Shell commands, each on its line, quoted: whatever stands in the template is an argument and no command.
pub(super) fn commands(git: &Stored) -> Result<Commands, PlanError> {
    let repository = git.get("repository").and_then(Stored::as_str).unwrap_or_default();
    let Some(credential @ Stored::Object(_)) = git.get("credential") else {
        return Ok(Commands {
            run: commands_for(git, repository)?,
            shown: commands_for(git, &masked(repository))?,
        });
    };
    let member = |key| credential.get(key).and_then(Stored::as_str).unwrap_or_default();
    let user = utf8_percent_encode(member("username"), RESERVED).to_string();
    let password = utf8_percent_encode(member("password"), RESERVED).to_string();
    Ok(Commands {
        run: commands_for(git, &with_account(repository, &format!("{user}:{password}"))?)?,
        shown: commands_for(
            git,
            &with_account(&masked(repository), &format!("{user}:{MASK}"))?,
        )?,
    })
}

fn commands_for(git: &Stored, address: &str) -> Result<String, PlanError> {
    let member = |key| git.get(key).and_then(Stored::as_str);
    let repository = member("repository").unwrap_or_default();
    let folder = match member("dest_dir") {
        Some(folder) => folder,
        None => folder_of(repository).ok_or_else(|| PlanError::NoCloneFolder(repository.to_owned()))?,
    };
    let folder = quoted(folder);
    let mut script = "git clone ".to_owned();
    // Writing to a text cannot fail.
    if let Some(branch) = member("branch") {
        let _ = write!(script, "--branch={} ", quoted(branch));
    }
    let _ = writeln!(script, "-- {} {folder}", quoted(address));
    if let Some(commit) = member("commit") {
        let _ = writeln!(script, "git -C {folder} checkout --detach {}", quoted(commit));
    }
    Ok(script)
}

/// `https://host/path` with an account before the host.
fn with_account(repository: &str, account: &str) -> Result<String, PlanError> {
    match repository.split_once("://") {
        Some((scheme, rest)) if !rest.contains("://") => Ok(format!("{scheme}://{account}@{rest}")),
        _ => Err(PlanError::RepositoryWithCredential(masked(repository))),
    }
}

/// An address with `***` for a password that stands in it.
fn masked(repository: &str) -> String {
    let with_mask = || {
        let (scheme, rest) = repository.split_once("://")?;
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (account, host) = authority.rsplit_once('@')?;
        let (user, _) = account.split_once(':')?;
        Some(format!("{scheme}://{user}:{MASK}@{host}{path}"))
    };
    with_mask().unwrap_or_else(|| repository.to_owned())
}

/// The last part of an address, without `.git`.
fn folder_of(repository: &str) -> Option<&str> {
    let last = repository.trim_end_matches('/').rsplit(['/', ':']).next()?;
    let name = last.strip_suffix(".git").unwrap_or(last);
    (!name.is_empty()).then_some(name)
}

/// An argument in single quotes where the shell would see anything else in it than text.
fn quoted(argument: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:@%+=,".contains(&byte);
    if !argument.is_empty() && argument.bytes().all(plain) {
        argument.to_owned()
    } else {
        format!("'{}'", argument.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn git(members: &[(&str, &str)]) -> Stored {
        let text = |&(key, value): &(&str, &str)| (key.to_owned(), Stored::Text(value.to_owned()));
        Stored::Object(members.iter().map(text).collect())
    }

    #[test]
    fn a_repository_is_cloned_and_checked_out() {
        let git = git(&[
            ("repository", "https://github.com/lablup/backend.ai"),
            ("commit", "e59bd61"),
            ("branch", "22.03"),
            ("dest_dir", "/home/work/bai"),
        ]);
        assert_eq!(
            commands(&git).unwrap().run,
            "git clone --branch=22.03 -- https://github.com/lablup/backend.ai /home/work/bai\n\
             git -C /home/work/bai checkout --detach e59bd61\n"
        );
    }

    #[test]
    fn what_is_written_is_never_run() {
        let git = git(&[("repository", "https://x/y'; rm -rf ~ #"), ("dest_dir", "a b")]);
        assert_eq!(
            commands(&git).unwrap().run,
            "git clone -- 'https://x/y'\\''; rm -rf ~ #' 'a b'\n"
        );
    }

    #[test]
    fn without_a_folder_the_last_part_of_the_address_is_taken() {
        for repository in ["https://x/y.git", "https://x/y/", "git@x:y.git", "https://x/a/y"] {
            let script = commands(&git(&[("repository", repository)])).unwrap().run;
            assert_eq!(script, format!("git clone -- {repository} y\n"));
        }
        assert!(matches!(
            commands(&git(&[("repository", "///")])),
            Err(PlanError::NoCloneFolder(_))
        ));
    }

    #[test]
    fn a_password_is_encoded_into_the_address() {
        let mut git = git(&[("repository", "https://x/y")]);
        let credential = Stored::Object(vec![
            ("username".into(), Stored::Text("me@x".into())),
            ("password".into(), Stored::Text("a:b/ü".into())),
        ]);
        if let Stored::Object(members) = &mut git {
            members.push(("credential".into(), credential));
        }
        assert_eq!(
            commands(&git).unwrap().run,
            "git clone -- https://me%40x:a%3Ab%2F%C3%BC@x/y y\n"
        );
        assert_eq!(
            commands(&git).unwrap().shown,
            "git clone -- 'https://me%40x:***@x/y' y\n"
        );
    }

    #[test]
    fn a_password_in_the_address_is_not_shown() {
        let commands = commands(&git(&[("repository", "https://me:secret@x/y")])).unwrap();
        assert_eq!(commands.run, "git clone -- https://me:secret@x/y y\n");
        assert_eq!(commands.shown, "git clone -- 'https://me:***@x/y' y\n");
    }
}
