//! The user's keypair: made on first start, kept in a file that only its owner can read.

use serde::Deserialize;
use sesstpl_manager_api::Keypair;

use crate::StartError;
use crate::folder::{DataFolder, FolderError};
use crate::random;

/// The file's name in the data folder.
const FILE: &str = "keypair.yaml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    access_key: String,
    secret_key: String,
}

/// The keypair, and whether it was made just now.
pub(crate) fn ensure(folder: &DataFolder) -> Result<(Keypair, bool), StartError> {
    if let Some(text) = folder.read(FILE)? {
        let written: Written = serde_yaml::from_str(&text).map_err(|error| FolderError::Access {
            path: folder.file(FILE),
            source: std::io::Error::other(format!("{error}; delete the file to have a new keypair made")),
        })?;
        return Ok((Keypair::new(&written.access_key, &written.secret_key), false));
    }
    let keypair = Keypair::new(&random::access_key()?, &random::secret_key()?);
    let text = format!(
        "# The keypair of this embedded manager. Who can read this file can use the manager.\n\
         access_key: \"{}\"\nsecret_key: \"{}\"\n",
        keypair.access_key(),
        keypair.secret_key()
    );
    folder.write_private(FILE, &text)?;
    Ok((keypair, true))
}
