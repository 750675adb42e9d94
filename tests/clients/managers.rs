//! Running managers, where the environment names some.

use crate::client::{ACCESS_KEY, Client, SECRET_KEY};
use crate::scenario::{self, Expectation};

/// A running manager.
pub(crate) struct Manager {
    pub(crate) release: String,
    pub(crate) endpoint: String,
}

impl Manager {
    /// `SESSTPL_MANAGERS` has release and endpoint of each, as `26.9.6=http://127.0.0.1:8091,…`.
    pub(crate) fn given() -> Vec<Self> {
        pairs("SESSTPL_MANAGERS")
            .into_iter()
            .map(|(release, endpoint)| Self { release, endpoint })
            .collect()
    }

    /// Somebody with the keypair of `SESSTPL_ACCESS_KEY` and `SESSTPL_SECRET_KEY`, or else of the sample data, who
    /// reaches the manager at this address.
    pub(crate) fn client_at(endpoint: &str) -> Client {
        let key = |name, sample: &str| std::env::var(name).unwrap_or_else(|_| sample.to_owned());
        Client::bare()
            .with("ENDPOINT", endpoint)
            .with("ACCESS_KEY", &key("SESSTPL_ACCESS_KEY", ACCESS_KEY))
            .with("SECRET_KEY", &key("SESSTPL_SECRET_KEY", SECRET_KEY))
    }

    pub(crate) fn client(&self) -> Client {
        Self::client_at(&self.endpoint)
    }

    /// 22.9.23 and 23.9.10 of the sample set-up have no machine.
    pub(crate) fn expectation(&self) -> Expectation {
        Expectation {
            runs: self.release.starts_with("25.") || self.release.starts_with("26."),
            has_services: true,
        }
    }
}

/// A variable of the form `NAME=VALUE,…`.
pub(crate) fn pairs(variable: &str) -> Vec<(String, String)> {
    let text = std::env::var(variable).unwrap_or_default();
    let pairs = text.split(',').filter_map(|pair| pair.trim().split_once('='));
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

#[test]
fn every_command_works_on_every_manager_that_is_given() {
    for manager in Manager::given() {
        scenario::play(&manager.client(), &manager.expectation());
        println!("{}: every command", manager.release);
    }
}
