//! The configuration file.

mod agent;
mod error;
mod limits;

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sesstpl::Release;

use crate::options::TlsFiles;

pub(crate) use agent::AgentConfig;
pub use error::ConfigError;
pub(crate) use limits::Limits;

/// What the configuration file may say. Everything has a default.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Config {
    /// The address to listen on.
    pub(crate) address: IpAddr,
    /// The port to listen on, 0 for any free one.
    pub(crate) port: Option<u16>,
    /// Host names besides this machine's loopback names that requests may be addressed to.
    pub(crate) allowed_hosts: Vec<String>,
    /// Where to keep the database and the keypair; relative to the configuration file.
    pub(crate) data_dir: Option<PathBuf>,
    /// The `PostgreSQL` database to use in place of a file in the data folder.
    pub(crate) database_url: Option<String>,
    /// The folder of the built editor; relative to the configuration file.
    pub(crate) editor_dir: Option<PathBuf>,
    /// The manager release whose template check applies.
    #[serde(deserialize_with = "release")]
    pub(crate) release: Release,
    /// The manager release to answer as, in everything; none: as the newest, with reasons.
    #[serde(deserialize_with = "release_if_any")]
    pub(crate) as_release: Option<Release>,
    /// The e-mail address of the one user.
    pub(crate) user: String,
    /// The one domain.
    pub(crate) domain: String,
    /// The projects that the user is in; the first is the one that is offered.
    pub(crate) projects: Vec<String>,
    /// The certificate and its key; relative to the configuration file.
    pub(crate) tls: Option<TlsFiles>,
    /// Whether others may reach the server without encryption.
    pub(crate) plain_http: bool,
    /// How many and how slow connections may be.
    pub(crate) limits: Limits,
    /// How many requests a keypair may send in 15 minutes; 0: any number.
    pub(crate) rate_limit: u32,
    /// What the dry-run agent seems to have.
    pub(crate) agent: AgentConfig,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: None,
            allowed_hosts: Vec::new(),
            data_dir: None,
            database_url: None,
            editor_dir: None,
            release: Release::LATEST,
            as_release: None,
            user: "user@localhost".to_owned(),
            domain: "default".to_owned(),
            projects: vec!["default".to_owned()],
            tls: None,
            plain_http: false,
            limits: Limits::default(),
            rate_limit: 30_000,
            agent: AgentConfig::default(),
        }
    }
}

impl Config {
    /// Reads a configuration file; without one, the defaults.
    pub(crate) fn load(path: Option<&Path>) -> Result<Self, ConfigError> {
        let Some(path) = path else {
            return Ok(Self::default());
        };
        let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Read {
            path: path.to_owned(),
            source,
        })?;
        let mut config = Self::parse(&text, path)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let tls = config.tls.as_mut();
        let of_tls = tls
            .into_iter()
            .flat_map(|files| [&mut files.certificate, &mut files.key]);
        let folders = [&mut config.data_dir, &mut config.editor_dir]
            .into_iter()
            .flatten();
        for inner in folders.chain(of_tls) {
            *inner = folder.join(&inner);
        }
        Ok(config)
    }

    fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        // An empty file says nothing, which YAML calls null.
        let config: Option<Self> =
            serde_yaml::from_str(text).map_err(|error| ConfigError::from_yaml(path, &error))?;
        let config = config.unwrap_or_default();
        if config.projects.is_empty() {
            return Err(ConfigError::NoProjects {
                path: path.to_owned(),
            });
        }
        Ok(config)
    }
}

fn release<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Release, D::Error> {
    String::deserialize(deserializer)?
        .parse()
        .map_err(serde::de::Error::custom)
}

fn release_if_any<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Release>, D::Error> {
    release(deserializer).map(Some)
}

/// Amounts by slot name, as people write them: `4`, `16g`, `0.5`.
pub(crate) type WrittenSlots = BTreeMap<String, serde_json::Value>;

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config, String> {
        Config::parse(text, Path::new("serve.yaml")).map_err(|error| error.to_string())
    }

    #[test]
    fn an_empty_file_means_the_defaults() {
        let config = parse("").unwrap();
        assert_eq!(config.address, IpAddr::V4(Ipv4Addr::LOCALHOST));
        assert_eq!(config.projects, ["default"]);
    }

    #[test]
    fn the_example_says_what_the_defaults_are() {
        let example = parse(include_str!("../../serve.example.yaml")).unwrap();
        let default = Config::default();
        assert_eq!(example.address, default.address);
        assert_eq!(example.port, Some(crate::DEFAULT_PORT));
        assert_eq!(example.release, default.release);
        assert_eq!(example.user, default.user);
        assert_eq!(example.domain, default.domain);
        assert_eq!(example.projects, default.projects);
        assert_eq!(example.agent, default.agent);
    }

    #[test]
    fn paths_are_relative_to_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("serve.yaml");
        std::fs::write(&file, "data_dir: data\neditor_dir: /editor\n").unwrap();
        let config = Config::load(Some(&file)).unwrap();
        assert_eq!(config.data_dir, Some(folder.path().join("data")));
        assert_eq!(config.editor_dir, Some(PathBuf::from("/editor")));
    }

    #[test]
    fn settings_replace_the_defaults() {
        let config =
            parse("release: '23.9'\nagent:\n  slots: {cpu: 0.5, mem: 8g}\n  delays: {batch: 2}\n").unwrap();
        assert_eq!(config.release.to_string(), "23.9.10");
        assert_eq!(config.agent.capacity.to_string(), "cpu 0.5, mem 8 GiB");
        assert_eq!(config.agent.delays.batch.as_millis(), 2000);
        assert_eq!(
            config.agent.delays.preparing,
            AgentConfig::default().delays.preparing
        );
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        let cases = [
            ("prot: 80\n", "serve.yaml:1:1"),
            ("port: 0\nagent:\n  slots:\n    mem: 4Gi\n", "4Gi"),
            ("port: seventy\n", "serve.yaml:1:7"),
            ("user: \"me\n", "serve.yaml:2:1: found unexpected end of stream"),
            ("release: '19.3'\n", "oldest known is 20.3"),
            ("projects: []\n", "at least one project"),
            (
                "agent:\n  delays:\n    batch: -1\n",
                "serve.yaml:3:5: agent.delays: -1 is no number of seconds",
            ),
        ];
        for (text, expected) in cases {
            let error = parse(text).unwrap_err();
            assert!(
                error.contains(expected),
                "{text}\nexpected {expected}\ngot {error}"
            );
        }
    }
}
