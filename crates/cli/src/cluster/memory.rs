//! Where logins and what was loaded are remembered.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use sesstpl_manager_api::{Endpoint, SessionId};
use zeroize::Zeroizing;

use super::failure::Failure;

/// What proves the login at a cluster, if there is one.
pub(super) fn read(endpoint: &Endpoint) -> Result<Option<SessionId>, Failure> {
    let path = path("logins", endpoint)?;
    Ok(content(&path)?.map(|text| SessionId::new(text.trim())))
}

/// Remembers a login, in a file that only its owner can read.
pub(super) fn write(endpoint: &Endpoint, login: &SessionId) -> Result<(), Failure> {
    let path = path("logins", endpoint)?;
    private(&path, login.reveal()).map_err(|error| unusable(&path, &error))
}

/// Forgets a login.
pub(super) fn remove(endpoint: &Endpoint) -> Result<(), Failure> {
    let path = path("logins", endpoint)?;
    match fs::remove_file(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(unusable(&path, &error)),
        _ => Ok(()),
    }
}

/// The fingerprint of a template as it was last got or stored from here.
pub(super) fn loaded(endpoint: &Endpoint, id: &str) -> Result<Option<String>, Failure> {
    let path = path("loaded", endpoint)?.join(id);
    Ok(content(&path)?.map(|text| text.trim().to_owned()))
}

/// Remembers the fingerprint of a template that was got or stored.
pub(super) fn remember(endpoint: &Endpoint, id: &str, fingerprint: &str) -> Result<(), Failure> {
    let path = path("loaded", endpoint)?.join(id);
    private(&path, fingerprint).map_err(|error| unusable(&path, &error))
}

fn content(path: &Path) -> Result<Option<Zeroizing<String>>, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(Zeroizing::new(text))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unusable(path, &error)),
    }
}

fn path(folder: &str, endpoint: &Endpoint) -> Result<PathBuf, Failure> {
    let folders = ProjectDirs::from("", "", "sesstpl").ok_or_else(|| {
        Failure::settings(
            "there is no folder to remember logins in",
            "set HOME to your home folder",
        )
    })?;
    let folder = folders.data_local_dir().join("cluster").join(folder);
    Ok(folder.join(file_name(&endpoint.to_string())))
}

/// A name for each address, and no name for two: a login must not go to another cluster.
fn file_name(address: &str) -> String {
    address.bytes().fold(String::new(), |mut name, byte| {
        if byte.is_ascii_alphanumeric() {
            name.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(name, "%{byte:02X}");
        }
        name
    })
}

/// Writes a file that nobody else can read, whole or not at all.
fn private(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let temporary = path.with_extension("new");
    // What an ended run has left is not ours to open: it may be readable.
    match fs::remove_file(&temporary) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(&temporary)?.write_all(text.as_bytes())?;
    fs::rename(&temporary, path)
}

fn unusable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::because(
        format!("`{}` cannot be used", path.display()),
        error,
        "check that the file and its folder are yours",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_has_a_name_of_its_own() {
        let addresses = [
            "https://a.b",
            "https://a_b",
            "https://a-b",
            "https://a/b",
            "http://a.b",
        ];
        let names = addresses.map(file_name);
        for (index, name) in names.iter().enumerate() {
            assert!(!names[..index].contains(name), "{names:?}");
            assert!(!name.contains(['/', '.']), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_what_is_remembered() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("logins/one");
        for text in ["first", "second"] {
            private(&path, text).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
