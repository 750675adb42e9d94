//! The commands that clone a template's repository.

use std::borrow::Cow;
use std::iter;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::PlanError;
use crate::Stored;

/// What may not stand as it is in the user part of an address.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What is shown in place of a password.
const MASK: &str = "***";

/// The shell commands that clone a repository, each on its line, quoted: whatever stands in the template is an argument
/// and no command.
pub(super) struct Cloning<'g> {
    address: &'g str,
    account: Option<Account<'g>>,
    branch: Option<Cow<'g, str>>,
    commit: Option<Cow<'g, str>>,
    folder: Cow<'g, str>,
}

/// An account, and the parts of the address that it goes between: `https` and `host/path`.
struct Account<'g> {
    user: &'g str,
    password: &'g str,
    scheme: &'g str,
    rest: &'g str,
}

impl<'g> Cloning<'g> {
    /// The commands for a template's `git`.
    pub(super) fn of(git: &'g Stored) -> Result<Self, PlanError> {
        let member = |key| git.get(key).and_then(Stored::as_str);
        let address = member("repository").unwrap_or_default();
        let account = match git.get("credential") {
            Some(credential @ Stored::Object(_)) => Some(Account::of(credential, address)?),
            _ => None,
        };
        let folder = match member("dest_dir") {
            Some(folder) => folder,
            None => folder_of(address).ok_or_else(|| PlanError::NoCloneFolder(address.to_owned()))?,
        };
        Ok(Self {
            address,
            account,
            branch: member("branch").map(quoted),
            commit: member("commit").map(quoted),
            folder: quoted(folder),
        })
    }

    /// The commands as they run.
    pub(super) fn run(&self) -> String {
        self.words(&self.address()).collect()
    }

    /// The commands as they are shown, without passwords.
    pub(super) fn shown(&self) -> String {
        let address = match &self.account {
            None => masked(self.address),
            Some(account) => account.shown_address().into(),
        };
        self.words(&quoted(&address)).collect()
    }

    /// The sum of what is measured of each word of [`run`](Self::run).
    pub(super) fn measured(&self, measure: fn(&str) -> usize) -> usize {
        self.words(&self.address()).map(measure).sum()
    }

    /// The quoted address, with every password.
    fn address(&self) -> Cow<'g, str> {
        match &self.account {
            None => quoted(self.address),
            Some(account) => Cow::Owned(quoted(&account.address()).into_owned()),
        }
    }

    fn words<'w>(&'w self, address: &'w str) -> impl Iterator<Item = &'w str> {
        let branch = self.branch.iter().flat_map(|branch| ["--branch=", branch, " "]);
        let folder: &str = &self.folder;
        let checkout = self.commit.iter();
        let checkout =
            checkout.flat_map(move |commit| ["git -C ", folder, " checkout --detach ", commit, "\n"]);
        iter::once("git clone ")
            .chain(branch)
            .chain(["-- ", address, " ", folder, "\n"])
            .chain(checkout)
    }
}

impl<'g> Account<'g> {
    fn of(credential: &'g Stored, address: &'g str) -> Result<Self, PlanError> {
        let member = |key| credential.get(key).and_then(Stored::as_str).unwrap_or_default();
        match address.split_once("://") {
            Some((scheme, rest)) if !rest.contains("://") => Ok(Self {
                user: member("username"),
                password: member("password"),
                scheme,
                rest,
            }),
            _ => Err(PlanError::RepositoryWithCredential(masked(address).into_owned())),
        }
    }

    fn address(&self) -> String {
        let encoded = |text| utf8_percent_encode(text, RESERVED);
        let (user, password) = (encoded(self.user), encoded(self.password));
        format!("{}://{user}:{password}@{}", self.scheme, self.rest)
    }

    fn shown_address(&self) -> String {
        let user = utf8_percent_encode(self.user, RESERVED);
        let rest = masked_behind_scheme(self.rest);
        format!("{}://{user}:{MASK}@{}", self.scheme, rest)
    }
}

