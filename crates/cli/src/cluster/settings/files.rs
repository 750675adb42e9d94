//! `~/.backend.ai/config.toml` and `credentials.toml`, or those of a profile.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use directories::BaseDirs;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::super::failure::Failure;
use super::environment;

/// What the files say.
#[derive(Default)]
pub(super) struct Files {
    pub(super) endpoint: Option<String>,
    pub(super) endpoint_type: Option<String>,
    pub(super) skip_ssl_verification: Option<bool>,
    pub(super) access_key: Option<String>,
    pub(super) secret_key: Option<Zeroizing<String>>,
}

#[derive(Deserialize)]
#[serde(bound = "T: DeserializeOwned + Default")]
struct File<T> {
    #[serde(rename = "backend-ai", default)]
    table: T,
}

#[derive(Default, Deserialize)]
struct Config {
    endpoint: Option<String>,
    endpoint_type: Option<String>,
    skip_ssl_verification: Option<bool>,
}

#[derive(Default, Deserialize)]
struct Credentials {
    access_key: Option<String>,
    secret_key: Option<String>,
}

/// Reads the files of the profile that `BACKEND_PROFILE` or the file `current-profile` names, or those without one.
pub(super) fn read() -> Result<Files, Failure> {
    let Some(folder) = folder()? else {
        return Ok(Files::default());
    };
    let config: Config = table(&folder.join("config.toml"))?;
    let credentials: Credentials = table(&folder.join("credentials.toml"))?;
    Ok(Files {
        endpoint: config.endpoint,
        endpoint_type: config.endpoint_type,
        skip_ssl_verification: config.skip_ssl_verification,
        access_key: credentials.access_key,
        secret_key: credentials.secret_key.map(Zeroizing::new),
    })
}

fn folder() -> Result<Option<PathBuf>, Failure> {
    let Some(folders) = BaseDirs::new() else {
        return Ok(None);
    };
    let root = folders.home_dir().join(".backend.ai");
    let current = || {
        let text = fs::read_to_string(root.join("current-profile")).ok()?;
        Some(text.trim().to_owned()).filter(|name| !name.is_empty())
    };
    let Some(profile) = environment::text("PROFILE").or_else(current) else {
        return Ok(Some(root));
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let folder = root.join("profiles").join(&profile);
    if profile.starts_with('.') || !profile.chars().all(is_name) || !folder.is_dir() {
        return Err(Failure::settings(
            &format!("there is no profile `{profile}`"),
            "set BACKEND_PROFILE to one of the folders in ~/.backend.ai/profiles",
        ));
    }
    Ok(Some(folder))
}

/// A file's table `[backend-ai]`; a missing file says nothing. Errors name the place, never the text that stands there.
fn table<T: DeserializeOwned + Default>(path: &Path) -> Result<T, Failure> {
    let name = path.display();
    let text = match fs::read_to_string(path) {
        Ok(text) => Zeroizing::new(text),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(T::default()),
        Err(error) => {
            return Err(Failure::settings(
                &format!("`{name}` cannot be read: {error}"),
                "mend it or remove it",
            ));
        }
    };
    let file: File<T> = toml::from_str(&text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start));
        let line = before.map_or(1, |before| before.matches('\n').count() + 1);
        Failure::settings(
            &format!("`{name}`, line {line}: {}", error.message()),
            "mend that line; the file is TOML with a table [backend-ai]",
        )
    })?;
    Ok(file.table)
}