/// An address with `***` for a password that stands in it.
fn masked(address: &str) -> Cow<'_, str> {
    match address.split_once("://") {
        Some((scheme, rest)) => match masked_behind_scheme(rest) {
            Cow::Owned(rest) => Cow::Owned(format!("{scheme}://{rest}")),
            Cow::Borrowed(_) => Cow::Borrowed(address),
        },
        None => Cow::Borrowed(address),
    }
}

/// The same of what stands behind `://`.
fn masked_behind_scheme(rest: &str) -> Cow<'_, str> {
    let with_mask = || {
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (account, host) = authority.rsplit_once('@')?;
        let (user, _) = account.split_once(':')?;
        Some(format!("{user}:{MASK}@{host}{path}"))
    };
    with_mask().map_or(Cow::Borrowed(rest), Cow::Owned)
}

/// The last part of an address, without `.git`.
fn folder_of(repository: &str) -> Option<&str> {
    let last = repository.trim_end_matches('/').rsplit(['/', ':']).next()?;
    let name = last.strip_suffix(".git").unwrap_or(last);
    (!name.is_empty()).then_some(name)
}

/// Whether a text holds letters, digits and a few other characters only, in all of which the shell sees text.
pub(crate) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| PLAIN[usize::from(byte)])
}

/// The bytes of plain texts. A table, because whole scripts are looked at byte by byte.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric()
            || matches!(
                byte,
                b'-' | b'_' | b'.' | b'/' | b':' | b'@' | b'%' | b'+' | b'=' | b','
            );
        byte += 1;
    }
    plain
};

/// An argument in single quotes where the shell would see anything else in it than text.
fn quoted(argument: &str) -> Cow<'_, str> {
    if !argument.is_empty() && is_plain(argument) {
        Cow::Borrowed(argument)
    } else {
        Cow::Owned(format!("'{}'", argument.replace('\'', r"'\''")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn git(members: &[(&'static str, &str)]) -> Stored {
        let text = |&(key, value): &(&'static str, &str)| (key.into(), Stored::Text(value.to_owned()));
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
            Cloning::of(&git).unwrap().run(),
            "git clone --branch=22.03 -- https://github.com/lablup/backend.ai /home/work/bai\n\
             git -C /home/work/bai checkout --detach e59bd61\n"
        );
    }

    #[test]
    fn what_is_written_is_never_run() {
        let git = git(&[("repository", "https://x/y'; rm -rf ~ #"), ("dest_dir", "a b")]);
        assert_eq!(
            Cloning::of(&git).unwrap().run(),
            "git clone -- 'https://x/y'\\''; rm -rf ~ #' 'a b'\n"
        );
    }

    #[test]
    fn without_a_folder_the_last_part_of_the_address_is_taken() {
        for repository in ["https://x/y.git", "https://x/y/", "git@x:y.git", "https://x/a/y"] {
            let script = Cloning::of(&git(&[("repository", repository)])).unwrap().run();
            assert_eq!(script, format!("git clone -- {repository} y\n"));
        }
        assert!(matches!(
            Cloning::of(&git(&[("repository", "///")])),
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
            Cloning::of(&git).unwrap().run(),
            "git clone -- https://me%40x:a%3Ab%2F%C3%BC@x/y y\n"
        );
        assert_eq!(
            Cloning::of(&git).unwrap().shown(),
            "git clone -- 'https://me%40x:***@x/y' y\n"
        );
    }

    #[test]
    fn a_password_in_the_address_is_not_shown() {
        let git = git(&[("repository", "https://me:secret@x/y")]);
        let commands = Cloning::of(&git).unwrap();
        assert_eq!(commands.run(), "git clone -- https://me:secret@x/y y\n");
        assert_eq!(commands.shown(), "git clone -- 'https://me:***@x/y' y\n");
    }
}
